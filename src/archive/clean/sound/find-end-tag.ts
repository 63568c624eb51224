/** The tags that stand at the end of MP3 files, told by their own ends: ID3v1, APEv2, Lyrics3, and ID3v2.4 with a footer. */
import type { BlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'
import type { Trace } from '../cleaned.js'

export interface EndTag {
  start: number
  traces: Trace[]
}

const ID3V1_BYTES = 128
/** "TAG+", an extension of it with longer names that stands before it. */
const ENHANCED_BYTES = 227
const FOOTER_BYTES = 32
/** Version 1 of Lyrics3 says no length, but has one at most. */
const MAX_LYRICS_BYTES = 5120
/** Fields of ID3v1, by offset and length. */
const ID3V1_FIELDS: [number, number, Trace][] = [
  [3, 30, 'title'],
  [33, 30, 'author'],
  [63, 30, 'title'],
  [93, 4, 'time'],
  [97, 28, 'comment'],
]

/** The tag that ends at `end`; null when there is none. */
export async function findEndTag(reader: BlobReader, end: number): Promise<EndTag | null> {
  const from = Math.max(0, end - MAX_LYRICS_BYTES)
  const tail = await reader.read(from, end - from)
  const startsAt = (lengthBytes: number, mark: string): boolean =>
    lengthBytes <= tail.length && readText(tail, tail.length - lengthBytes, mark.length) === mark

  if (startsAt(ID3V1_BYTES, 'TAG')) {
    return { start: end - ID3V1_BYTES, traces: findId3v1Traces(tail.slice(-ID3V1_BYTES)) }
  }
  if (startsAt(ENHANCED_BYTES, 'TAG+')) return { start: end - ENHANCED_BYTES, traces: ['title'] }
  if (startsAt(FOOTER_BYTES, 'APETAGEX')) {
    const view = new DataView(tail.buffer, tail.byteOffset + tail.length - FOOTER_BYTES)
    const hasHeader = view.getUint32(20, true) >= 0x80000000
    const lengthBytes = view.getUint32(12, true) + (hasHeader ? FOOTER_BYTES : 0)
    const start = end - Math.max(lengthBytes, FOOTER_BYTES)
    return start < 0 ? null : { start, traces: await findApeTraces(reader, start, end) }
  }
  if (startsAt(9, 'LYRICS200')) {
    const lengthBytes = Number(readText(tail, tail.length - 15, 6)) + 15
    return lengthBytes > 15 && lengthBytes <= end
      ? { start: end - lengthBytes, traces: ['comment'] }
      : null
  }
  if (startsAt(9, 'LYRICSEND')) {
    const begin = readText(tail, 0, tail.length).lastIndexOf('LYRICSBEGIN')
    return begin < 0 ? null : { start: from + begin, traces: ['comment'] }
  }
  if (startsAt(10, '3DI')) {
    const lengthBytes = tail.slice(-4).reduce((sum, byte) => sum * 128 + (byte & 127), 0) + 20
    return lengthBytes <= end ? { start: end - lengthBytes, traces: ['hidden'] } : null
  }
  return null
}

function findId3v1Traces(tag: Uint8Array): Trace[] {
  const found = ID3V1_FIELDS.filter(([at, lengthBytes]) =>
    tag.subarray(at, at + lengthBytes).some((byte) => byte > 0x20),
  )
  return found.length > 0 ? found.map(([, , trace]) => trace) : ['hidden']
}

/** The keys of APEv2 are words. */
async function findApeTraces(reader: BlobReader, start: number, end: number): Promise<Trace[]> {
  const bytes = await reader.read(start, Math.min(end - start, 65_536))
  const text = readText(bytes, 0, bytes.length)
  const names: [RegExp, Trace][] = [
    [/artist|composer|copyright|author|publisher/i, 'author'],
    [/title|album|genre|subtitle/i, 'title'],
    [/year|date/i, 'time'],
    [/location/i, 'place'],
    [/cover art/i, 'thumbnail'],
    [/comment|lyrics/i, 'comment'],
  ]
  const found = names.filter(([name]) => name.test(text)).map(([, trace]) => trace)
  return found.length > 0 ? found : ['hidden']
}
