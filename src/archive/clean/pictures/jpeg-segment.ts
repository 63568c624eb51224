/** A segment of a JPEG file: marker, length, body. Markers: ITU-T T.81, B.1.1 and Table B.1. */
import type { BlobReader } from '../blob-reader.js'

export const SOI = 0xd8
export const EOI = 0xd9
export const SOS = 0xda
export const COM = 0xfe
export const FILL = 0xff

const HEADER_BYTES = 4

export interface JpegSegment {
  marker: number
  bodyAt: number
  end: number
}

/** A fill byte and EOI count as segments without a body. Null when there is none, or not all of it. */
export async function findJpegSegment(reader: BlobReader, at: number): Promise<JpegSegment | null> {
  const [mark, marker = 0, high = 0, low = 0] = await reader.read(at, HEADER_BYTES)
  if (mark !== 0xff) return null
  if (marker === FILL) return { marker, bodyAt: at + 1, end: at + 1 }
  if (marker === EOI) return { marker, bodyAt: at + 2, end: at + 2 }
  const bodyAt = at + HEADER_BYTES
  const end = at + 2 + ((high << 8) | low)
  return !hasLength(marker) || end < bodyAt || end > reader.size ? null : { marker, bodyAt, end }
}

function hasLength(marker: number): boolean {
  return marker > 0x01 && !(marker >= 0xd0 && marker <= EOI)
}

export function isApplication(marker: number): boolean {
  return marker >= 0xe0 && marker <= 0xef
}

/** SOF0 to SOF15; among their numbers are DHT, JPG (reserved) and DAC. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Frames, tables, SOS, DQT, DNL, DRI, DHP and EXP. */
export function isNeeded(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= SOS && marker <= 0xdf)
}

export function createJpegSegment(marker: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const lengthBytes = body.length + 2
  return new Uint8Array([0xff, marker, lengthBytes >> 8, lengthBytes & 0xff, ...body])
}
