/** What is known while the boxes of one file are walked, and how to read and free them. */
import type { Trace } from '../cleaned.js'
import { type Box, readBoxes } from './read-boxes.js'
import { NotInForm } from '../not-in-form.js'
import { type Cleaning, zeroRange } from '../zero-range.js'

export interface BoxCleaning extends Cleaning {
  boxesLeft: number
}

const SPACE = new Set(['free', 'skip', 'wide'])
const FREE = new Uint8Array([0x66, 0x72, 0x65, 0x65])

/** Turns a box into free space of the same size (ISO/IEC 14496-12, 8.1.2). */
export async function freeBox(
  cleaning: BoxCleaning,
  box: Box,
  traces: Iterable<Trace>,
): Promise<void> {
  if (!SPACE.has(box.type)) {
    cleaning.patches.push({ offset: box.start + 4, lengthBytes: 4, bytes: FREE })
  }
  await zeroRange(cleaning, box.bodyStart, box.end, traces)
}

/** The boxes inside one; what stands behind the last of them is made zeros, as QuickTime ends some lists with. */
export async function readChildren(
  cleaning: BoxCleaning,
  range: { start: number; end: number },
  isNeeded: (type: string) => boolean,
): Promise<Box[]> {
  const { boxes, stoppedAt, cutOff } = await readBoxes(cleaning.reader, range, cleaning)
  if (cutOff && isNeeded(cutOff.type)) throw new NotInForm(`${cutOff.type} is cut off`)
  if (stoppedAt < range.end) await zeroRange(cleaning, stoppedAt, range.end, ['hidden'])
  return boxes
}

/** A piece of a box that must be there whole. */
export async function readField(
  cleaning: BoxCleaning,
  box: Box,
  offset: number,
  lengthBytes: number,
): Promise<DataView> {
  if (box.bodyStart + offset + lengthBytes > box.end) throw new NotInForm(`${box.type} is short`)
  const bytes = await cleaning.reader.read(box.bodyStart + offset, lengthBytes)
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Four characters out of a field. */
export function toType(view: DataView, offset: number): string {
  return String.fromCharCode(
    ...new Uint8Array(view.buffer, view.byteOffset + offset, Math.min(4, view.byteLength - offset)),
  )
}
