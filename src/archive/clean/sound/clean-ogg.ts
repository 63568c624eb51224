/**
 * Ogg with Opus (voice notes of messengers), Vorbis, Speex, FLAC or Theora: the packets with comments are blanked where
 * they stand. The number that each stream has is random and stays.
 */
import { type BlobReader, createBlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'
import type { Cleaned, Trace } from '../cleaned.js'
import { NotInForm, nullWhenNotInForm } from '../not-in-form.js'
import { mendChecksum, type OggPage, readOggPage } from './ogg-page.js'
import { type BlankPacket, findBlankPacket } from './ogg-header-packets.js'
import { type Patch, patchBlob } from '../patch-blob.js'

/** A page is an instant of sound at least: 2,000,000 of them are eleven hours. */
const MAX_PAGES = 2_000_000
const MAX_STREAMS = 1000
/** Comments may hold a picture. */
const MAX_HEADER_BYTES = 16_777_216
const MAX_GAP_BYTES = 1_048_576

interface Stream {
  blankPacket: BlankPacket
  isInHeaders: boolean
  /** The pieces of the packet that is not yet whole. */
  pieces: { page: OggPage; offset: number; lengthBytes: number }[]
  packetBytes: number
}

export async function cleanOgg(file: Blob): Promise<Cleaned | null> {
  return nullWhenNotInForm(async () => {
    const reader = createBlobReader(file)
    const streams = new Map<number, Stream>()
    const changed = createChangedPages(file)
    const removed = new Set<Trace>()
    let at = 0
    let pages = 0
    for (let page = await readOggPage(reader, at); page; page = await readOggPage(reader, at)) {
      if (++pages > MAX_PAGES || streams.size > MAX_STREAMS) throw new NotInForm('too many pages')
      if (page.isFirst) streams.set(page.serial, await startStream(reader, page))
      else {
        const stream = streams.get(page.serial)
        if (!stream) throw new NotInForm('a page is of no stream')
        if (stream.isInHeaders) {
          for (const trace of await cleanHeaders(file, stream, page, changed)) removed.add(trace)
        }
      }
      at = Math.min(page.end, file.size)
    }
    if (pages === 0 || [...streams.values()].some((stream) => stream.isInHeaders)) {
      throw new NotInForm('the headers are not whole')
    }
    if (at < file.size) {
      const rest = await reader.read(at, MAX_GAP_BYTES)
      // A gap in the midst of a damaged recording: what follows would be lost.
      if (readText(rest, 0, rest.length).includes('OggS')) throw new NotInForm('pages are damaged')
      removed.add('hidden')
    }
    return { parts: patchBlob(file, changed.finish(), at), removed: [...removed], mayRemain: false }
  })
}

/** The first packet of a stream has its page for itself (RFC 3533, 6). */
async function startStream(reader: BlobReader, page: OggPage): Promise<Stream> {
  const blankPacket = findBlankPacket(
    await reader.read(page.bodyStart, page.pieces[0]?.lengthBytes ?? 0),
  )
  if (!blankPacket || page.pieces.length !== 1) throw new NotInForm('a codec is not known')
  return { blankPacket, isInHeaders: true, pieces: [], packetBytes: 0 }
}

/** Takes the pieces of a page up to the end of the last header, and blanks what has become whole. */
async function cleanHeaders(
  file: Blob,
  stream: Stream,
  page: OggPage,
  changed: ChangedPages,
): Promise<Trace[]> {
  const traces: Trace[] = []
  let offset = page.bodyStart
  for (const { lengthBytes, isEnd } of page.pieces) {
    stream.pieces.push({ page, offset, lengthBytes })
    stream.packetBytes += lengthBytes
    offset += lengthBytes
    if (stream.packetBytes > MAX_HEADER_BYTES) throw new NotInForm('a header is too long')
    if (!isEnd) break
    const pieces = stream.pieces.splice(0)
    const packet = new Uint8Array(stream.packetBytes)
    stream.packetBytes = 0
    let at = 0
    for (const piece of pieces) {
      const end = piece.offset + piece.lengthBytes
      packet.set(new Uint8Array(await file.slice(piece.offset, end).arrayBuffer()), at)
      at += piece.lengthBytes
    }
    const blanked = stream.blankPacket(packet)
    if (!blanked) throw new NotInForm('a header is not in form')
    if (blanked.packet.some((byte, i) => byte !== packet[i])) {
      at = 0
      for (const piece of pieces) {
        const end = at + piece.lengthBytes
        await changed.write(piece.page, piece.offset, blanked.packet.subarray(at, end))
        at = end
      }
    }
    traces.push(...blanked.traces)
    stream.isInHeaders = blanked.hasMore
    if (!stream.isInHeaders) break
  }
  return traces
}

interface ChangedPages {
  write(page: OggPage, offset: number, bytes: Uint8Array): Promise<void>
  finish(): Patch[]
}

function createChangedPages(file: Blob): ChangedPages {
  const pages = new Map<number, Uint8Array<ArrayBuffer>>()
  return {
    async write(page, offset, bytes) {
      if (page.end > file.size) throw new NotInForm('a header is cut off')
      const copy =
        pages.get(page.start) ??
        new Uint8Array(await file.slice(page.start, page.end).arrayBuffer())
      copy.set(bytes, offset - page.start)
      pages.set(page.start, copy)
    },
    finish() {
      return [...pages].map(([offset, bytes]) => {
        mendChecksum(bytes)
        return { offset, lengthBytes: bytes.length, bytes }
      })
    },
  }
}
