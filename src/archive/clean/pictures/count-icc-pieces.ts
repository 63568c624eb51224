/**
 * A colour profile in a JPEG stands in one APP2 segment or more, and only the first of them has a header to know it by:
 * the others could hold anything. So a profile counts only as a whole. Layout: ICC.1:2022, 7.2.2 and B.4.
 */
import type { BlobReader } from '../blob-reader.js'
import { startsWithText } from '../byte-text.js'
import { MAX_BLOCKS } from '../kept-parts.js'
import { ICC_HEADER_BYTES, isIccHeader } from './icc-header.js'
import { EOI, findJpegSegment, SOS } from './jpeg-segment.js'

/** "ICC_PROFILE", then the number of this piece and how many there are. */
export const ICC_MARK_BYTES = 14
const ICC_MARK = 'ICC_PROFILE\0'
/** Profiles of cameras and screens have some KiB, those of printing presses up to about 2 MiB. */
const MAX_PROFILE_BYTES = 4_194_304

export function isIccPiece(marker: number, body: Uint8Array): boolean {
  return marker === 0xe2 && startsWithText(body, ICC_MARK)
}

/**
 * @returns how many pieces there are before the first scan, where decoders look for them; 0 when they are not numbered in
 *   order, do not agree on their count, or are not as long together as the profile says
 */
export async function countIccPieces(reader: BlobReader): Promise<number> {
  let pieces = 0
  let saidPieces = 0
  let lengthBytes = 0
  let saidBytes = 0
  let at = 2
  for (let blocks = 0; blocks < MAX_BLOCKS; blocks++) {
    const segment = await findJpegSegment(reader, at)
    if (!segment || segment.marker === SOS || segment.marker === EOI) break
    at = segment.end
    const bodyBytes = segment.end - segment.bodyAt
    const head = await reader.read(
      segment.bodyAt,
      Math.min(bodyBytes, ICC_MARK_BYTES + ICC_HEADER_BYTES),
    )
    if (!isIccPiece(segment.marker, head)) continue
    const [number = 0, count = 0] = head.subarray(ICC_MARK.length)
    const profile = head.subarray(ICC_MARK_BYTES)
    if (pieces === 0) {
      if (!isIccHeader(profile)) return 0
      saidPieces = count
      saidBytes = new DataView(profile.buffer, profile.byteOffset).getUint32(0)
    }
    if (number !== ++pieces || count !== saidPieces) return 0
    lengthBytes += bodyBytes - ICC_MARK_BYTES
  }
  const isWhole = pieces === saidPieces && lengthBytes === saidBytes
  return isWhole && lengthBytes <= MAX_PROFILE_BYTES ? pieces : 0
}
