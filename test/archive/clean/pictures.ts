/** Takes pictures apart and puts them together, for the tests of their cleaners. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { cleanGif } from '../../../src/archive/clean/pictures/clean-gif.js'
import { cleanJpeg } from '../../../src/archive/clean/pictures/clean-jpeg.js'
import { cleanPng } from '../../../src/archive/clean/pictures/clean-png.js'
import { cleanWebp } from '../../../src/archive/clean/pictures/clean-webp.js'
import type { Cleaner, Trace } from '../../../src/archive/clean/cleaned.js'
import * as small from './small-images.js'

export type Bytes = Uint8Array<ArrayBuffer>

export interface Picture {
  name: string
  ending: string
  bytes: Bytes
  clean: Cleaner
}

export const PICTURES: Picture[] = [
  { name: 'a JPEG', ending: 'jpg', bytes: small.SMALL_JPEG, clean: cleanJpeg },
  { name: 'a progressive JPEG', ending: 'jpg', bytes: small.PROGRESSIVE_JPEG, clean: cleanJpeg },
  { name: 'a JPEG that restarts', ending: 'jpg', bytes: small.RESTART_JPEG, clean: cleanJpeg },
  { name: 'a CMYK JPEG', ending: 'jpg', bytes: small.CMYK_JPEG, clean: cleanJpeg },
  { name: 'a PNG', ending: 'png', bytes: small.SMALL_PNG, clean: cleanPng },
  { name: 'an animated PNG', ending: 'png', bytes: small.ANIMATED_PNG, clean: cleanPng },
  { name: 'a lossy WebP', ending: 'webp', bytes: small.LOSSY_WEBP, clean: cleanWebp },
  { name: 'a lossless WebP', ending: 'webp', bytes: small.LOSSLESS_WEBP, clean: cleanWebp },
  { name: 'an animated WebP', ending: 'webp', bytes: small.ANIMATED_WEBP, clean: cleanWebp },
  { name: 'an animated GIF', ending: 'gif', bytes: small.ANIMATED_GIF, clean: cleanGif },
]

export interface CleanedBytes {
  bytes: Bytes
  removed: Trace[]
  mayRemain: boolean
  partCount: number
}

export async function cleanBytes(clean: Cleaner, bytes: Bytes): Promise<CleanedBytes | null> {
  const cleaned = await clean(new Blob([bytes]))
  if (!cleaned) return null
  return {
    bytes: new Uint8Array(await new Blob(cleaned.parts).arrayBuffer()),
    removed: cleaned.removed.toSorted(),
    mayRemain: cleaned.mayRemain,
    partCount: cleaned.parts.length,
  }
}

/** Fails when a file is not clean: cleaned again, it must stay as it is. */
export async function expectClean(clean: Cleaner, bytes: Bytes): Promise<void> {
  const again = await cleanBytes(clean, bytes)
  expect(again?.removed).toEqual([])
  // A byte is compared faster like this, and a million of them does not fill the screen.
  expect(Buffer.compare(again?.bytes ?? new Uint8Array(0), bytes)).toBe(0)
}

/** A file that counts how much of it is read; parts of the cleaned file that are slices do not count before they are. */
export function countReads(bytes: Bytes): { file: Blob; readBytes: () => number } {
  const file = new Blob([bytes])
  let sum = 0
  const slice = file.slice.bind(file)
  file.slice = (from, to) => {
    const part = slice(from, to)
    const read = part.arrayBuffer.bind(part)
    part.arrayBuffer = () => {
      sum += part.size
      return read()
    }
    return part
  }
  return { file, readBytes: () => sum }
}

export function join8(...pieces: (Uint8Array | number[] | string)[]): Bytes {
  return Uint8Array.from(
    Buffer.concat(
      pieces.map((piece) =>
        typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece),
      ),
    ),
  )
}

export function repeat(times: number, bytes: Uint8Array): Bytes {
  return Uint8Array.from(Buffer.alloc(times * bytes.length, bytes))
}

export function indexOfText(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes).indexOf(text, 0, 'latin1')
}

/** Everything that would tell on Dr Rosa, in the way of each format. */
const METADATA = [
  ...['-GPSLatitude=23.1', '-GPSLatitudeRef=N', '-GPSLongitude=82.3', '-GPSLongitudeRef=W'],
  ...['-Make=Acme', '-Model=Phone 9', '-DateTimeOriginal=2024:05:06 07:08:09', '-Artist=Rosa'],
  ...['-UserComment=Rosa was here', '-ImageDescription=Ward 3', '-XMP-dc:Creator=Rosa'],
  ...['-XMP-photoshop:City=Caracas', '-IPTC:By-line=Rosa', '-IPTC:City=Caracas'],
  ...['-Comment=Rosa wrote this', '-PNG:Author=Rosa'],
]

export function addMetadata(folder: string, picture: Picture, orientation: number): Bytes {
  const path = join(folder, `picture.${picture.ending}`)
  writeFileSync(path, picture.bytes)
  const { stdout, status } = spawnSync(
    'exiftool',
    ['-q', '-m', ...METADATA, `-Orientation#=${String(orientation)}`, '-o', '-', path],
    { maxBuffer: 1 << 26 },
  )
  if (status !== 0) throw new Error('exiftool wrote nothing')
  return Uint8Array.from(stdout)
}

/** The groups whose tags are about the coding of the picture itself. */
const CODING = /^(SourceFile|(ExifTool|System|File|Composite|PNG|GIF|RIFF|JFIF|Adobe|PNG-pHYs):.*)$/
const TELLING = /Comment|Author|Artist|Date(?!.*System)|Software|Creator/

/** What exiftool still finds besides the picture. */
export function findMetadata(
  folder: string,
  ending: string,
  bytes: Bytes,
): Record<string, unknown> {
  const path = join(folder, `cleaned.${ending}`)
  writeFileSync(path, bytes)
  const { stdout } = spawnSync('exiftool', ['-G1', '-a', '-s', '-ee3', '-json', '-n', path])
  const [tags] = JSON.parse(stdout.toString()) as Record<string, unknown>[]
  return Object.fromEntries(
    Object.entries(tags!).filter(
      ([name]) => !CODING.test(name) || (TELLING.test(name) && !name.startsWith('System:')),
    ),
  )
}
