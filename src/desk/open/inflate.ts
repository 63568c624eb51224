/** What was compressed before it was sealed: no form does that, GnuPG by hand does. It stops at a limit; a bomb is no tip. */
import { OPENPGP_CONFIG } from '../../openpgp/openpgp-config.js'
import { heldSource, readPieces } from '../batch/read-bytes.js'
import { NotOpenedError } from '../not-opened.js'

/** RFC 9580, 9.4. BZip2 has no part in a browser, and no program takes it unless it is told to. */
const FORMATS: Record<number, 'deflate-raw' | 'deflate'> = { 1: 'deflate-raw', 2: 'deflate' }
const UNCOMPRESSED = 0

/**
 * @param body of a compressed packet: the octet that says how, then the rest
 * Throws NotOpenedError `too_much`, `not_a_tip` when it cannot be unpacked, `other_message` when it is packed in another way.
 */
export async function* inflate(body: Uint8Array): AsyncGenerator<Uint8Array, void> {
  const method = body[0] ?? -1
  const packed = heldSource('', body.subarray(1))
  if (method === UNCOMPRESSED) {
    yield* readPieces(packed, 0, packed.sizeBytes)
    return
  }
  const format = FORMATS[method]
  if (!format) throw new NotOpenedError('other_message')
  let bytes = 0
  const unpacker: ReadableWritablePair<Uint8Array, Uint8Array> = new DecompressionStream(
    format,
  ) as never
  const pieces = packed.read(0, packed.sizeBytes).pipeThrough(unpacker).getReader()
  try {
    for (;;) {
      const { done, value } = await pieces.read().catch((cause: unknown) => {
        throw new NotOpenedError('not_a_tip', { cause })
      })
      if (done) return
      bytes += value.length
      if (bytes > OPENPGP_CONFIG.maxDecompressedMessageSize) throw new NotOpenedError('too_much')
      yield value
    }
  } finally {
    void pieces.cancel().catch(() => undefined)
  }
}
