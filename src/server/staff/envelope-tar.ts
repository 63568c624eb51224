/**
 * Envelopes as one tar: `SHA256SUMS` first, then the keyring and the lists that the desk needs, then each envelope under
 * its receipt. Made while it is sent, so that it takes no memory; its length is known before, so that a browser can tell
 * how far it is.
 */
import {
  END_OF_ARCHIVE_BYTES,
  createUstarHeader,
  fillOf,
  BLOCK_BYTES,
} from '../../archive/write-ustar.js'
import { receiptOfId, type EnvelopeId } from '../../domain/receipt.js'

export interface TarEnvelope {
  id: EnvelopeId
  sizeBytes: number
}

export interface TarFile {
  name: string
  bytes: Uint8Array
}

export interface EnvelopeTar {
  lengthBytes: number
  /** Throws when an envelope is not there any more: what was announced cannot be sent. */
  read(): Iterable<Uint8Array>
}

export function createEnvelopeTar(
  envelopes: readonly TarEnvelope[],
  files: readonly TarFile[],
  readChunks: (id: EnvelopeId) => Iterable<Uint8Array>,
): EnvelopeTar {
  const lines = envelopes.map(({ id }) => `${id}  ${fileNameOf(id)}\n`)
  const small = [{ name: 'SHA256SUMS', bytes: Buffer.from(lines.join('')) }, ...files]
  const sizes = [
    ...small.map(({ bytes }) => bytes.length),
    ...envelopes.map((each) => each.sizeBytes),
  ]
  return {
    lengthBytes: sizes.reduce(
      (sum, sizeBytes) => sum + BLOCK_BYTES + sizeBytes + fillOf(sizeBytes),
      END_OF_ARCHIVE_BYTES,
    ),
    *read() {
      for (const { name, bytes } of small) yield* writeEntry(name, bytes.length, [bytes])
      for (const { id, sizeBytes } of envelopes) {
        yield* writeEntry(fileNameOf(id), sizeBytes, readChunks(id))
      }
      yield new Uint8Array(END_OF_ARCHIVE_BYTES)
    },
  }
}

export function fileNameOf(id: EnvelopeId): string {
  return `${receiptOfId(id)}.tar.pgp`
}

function* writeEntry(
  name: string,
  sizeBytes: number,
  chunks: Iterable<Uint8Array>,
): Iterable<Uint8Array> {
  yield createUstarHeader(name, sizeBytes)
  let written = 0
  for (const chunk of chunks) {
    written += chunk.length
    yield chunk
  }
  if (written !== sizeBytes) throw new Error('an envelope is not there any more')
  yield new Uint8Array(fillOf(sizeBytes))
}
