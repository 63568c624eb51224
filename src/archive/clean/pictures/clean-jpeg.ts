/**
 * JPEG: what is needed to decode the picture is taken over as it stands, and nothing else is: no EXIF, XMP or IPTC, no
 * comment, nothing behind the end of the first picture (second pictures, videos, archives).
 * Markers: ITU-T T.81, B.1.1 and Table B.1.
 */
import { createBlobReader, type BlobReader } from '../blob-reader.js'
import type { Cleaned, Trace } from '../cleaned.js'
import { countIccPieces } from './count-icc-pieces.js'
import { createAppSegmentFilter, type Verdict } from './jpeg-app-segment.js'
import {
  COM,
  createJpegSegment,
  EOI,
  FILL,
  findJpegSegment,
  isApplication,
  isFrame,
  isNeeded,
  SOI,
  SOS,
} from './jpeg-segment.js'
import { createKeptParts, MAX_BLOCKS } from '../kept-parts.js'
import { trimJpegTables } from './trim-jpeg-tables.js'

/** Read first, which is enough for an empty scan; then what is read at once of a long one. */
const FIRST_WINDOW_BYTES = 256
const WINDOW_BYTES = 65_536

export async function cleanJpeg(file: Blob): Promise<Cleaned | null> {
  const reader = createBlobReader(file)
  const [first, second] = await reader.read(0, 2)
  if (first !== 0xff || second !== SOI) return null
  const kept = createKeptParts(file)
  kept.keep(0, 2)
  const removed = new Set<Trace>()
  const judgeApplication = createAppSegmentFilter(await countIccPieces(reader))
  const judge = (marker: number, body: Uint8Array): Verdict | null => {
    if (isNeeded(marker)) return trimJpegTables(marker, body)
    if (isApplication(marker)) return judgeApplication(marker, body)
    return { body: null, traces: [marker === COM ? 'comment' : 'hidden'] }
  }
  let at = 2
  let hasFrame = false
  let hasScan = false

  for (let count = 0; count < MAX_BLOCKS; count++) {
    const segment = await findJpegSegment(reader, at)
    if (segment?.marker === FILL) {
      kept.keep(at, segment.end)
      at = segment.end
      continue
    }
    const isEnd = segment?.marker === EOI
    const verdict =
      segment && !isEnd
        ? judge(segment.marker, await reader.read(segment.bodyAt, segment.end - segment.bodyAt))
        : null
    if (!segment || !verdict) {
      // The end, or cut off: everything until here has been walked, and nothing behind it is kept. Before the first scan
      // there is no picture to show.
      if (!hasScan) return null
      const end = isEnd ? at + 2 : at
      kept.keep(at, end)
      if (end < file.size) removed.add('hidden')
      return kept.finish(removed, false)
    }
    const { marker, end } = segment
    if (verdict === 'keep') kept.keep(at, end)
    else {
      if (verdict.body) kept.put(createJpegSegment(marker, verdict.body))
      for (const trace of verdict.traces) removed.add(trace)
    }
    at = end
    hasFrame ||= isFrame(marker)
    if (marker !== SOS) continue
    if (!hasFrame) return null
    hasScan = true
    at = await findScanEnd(reader, end)
    kept.keep(end, at)
  }
  return null
}

/**
 * Where the coded data ends: at the next marker that is none of its own, or where the file does. Its own are stuffed
 * zeros, restart markers (RST0 to RST7) and fill bytes.
 */
async function findScanEnd(reader: BlobReader, from: number): Promise<number> {
  let at = from
  while (at < reader.size) {
    const window = await reader.read(at, at === from ? FIRST_WINDOW_BYTES : WINDOW_BYTES)
    let found = window.indexOf(0xff)
    while (found !== -1 && found + 1 < window.length) {
      const next = window[found + 1]!
      const isOfScan = next === 0 || next === FILL || (next >= 0xd0 && next <= 0xd7)
      if (!isOfScan) return at + found
      found = window.indexOf(0xff, found + (next === FILL ? 1 : 2))
    }
    if (found === -1) at += window.length
    else if (window.length === 1) return reader.size
    else at += found // the last byte: what it means is told by the first of the next window
  }
  return reader.size
}
