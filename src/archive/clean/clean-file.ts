/** Finds out what a file is and cleans it as that. */
import type { Cleaned, Cleaner } from './cleaned.js'
import { cleanAmr } from './sound/clean-amr.js'
import { cleanGif } from './pictures/clean-gif.js'
import { cleanIsobmff } from './boxes/clean-isobmff.js'
import { cleanJpeg } from './pictures/clean-jpeg.js'
import { cleanMp3 } from './sound/clean-mp3.js'
import { cleanOffice } from './office/clean-office.js'
import { cleanOgg } from './sound/clean-ogg.js'
import { cleanPng } from './pictures/clean-png.js'
import { cleanWav } from './sound/clean-wav.js'
import { cleanWebm } from './matroska/clean-webm.js'
import { cleanWebp } from './pictures/clean-webp.js'
import { findId3Bytes } from './sound/find-id3-traces.js'
import { type Format, sniffFormat, SNIFFED_BYTES } from './sniff-format.js'

export type { Format } from './sniff-format.js'

export interface CleaningResult {
  /** Null when it is none that is known here. */
  format: Format | null
  /** Null when nothing is known of what the file says: no cleaner for its format, or not well formed as that. */
  cleaned: Cleaned | null
}

const CLEANERS: Partial<Record<Format, Cleaner>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  gif: cleanGif,
  heif: cleanIsobmff,
  mp4: cleanIsobmff,
  ogg: cleanOgg,
  webm: cleanWebm,
  mp3: cleanMp3,
  aac: cleanMp3,
  amr: cleanAmr,
  wav: cleanWav,
  office: cleanOffice,
}

/** Throws only when the file can no longer be read. */
export async function cleanFile(file: Blob): Promise<CleaningResult> {
  const format = await findFormat(file)
  const cleaner = format && CLEANERS[format]
  return { format, cleaned: cleaner ? await cleaner(file) : null }
}

async function findFormat(file: Blob): Promise<Format | null> {
  const head = await readHead(file, 0)
  const tagBytes = findId3Bytes(head)
  if (tagBytes === null) return sniffFormat(head)
  // A tag of MP3 may stand before AAC as well.
  return sniffFormat(await readHead(file, tagBytes)) === 'aac' ? 'aac' : 'mp3'
}

async function readHead(file: Blob, at: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(at, at + SNIFFED_BYTES).arrayBuffer())
}
