/**
 * Cleans the two lists of a track that can carry names: how its samples are coded, `stsd`, and where they lie, `dref`
 * (ISO/IEC 14496-12, 8.5.2 and 8.7.2).
 */
import { type BoxCleaning, freeBox, readChildren, readField, toType } from './box-cleaning.js'
import { findBoxTraces } from './find-box-traces.js'
import { type Box, readBoxes } from './read-boxes.js'
import { zeroRange } from '../zero-range.js'

/** Offsets in a sample entry, behind its size and type (12.1.3, 12.2.3; QuickTime: "Video Sample Description"). */
const VENDOR = 12
const COMPRESSOR_NAME = 42
const VIDEO_CHILDREN = 78
/** By the version of QuickTime's sound description; ISO has only the first. */
const SOUND_CHILDREN = [28, 44, 64]
/** Each frame is a picture file of its own, with room for all that pictures have. */
const PICTURE_FILES = new Set(['jpeg', 'mjpa', 'mjpb', 'png ', 'tiff'])

export async function cleanSampleEntries(
  cleaning: BoxCleaning,
  stsd: Box,
  handler: string,
): Promise<void> {
  await readField(cleaning, stsd, 0, 8)
  const range = { start: stsd.bodyStart + 8, end: stsd.end }
  for (const entry of await readChildren(cleaning, range, () => true)) {
    if (handler === 'soun') await cleanSound(cleaning, entry)
    else if (['vide', 'pict', 'auxv'].includes(handler)) await cleanVideo(cleaning, entry)
  }
}

async function cleanVideo(cleaning: BoxCleaning, entry: Box): Promise<void> {
  await readField(cleaning, entry, 0, VIDEO_CHILDREN)
  await zeroField(cleaning, entry, VENDOR, 4)
  await zeroField(cleaning, entry, COMPRESSOR_NAME, 32)
  if (PICTURE_FILES.has(entry.type)) cleaning.mayRemain = true
  await freeForeign(cleaning, entry, VIDEO_CHILDREN)
}

async function cleanSound(cleaning: BoxCleaning, entry: Box): Promise<void> {
  const version = (await readField(cleaning, entry, 0, 28)).getUint16(8)
  await zeroField(cleaning, entry, VENDOR, 4)
  await freeForeign(cleaning, entry, SOUND_CHILDREN[version] ?? 28)
}

function zeroField(
  cleaning: BoxCleaning,
  entry: Box,
  offset: number,
  lengthBytes: number,
): Promise<void> {
  const start = entry.bodyStart + offset
  return zeroRange(cleaning, start, start + lengthBytes, ['device'])
}

/** Only what is certainly no setting of a decoder: those have too many names to list. */
async function freeForeign(cleaning: BoxCleaning, entry: Box, offset: number): Promise<void> {
  const start = Math.min(entry.bodyStart + offset, entry.end)
  const { boxes } = await readBoxes(cleaning.reader, { start, end: entry.end }, cleaning)
  for (const box of boxes) {
    if (['uuid', 'udta', 'meta', 'free', 'skip'].includes(box.type)) {
      await freeBox(cleaning, box, await findBoxTraces(cleaning, box))
    }
  }
}

/** An entry behind its version and flags is an address or, in QuickTime, a Macintosh alias with names of disk and folders. */
export async function cleanDataReferences(cleaning: BoxCleaning, dref: Box): Promise<void> {
  await readField(cleaning, dref, 0, 8)
  const range = { start: dref.bodyStart + 8, end: dref.end }
  for (const entry of await readChildren(cleaning, range, () => true)) {
    await zeroRange(cleaning, entry.bodyStart + 4, entry.end, ['hidden'])
  }
}

/** The codings of a track's samples, such as `gpmd`, and all that their entries say, as Latin-1. */
export async function readSampleEntryText(cleaning: BoxCleaning, stsd: Box): Promise<string> {
  const lengthBytes = Math.min(stsd.end - stsd.bodyStart, 4096)
  const view = await readField(cleaning, stsd, 0, lengthBytes)
  let text = ''
  for (let at = 0; at < lengthBytes; at += 4) text += toType(view, at)
  return text
}
