/**
 * Removes a track that nobody sees or hears: cameras, phones and drones write position, movement and faces into such
 * tracks for every second. Its samples become zeros where they lie and the track becomes free space.
 */
import { type BoxCleaning, freeBox, readField, toType } from './box-cleaning.js'
import type { Trace } from '../cleaned.js'
import { readSampleEntryText } from './clean-sample-entries.js'
import { type Box, readBoxes } from './read-boxes.js'

/** Above these a table is not followed; a day of one position a second has 86,400. */
const MAX_SAMPLES = 1_000_000
const MAX_CHUNKS = 100_000

/** The four characters that say what kind a track is of (ISO/IEC 14496-12, 8.4.3); empty when they are not there. */
export async function findHandler(cleaning: BoxCleaning, track: Box): Promise<string> {
  const hdlr = await findInside(cleaning, track, ['mdia', 'hdlr'])
  return hdlr ? toType(await readField(cleaning, hdlr, 0, 12), 8) : ''
}

export async function removeTrack(
  cleaning: BoxCleaning,
  track: Box,
  mediaRanges: readonly Box[],
): Promise<void> {
  const stbl = await findInside(cleaning, track, ['mdia', 'minf', 'stbl'])
  const isZeroed = stbl !== null && (await zeroSamples(cleaning, stbl, mediaRanges))
  if (!isZeroed) cleaning.mayRemain = true
  await freeBox(cleaning, track, await findTrackTraces(cleaning, track, stbl))
}

async function findTrackTraces(
  cleaning: BoxCleaning,
  track: Box,
  stbl: Box | null,
): Promise<Trace[]> {
  if ((await findHandler(cleaning, track)) === 'tmcd') return ['time']
  const stsd = stbl && (await findInside(cleaning, stbl, ['stsd']))
  const text = stsd ? await readSampleEntryText(cleaning, stsd) : ''
  // GoPro, Google and Sony; Apple names the keys of each sample in its `mebx` entry.
  return /gpmd|camm|rtmd|location/.test(text) ? ['place', 'hidden'] : ['hidden']
}

/** False when the tables cannot be followed to the end (8.7.3 to 8.7.5). */
async function zeroSamples(
  cleaning: BoxCleaning,
  stbl: Box,
  mediaRanges: readonly Box[],
): Promise<boolean> {
  const [stsc, stsz, stco] = [
    await findInside(cleaning, stbl, ['stsc']),
    await findInside(cleaning, stbl, ['stsz']),
    (await findInside(cleaning, stbl, ['stco'])) ?? (await findInside(cleaning, stbl, ['co64'])),
  ]
  if (!stsc || !stsz || !stco) return false
  const offsetBytes = stco.type === 'co64' ? 8 : 4
  const chunks = await readTable(cleaning, stco, 4, offsetBytes, MAX_CHUNKS)
  const runs = await readTable(cleaning, stsc, 4, 12, MAX_CHUNKS)
  const sizeOfAll = (await readField(cleaning, stsz, 0, 12)).getUint32(4)
  const sampleCount = (await readField(cleaning, stsz, 0, 12)).getUint32(8)
  const sizes = sizeOfAll === 0 ? await readTable(cleaning, stsz, 8, 4, MAX_SAMPLES) : null
  if (!chunks || !runs || (sizeOfAll === 0 && !sizes)) return false

  let sample = 0
  let run = 0
  let isWhole = true
  for (let chunk = 0; chunk < chunks.byteLength / offsetBytes; chunk++) {
    while ((run + 1) * 12 < runs.byteLength && runs.getUint32((run + 1) * 12) <= chunk + 1) run++
    const samplesHere = runs.byteLength === 0 ? 0 : runs.getUint32(run * 12 + 4)
    const next = Math.min(sample + samplesHere, sampleCount)
    let lengthBytes = sizeOfAll * (next - sample)
    if (sizes) for (let i = sample; i < next; i++) lengthBytes += sizes.getUint32(i * 4)
    sample = next
    const high = offsetBytes === 8 ? chunks.getUint32(chunk * 8) * 2 ** 32 : 0
    const offset = high + chunks.getUint32((chunk + 1) * offsetBytes - 4)
    if (isInside(mediaRanges, offset, offset + lengthBytes)) {
      cleaning.patches.push({ offset, lengthBytes })
    } else if (lengthBytes > 0) isWhole = false
  }
  return isWhole && sample === sampleCount
}

/** The entries behind a count, or null when they are too many or not all there. */
async function readTable(
  cleaning: BoxCleaning,
  box: Box,
  countAt: number,
  entryBytes: number,
  maxEntries: number,
): Promise<DataView | null> {
  const count = (await readField(cleaning, box, 0, countAt + 4)).getUint32(countAt)
  const lengthBytes = count * entryBytes
  if (count > maxEntries || box.bodyStart + countAt + 4 + lengthBytes > box.end) return null
  const bytes = (await cleaning.reader.read(box.bodyStart + countAt + 4, lengthBytes)).slice()
  return new DataView(bytes.buffer)
}

/** Whether all of it lies in one of the ranges, which are in order. */
export function isInside(ranges: readonly Box[], start: number, end: number): boolean {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.end < end) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  return range !== undefined && range.bodyStart <= start && end <= range.end
}

export async function findInside(
  cleaning: BoxCleaning,
  box: Box,
  path: string[],
): Promise<Box | null> {
  let found: Box | null = box
  for (const type of path) {
    if (!found) return null
    const range: { start: number; end: number } = { start: found.bodyStart, end: found.end }
    const { boxes } = await readBoxes(cleaning.reader, range, cleaning)
    found = boxes.find((each) => each.type === type) ?? null
  }
  return found
}
