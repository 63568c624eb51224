/** What sources send: photos with a place in them, a voice note, papers. Made on the spot; no picture of anything real. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanFile } from '../../src/archive/clean/clean-file.js'
import { readParts } from '../../src/archive/parts.js'
import { SMALL_JPEG } from '../archive/clean/small-images.js'

/** A JPEG of about so many bytes: a real frame, and entropy-coded data that no decoder would like, but every parser reads. */
export function makeJpeg(sizeBytes: number): Buffer {
  const base = Buffer.from(SMALL_JPEG)
  const end = base.lastIndexOf(Buffer.from([0xff, 0xd9]))
  const data = randomBytes(Math.max(sizeBytes - base.length, 0)).map((byte) =>
    byte === 0xff ? 0 : byte,
  )
  return Buffer.concat([base.subarray(0, end), data, base.subarray(end)])
}

/** Writes photos with a place, a time and a phone in them; wants exiftool. @returns their paths */
export function makePhotos(folder: string, count: number, sizeBytes: number): string[] {
  const paths = Array.from({ length: count }, (_, i) =>
    join(folder, `IMG_20190304_${String(i)}.jpg`),
  )
  for (const path of paths) writeFileSync(path, makeJpeg(sizeBytes))
  const { status, stderr } = spawnSync('exiftool', [
    ...['-overwrite_original', '-q', '-GPSLatitude=14.6349', '-GPSLatitudeRef=N'],
    ...['-GPSLongitude=90.5069', '-GPSLongitudeRef=W', '-Make=Samsung', '-Model=SM-A125'],
    ...['-DateTimeOriginal=2019:03:04 10:11:12', '-Orientation#=6', ...paths],
  ])
  if (status !== 0) throw new Error(stderr.toString())
  return paths
}

/** What is due at the desk: the bytes of a file as the form cleans it. */
export async function cleanedBytes(path: string): Promise<Buffer> {
  const file = new Blob([readFileSync(path)])
  const { cleaned } = await cleanFile(file)
  const pieces: Uint8Array[] = []
  for await (const piece of readParts(cleaned?.parts ?? [file])) pieces.push(piece.slice())
  return Buffer.concat(pieces)
}

/** Everything that exiftool finds in files that says where, when or with what they were made. */
export function findTraces(paths: string[]): string {
  const { stdout } = spawnSync('exiftool', ['-a', '-G1', '-s', '-ee', ...paths], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return stdout
    .split('\n')
    .filter((line) => /GPS|Make|Model|DateTime|CreateDate|XMP|IPTC|Serial|Software/.test(line))
    .join('\n')
}
