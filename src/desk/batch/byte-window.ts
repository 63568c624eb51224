/** Looks into a source here and there without holding it: what lies close together is read in one go. */
import type { FileSource } from './file-source.js'
import { readBytes } from './read-bytes.js'

/** The bytes from `start` up to `end`, or to the end of the source. Throws NotOpenedError `unreadable`. */
export type LookAt = (start: number, end: number) => Promise<Uint8Array>

/** Some small entries of a tar, or the beginning of one. */
const WINDOW_BYTES = 16_384

export function createByteWindow(source: FileSource): LookAt {
  let window = new Uint8Array()
  let windowAt = 0
  return async (start, end) => {
    const last = Math.min(end, source.sizeBytes)
    if (last <= start) return new Uint8Array()
    if (start < windowAt || last > windowAt + window.length) {
      const until = Math.min(Math.max(last, start + WINDOW_BYTES), source.sizeBytes)
      window = await readBytes(source, start, until)
      windowAt = start
    }
    return window.subarray(start - windowAt, last - windowAt)
  }
}
