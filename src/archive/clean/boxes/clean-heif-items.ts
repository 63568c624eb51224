/**
 * Cleans the list of pictures of a HEIC, HEIF or AVIF file, its top-level `meta` (ISO/IEC 23008-12). The pictures stay, and
 * so do their properties: which way up they are shown is one of those (`irot`, `imir`), not a matter of EXIF. Small copies
 * stay too: they are pictures of the same list and show the same.
 */
import { type BoxCleaning, freeBox, readChildren, readField, toType } from './box-cleaning.js'
import { cleanContainer, zeroHandlerName } from './clean-moov.js'
import type { Trace } from '../cleaned.js'
import { findBoxTraces } from './find-box-traces.js'
import { findExifTraces } from '../pictures/find-exif-traces.js'
import { findXmpTraces } from '../pictures/find-xmp-traces.js'
import { type Box, readBoxes } from './read-boxes.js'
import { readItemEntries } from './read-item-entries.js'
import { type ItemLocation, readItemLocations } from './read-item-locations.js'
import { isInside } from './remove-track.js'
import { zeroRange } from '../zero-range.js'

const KEPT = new Set([
  'hdlr',
  'dinf',
  'pitm',
  'iinf',
  'iref',
  'iprp',
  'idat',
  'iloc',
  'grpl',
  'ipro',
])
/** Properties that say something, and where that begins: behind version and flags, or behind the extended type. */
const TELLING: Record<string, number> = {
  udes: 4,
  altt: 4,
  crtt: 4,
  mdft: 4,
  uuid: 16,
  free: 0,
  skip: 0,
}
/** Pictures and how they are put together. */
const PICTURES = new Set([
  'hvc1',
  'hev1',
  'lhv1',
  'av01',
  'avc1',
  'vvc1',
  'evc1',
  'unci',
  'grid',
  'iovl',
  'iden',
  'tmap',
])
/** The offset of the TIFF header, and a TIFF header with an empty directory, so that no reader stumbles. */
const EMPTY_EXIF = new Uint8Array([
  ...[0, 0, 0, 0],
  0x4d,
  0x4d,
  0,
  42,
  0,
  0,
  0,
  8,
  ...[0, 0, 0, 0, 0, 0],
])
const MAX_READ_BYTES = 1_048_576

/** Whether a `meta` is a list of pictures. */
export async function isPictureList(cleaning: BoxCleaning, meta: Box): Promise<boolean> {
  const range = { start: meta.bodyStart + 4, end: meta.end }
  const { boxes } = await readBoxes(cleaning.reader, range, cleaning)
  const hdlr = boxes.find((box) => box.type === 'hdlr')
  return hdlr !== undefined && toType(await readField(cleaning, hdlr, 0, 12), 8) === 'pict'
}

export async function cleanPictureList(
  cleaning: BoxCleaning,
  meta: Box,
  mediaRanges: readonly Box[],
): Promise<void> {
  const range = { start: meta.bodyStart + 4, end: meta.end }
  const children = await readChildren(cleaning, range, (type) => KEPT.has(type))
  for (const child of children) {
    if (!KEPT.has(child.type)) {
      await freeBox(cleaning, child, await findBoxTraces(cleaning, child))
    } else if (child.type === 'hdlr') await zeroHandlerName(cleaning, child)
    else if (child.type === 'dinf') await cleanContainer(cleaning, child, '')
    else if (child.type === 'iprp') await cleanProperties(cleaning, child)
  }
  const iinf = children.find((box) => box.type === 'iinf')
  const iloc = children.find((box) => box.type === 'iloc')
  const idat = children.filter((box) => box.type === 'idat')
  const locations = iloc ? await readItemLocations(cleaning, iloc) : new Map<number, ItemLocation>()
  for (const { id, type } of iinf ? await readItemEntries(cleaning, iinf) : []) {
    if (PICTURES.has(type)) continue
    const extents = findExtents(locations.get(id), mediaRanges, idat[0])
    const isMetadata = ['Exif', 'mime', 'uri '].includes(type)
    // Other items may be needed to show the picture, and nothing is known of what they say.
    if (!isMetadata || !extents) cleaning.mayRemain = true
    else await emptyItem(cleaning, type, extents)
  }
}

async function cleanProperties(cleaning: BoxCleaning, iprp: Box): Promise<void> {
  for (const list of await readChildren(
    cleaning,
    { start: iprp.bodyStart, end: iprp.end },
    () => true,
  )) {
    if (list.type !== 'ipco') continue
    const range = { start: list.bodyStart, end: list.end }
    for (const property of await readChildren(cleaning, range, () => true)) {
      const offset = TELLING[property.type]
      if (offset === undefined) continue
      // The type stays: properties are counted, and what is free space may not be.
      const start = property.bodyStart + offset
      await zeroRange(cleaning, start, property.end, await findBoxTraces(cleaning, property))
    }
  }
}

/** Where in the file an item lies, or null when that is not inside of media data, or cannot be told. */
function findExtents(
  location: ItemLocation | undefined,
  mediaRanges: readonly Box[],
  idat: Box | undefined,
): ItemLocation['extents'] | null {
  if (!location) return [] // an entry without data says nothing
  if (location.source === 'elsewhere' || (location.source === 'idat' && !idat)) return null
  const base = location.source === 'idat' ? idat!.bodyStart : 0
  const ranges = location.source === 'idat' ? [idat!] : mediaRanges
  const extents = location.extents.map((each) => ({ ...each, offset: base + each.offset }))
  const isWithin = extents.every(
    // A length of 0 is "all there is".
    ({ offset, lengthBytes }) => lengthBytes > 0 && isInside(ranges, offset, offset + lengthBytes),
  )
  return isWithin ? extents : null
}

async function emptyItem(
  cleaning: BoxCleaning,
  type: string,
  extents: ItemLocation['extents'],
): Promise<void> {
  const [first] = extents
  if (!first) return
  const hasRoom = type === 'Exif' && first.lengthBytes >= EMPTY_EXIF.length
  const head = await cleaning.reader.read(first.offset, EMPTY_EXIF.length)
  const isEmptyAlready = hasRoom && EMPTY_EXIF.every((byte, i) => head[i] === byte)
  const traces = isEmptyAlready ? [] : await findItemTraces(cleaning, type, first)
  if (hasRoom && !isEmptyAlready) {
    cleaning.patches.push({
      offset: first.offset,
      lengthBytes: EMPTY_EXIF.length,
      bytes: EMPTY_EXIF,
    })
    for (const trace of traces) cleaning.removed.add(trace)
  }
  for (const extent of extents) {
    const start = extent.offset + (extent === first && hasRoom ? EMPTY_EXIF.length : 0)
    const end = extent.offset + extent.lengthBytes
    await zeroRange(cleaning, start, end, traces.length > 0 ? traces : ['hidden'])
  }
}

async function findItemTraces(
  cleaning: BoxCleaning,
  type: string,
  { offset, lengthBytes }: { offset: number; lengthBytes: number },
): Promise<Trace[]> {
  if (type === 'uri ') return ['hidden']
  const bytes = await cleaning.reader.read(offset, Math.min(lengthBytes, MAX_READ_BYTES))
  if (type === 'mime') return findXmpTraces(bytes)
  if (bytes.length < 4) return ['hidden']
  const tiffAt = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  return findExifTraces(bytes.subarray(tiffAt)).traces
}
