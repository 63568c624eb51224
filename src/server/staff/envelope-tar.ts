/**
 * Envelopes as one tar: `SHA256SUMS` first, then the companions that the desk needs, then each envelope under its receipt.
 * Made while it is sent, so that it takes no memory; its length is known before, so that a browser can tell how far it is.
 */
import {
  END_OF_ARCHIVE_BYTES,
  createUstarHeader,
  fillOf,
  BLOCK_BYTES,
} from '../../archive/write-ustar.js'
import { receiptOfId, type EnvelopeId } from '../../domain/receipt.js'
import { fileOfLines, type TarFile } from './tar-file.js'

export interface TarEnvelope {
  id: EnvelopeId
  sizeBytes: number
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
  const small = [fileOfLines('SHA256SUMS', () => sumsOf(envelopes)), ...files]
  return {
    lengthBytes: [...small, ...envelopes].reduce(
      (sum, { sizeBytes }) => sum + BLOCK_BYTES + sizeBytes + fillOf(sizeBytes),
      END_OF_ARCHIVE_BYTES,
    ),
    *read() {
      for (const { name, sizeBytes, read } of small) yield* writeEntry(name, sizeBytes, read())
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

function* sumsOf(envelopes: readonly TarEnvelope[]): Iterable<string> {
  for (const { id } of envelopes) yield `${id}  ${fileNameOf(id)}\n`
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
