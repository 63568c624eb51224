/** The pages of an Ogg file (RFC 3533, 6). */
import type { BlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'

export interface OggPage {
  serial: number
  isFirst: boolean
  start: number
  bodyStart: number
  end: number
  /** The lengths of the pieces of packets in it, and whether the packet ends with it. */
  pieces: { lengthBytes: number; isEnd: boolean }[]
}

const HEADER_BYTES = 27
const FIRST_PAGE = 0x02
const CHECKSUM_AT = 22
/** The generator polynomial of the checksum; no reflection, and 0 to begin with. */
const POLYNOMIAL = 0x04c11db7

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value < 0 ? POLYNOMIAL : 0)
  return value
})

/** The page that begins there; null when none does, or only a part of its header is there. Its body may be cut off. */
export async function readOggPage(reader: BlobReader, start: number): Promise<OggPage | null> {
  const header = await reader.read(start, HEADER_BYTES + 255)
  const lengthBytes = HEADER_BYTES + (header[26] ?? 0)
  if (readText(header, 0, 5) !== 'OggS\0' || header.length < lengthBytes) return null
  const pieces: OggPage['pieces'] = []
  let open = 0
  let body = 0
  for (const lacing of header.subarray(HEADER_BYTES, lengthBytes)) {
    open += lacing
    body += lacing
    if (lacing === 255) continue
    pieces.push({ lengthBytes: open, isEnd: true })
    open = 0
  }
  if (open > 0) pieces.push({ lengthBytes: open, isEnd: false })
  return {
    serial: new DataView(header.buffer, header.byteOffset).getUint32(14, true),
    isFirst: (header[5]! & FIRST_PAGE) !== 0,
    start,
    bodyStart: start + lengthBytes,
    end: start + lengthBytes + body,
    pieces,
  }
}

/** Mends the checksum of a page after its body has been changed; it is reckoned with its own field as zeros. */
export function mendChecksum(page: Uint8Array): void {
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  view.setUint32(CHECKSUM_AT, 0)
  let sum = 0
  for (const byte of page) sum = (sum << 8) ^ TABLE[(sum >>> 24) ^ byte]!
  view.setUint32(CHECKSUM_AT, sum >>> 0, true)
}
