/**
 * JPEG: what is needed to decode the picture is taken over as it stands, and nothing else is: no EXIF, XMP or IPTC, no
 * comment, nothing behind the end of the first picture (second pictures, videos, archives).
 * Markers: ITU-T T.81, B.1.1 and Table B.1.
 */
import { createBlobReader, type BlobReader } from '../blob-reader.js'
import type { Cleaned, Trace } from '../cleaned.js'
import { createAppSegmentFilter, type Verdict } from './jpeg-app-segment.js'
import { createKeptParts, MAX_BLOCKS } from '../kept-parts.js'

/** Read first, which is enough for an empty scan; then what is read at once of a long one. */
const FIRST_WINDOW_BYTES = 256
const WINDOW_BYTES = 65_536
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const COM = 0xfe
const FILL = 0xff

export async function cleanJpeg(file: Blob): Promise<Cleaned | null> {
  const reader = createBlobReader(file)
  const [first, second] = await reader.read(0, 2)
  if (first !== 0xff || second !== SOI) return null
  const kept = createKeptParts(file)
  kept.keep(0, 2)
  const removed = new Set<Trace>()
  const judge = createAppSegmentFilter()
  let at = 2
  let hasFrame = false
  let hasScan = false

  for (let count = 0; count < MAX_BLOCKS; count++) {
    const [mark, marker = 0, high = 0, low = 0] = await reader.read(at, 4)
    if (mark === 0xff && marker === FILL) {
      kept.keep(at, ++at)
      continue
    }
    if (mark === 0xff && marker === EOI && hasScan) {
      kept.keep(at, at + 2)
      if (at + 2 < file.size) removed.add('hidden')
      return kept.finish(removed, false)
    }
    const end = at + 2 + ((high << 8) | low)
    if (mark !== 0xff || !hasLength(marker) || end < at + 4 || end > file.size) {
      // Cut off: everything until here has been walked, and what follows is no segment. Before the first scan there is
      // no picture to show.
      if (at < file.size) removed.add('hidden')
      return hasScan ? kept.finish(removed, true) : null
    }
    if (isNeeded(marker)) kept.keep(at, end)
    else {
      const verdict: Verdict = isApplication(marker)
        ? judge(marker, await reader.read(at + 4, end - at - 4))
        : { body: null, traces: [marker === COM ? 'comment' : 'hidden'] }
      if (verdict === 'keep') kept.keep(at, end)
      else {
        if (verdict.body) kept.put(createSegment(marker, verdict.body))
        for (const trace of verdict.traces) removed.add(trace)
      }
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

function hasLength(marker: number): boolean {
  return marker > 0x01 && !(marker >= 0xd0 && marker <= EOI)
}

function isApplication(marker: number): boolean {
  return marker >= 0xe0 && marker <= 0xef
}

/** SOF0 to SOF15; among their numbers are DHT, JPG (reserved) and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Frames, tables, SOS, DQT, DNL, DRI, DHP and EXP. */
function isNeeded(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= SOS && marker <= 0xdf)
}

function createSegment(marker: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const lengthBytes = body.length + 2
  return new Uint8Array([0xff, marker, lengthBytes >> 8, lengthBytes & 0xff, ...body])
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
