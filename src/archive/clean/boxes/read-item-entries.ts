/** Reads `iinf`, the list of the items of a HEIF file, and blanks the names in it (ISO/IEC 14496-12, 8.11.6). */
import { type BoxCleaning, readChildren, readField, toType } from './box-cleaning.js'
import type { Box } from './read-boxes.js'
import { zeroRange } from '../zero-range.js'

export interface ItemEntry {
  id: number
  /** `Exif`, `mime`, `hvc1` …; empty in the oldest version, which knows no types. */
  type: string
}

const ENTRY = 'infe'
/** A name is some words; what is longer is not in form and blanked no further. */
const MAX_NAME_BYTES = 4096

export async function readItemEntries(cleaning: BoxCleaning, iinf: Box): Promise<ItemEntry[]> {
  const version = (await readField(cleaning, iinf, 0, 4)).getUint8(0)
  const range = { start: iinf.bodyStart + (version === 0 ? 6 : 8), end: iinf.end }
  const entries: ItemEntry[] = []
  for (const box of await readChildren(cleaning, range, (type) => type === ENTRY)) {
    if (box.type === ENTRY) entries.push(await readEntry(cleaning, box))
  }
  return entries
}

async function readEntry(cleaning: BoxCleaning, infe: Box): Promise<ItemEntry> {
  const version = (await readField(cleaning, infe, 0, 4)).getUint8(0)
  const idBytes = version === 3 ? 4 : 2
  const hasType = version >= 2
  const nameAt = 4 + idBytes + 2 + (hasType ? 4 : 0)
  const view = await readField(cleaning, infe, 0, nameAt)
  const entry = {
    id: idBytes === 4 ? view.getUint32(4) : view.getUint16(4),
    type: hasType ? toType(view, nameAt - 4) : '',
  }
  const start = infe.bodyStart + nameAt
  const name = await cleaning.reader.read(start, Math.min(infe.end - start, MAX_NAME_BYTES))
  const lengthBytes = name.indexOf(0)
  // The strings behind the name, of a `mime` item, move forward by this; its content is emptied anyway.
  await zeroRange(cleaning, start, start + Math.max(lengthBytes, 0), ['title'])
  return entry
}
