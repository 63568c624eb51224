/** Reads `iloc`, which says where the bytes of each item of a HEIF file lie (ISO/IEC 14496-12, 8.11.3). */
import { type BoxCleaning, readField } from './box-cleaning.js'
import { NotInForm } from '../not-in-form.js'
import type { Box } from './read-boxes.js'

export interface ItemLocation {
  source: 'file' | 'idat' | 'elsewhere'
  extents: { offset: number; lengthBytes: number }[]
}

/** A phone's photo of 48 tiles has about 60 items of one extent each. */
const MAX_BOX_BYTES = 4_194_304
const MAX_EXTENTS = 100_000
const SOURCES = ['file', 'idat'] as const

/** By the number of the item. */
export async function readItemLocations(
  cleaning: BoxCleaning,
  iloc: Box,
): Promise<Map<number, ItemLocation>> {
  const lengthBytes = iloc.end - iloc.bodyStart
  if (lengthBytes > MAX_BOX_BYTES) throw new NotInForm('iloc is too large')
  const next = createFieldReader(await readField(cleaning, iloc, 0, lengthBytes))
  const version = next(1)
  if (version > 2) throw new NotInForm('iloc has a version that is not known')
  next(3) // flags
  const sizes = next(2)
  const [offsetBytes, lengthOfBytes, baseBytes] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
  ]
  const indexBytes = version === 0 ? 0 : sizes & 15
  const idBytes = version < 2 ? 2 : 4

  const locations = new Map<number, ItemLocation>()
  let extentsLeft = MAX_EXTENTS
  for (let items = next(idBytes); items > 0; items--) {
    const id = next(idBytes)
    const method = version === 0 ? 0 : next(2) & 15
    const isLocal = next(2) === 0 // data_reference_index
    const base = next(baseBytes)
    const extents: ItemLocation['extents'] = []
    for (let count = next(2); count > 0; count--) {
      if (--extentsLeft < 0) throw new NotInForm('iloc has too many extents')
      next(indexBytes)
      extents.push({ offset: base + next(offsetBytes), lengthBytes: next(lengthOfBytes) })
    }
    locations.set(id, { source: (isLocal ? SOURCES[method] : null) ?? 'elsewhere', extents })
  }
  return locations
}

/** Gives one number after the other, big endian; a field of no bytes is 0. */
function createFieldReader(view: DataView): (lengthBytes: number) => number {
  let at = 0
  return (lengthBytes) => {
    if (at + lengthBytes > view.byteLength) throw new NotInForm('iloc is short')
    let value = 0
    for (const end = at + lengthBytes; at < end; at++) value = value * 256 + view.getUint8(at)
    return value
  }
}
