/**
 * The comment header that Vorbis, Opus, Speex, Theora and FLAC share: who made the encoder, then lines such as ARTIST=…
 * (Vorbis I specification, 5; RFC 7845, 5.2).
 */
import type { Trace } from '../cleaned.js'
import { traceOfComment } from './trace-of-comment.js'

const SPACE = 0x20
const MAX_COMMENTS = 10_000

/**
 * A header of the same length that says nothing: the name of the encoder is spaces, as many as fill it, and there are no
 * comments.
 * @param mark the length of what stands before the name; it is kept
 * @param hasFrame whether a set bit ends the header, as Vorbis has it
 * @returns null when the header is not in form
 */
export function blankComments(
  header: Uint8Array,
  mark: number,
  hasFrame: boolean,
): { header: Uint8Array<ArrayBuffer>; traces: Trace[] } | null {
  const vendorBytes = header.length - mark - 8 - (hasFrame ? 1 : 0)
  if (vendorBytes < 0) return null
  const blank = new Uint8Array(header.length)
  blank.set(header.subarray(0, mark))
  const view = new DataView(blank.buffer)
  view.setUint32(mark, vendorBytes, true)
  blank.fill(SPACE, mark + 4, mark + 4 + vendorBytes)
  if (hasFrame) blank[header.length - 1] = 1
  const isBlankAlready = blank.every((byte, i) => byte === header[i])
  const traces = isBlankAlready ? [] : findTraces(header.subarray(mark))
  return traces && { header: blank, traces }
}

function findTraces(comments: Uint8Array): Trace[] | null {
  const view = new DataView(comments.buffer, comments.byteOffset, comments.length)
  const traces = new Set<Trace>()
  const vendorBytes = view.getUint32(0, true)
  if (vendorBytes > comments.length - 8) return null
  if (comments.subarray(4, 4 + vendorBytes).some((byte) => byte > SPACE)) traces.add('device')
  let at = 4 + vendorBytes
  const count = view.getUint32(at, true)
  at += 4
  for (let i = 0; i < Math.min(count, MAX_COMMENTS) && at + 4 <= comments.length; i++) {
    const lengthBytes = view.getUint32(at, true)
    if (at + 4 + lengthBytes > comments.length) return null
    const line = String.fromCharCode(
      ...comments.subarray(at + 4, at + 4 + Math.min(lengthBytes, 64)),
    )
    traces.add(traceOfComment(line) ?? 'comment')
    at += 4 + lengthBytes
  }
  // What is behind the comments is padding, if it is nothing but zeros; the end of Vorbis is one set bit.
  if (comments.subarray(at).some((byte) => byte > 1)) traces.add('hidden')
  return [...traces]
}
