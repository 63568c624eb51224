/** Puts JPEG files together out of segments. */
import { createMinimalExif } from '../../../src/archive/clean/pictures/minimal-exif.js'
import { join8, repeat, type Bytes } from './pictures.js'
import { SMALL_JPEG } from './small-images.js'

export const SCAN_AT = Buffer.from(SMALL_JPEG).indexOf(Buffer.from([0xff, 0xda]))
export const SOI = [0xff, 0xd8]
export const EOI = [0xff, 0xd9]

export function segment(marker: number, body: Uint8Array | string): Bytes {
  const bytes = join8(body)
  return join8([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff], bytes)
}

/** The small picture with something between its start and the rest. */
export function withSegment(...segments: (Uint8Array | number[])[]): Bytes {
  return join8(SOI, ...segments, SMALL_JPEG.subarray(2))
}

export function exif(orientation: number): Bytes {
  return segment(0xe1, join8('Exif\0\0', createMinimalExif(orientation)))
}

/** Like that of a phone, with a directory of positions behind. */
export function exifWithPlace(orientation: number): Bytes {
  const first = [0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const link = [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]
  const position = [0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4e, 0, 0, 0]
  return segment(0xe1, join8('Exif\0\0MM\0*\0\0\0\x08', first, link, position))
}

/** A profile of as many bytes as its header says. */
export function profile(lengthBytes: number, ...marks: number[]): Bytes {
  const bytes = join8(new Uint8Array(128), repeat(lengthBytes - 128, join8('c')))
  new DataView(bytes.buffer).setUint32(0, lengthBytes)
  for (const at of marks) bytes[at] = 7
  bytes.set(Buffer.from('acsp'), 36)
  return bytes
}

export const icc = (number: number, count: number, body: Uint8Array | string): Bytes =>
  segment(0xe2, join8('ICC_PROFILE\0', [number, count], body))

/** Where a profile tells when it was made, by whom and for what. */
export const MARKS = [24, 35, 48, 55, 80, 83, 84, 99]
