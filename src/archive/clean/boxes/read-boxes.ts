/** Reads the headers of the boxes that stand side by side in a range (ISO/IEC 14496-12, 4.2; QuickTime: "atoms"). */
import type { BlobReader } from '../blob-reader.js'
import { NotInForm } from '../not-in-form.js'

export interface Box {
  /** Four characters, Latin-1. */
  type: string
  start: number
  /** Where what follows size and type begins; for `uuid` that is the 16 bytes of the extended type. */
  bodyStart: number
  end: number
}

export interface Boxes {
  boxes: Box[]
  /** Where the last whole box ends. */
  stoppedAt: number
  /** A box there whose size goes beyond the range, with its end as it claims it. */
  cutOff: Box | null
}

/** A real file has some hundreds, a long fragmented one some ten thousands. */
export const MAX_BOXES = 100_000

/** Stops, without a word, at the first bytes that are no whole box. */
export async function readBoxes(
  reader: BlobReader,
  range: { start: number; end: number },
  budget: { boxesLeft: number },
): Promise<Boxes> {
  const boxes: Box[] = []
  let at = range.start
  while (range.end - at >= 8) {
    const box = readHeader(await reader.read(at, 16), at, range.end)
    if (!box) break
    if (box.end > range.end) return { boxes, stoppedAt: at, cutOff: box }
    if (--budget.boxesLeft < 0) throw new NotInForm('too many boxes')
    boxes.push(box)
    at = box.end
  }
  return { boxes, stoppedAt: at, cutOff: null }
}

function readHeader(bytes: Uint8Array, start: number, rangeEnd: number): Box | null {
  if (bytes.length < 8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const type = String.fromCharCode(...bytes.subarray(4, 8))
  // What has no name is no box; 0xa9 is the "©" of QuickTime's texts.
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null
  const size = view.getUint32(0)
  if (size === 0) return { type, start, bodyStart: start + 8, end: rangeEnd } // to the end
  if (size !== 1) {
    return size < 8 ? null : { type, start, bodyStart: start + 8, end: start + size }
  }
  if (bytes.length < 16) return null
  // Beyond 2^53 the sum is not exact, but still beyond every range.
  const large = view.getUint32(8) * 2 ** 32 + view.getUint32(12)
  return large < 16 ? null : { type, start, bodyStart: start + 16, end: start + large }
}
