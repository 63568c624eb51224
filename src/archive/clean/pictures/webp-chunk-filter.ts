/** What becomes of each chunk of a WebP file. Chunks: RFC 9649, 2.5 to 2.7. */
import type { BlobReader } from '../blob-reader.js'
import type { Trace } from '../cleaned.js'
import { findExifTraces } from './find-exif-traces.js'
import { findXmpTraces } from './find-xmp-traces.js'
import { emptyIccHeader, ICC_HEADER_BYTES, isIccHeader } from './icc-header.js'
import { createKeptParts, MAX_BLOCKS, type KeptParts } from '../kept-parts.js'
import { createMinimalExif, isMinimalExif } from './minimal-exif.js'
import { createWebpChunkHeader, findWebpChunk, type WebpChunk } from './webp-chunk.js'

/** Offset, size, duration and flags of a frame, before its own chunks. */
const FRAME_BYTES = 16
const MAX_READ_BYTES = 4_194_304

const BITSTREAMS = ['VP8 ', 'VP8L']
const OF_FRAME = [...BITSTREAMS, 'ALPH']
const OF_FILE = [...OF_FRAME, 'ANIM']

export interface WebpChunkFilter {
  readonly kept: KeptParts
  readonly removed: Set<Trace>
  readonly hasImage: boolean
  readonly hasIcc: boolean
  readonly hasExif: boolean
  readonly isCut: boolean
  readonly isTooMany: boolean
  take(chunk: WebpChunk): Promise<void>
}

/** @param isExtended whether there is a VP8X chunk; without one there is nothing but a bitstream */
export function createWebpChunkFilter(
  file: Blob,
  reader: BlobReader,
  isExtended: boolean,
): WebpChunkFilter {
  const kept = createKeptParts(file)
  const removed = new Set<Trace>()
  const state = { hasImage: false, hasIcc: false, hasExif: false, isCut: false }
  let blocks = 0

  const drop = (traces: Trace[]): void => {
    for (const trace of traces) removed.add(trace)
  }
  const read = (chunk: WebpChunk, lengthBytes = MAX_READ_BYTES): Promise<Uint8Array> =>
    reader.read(chunk.bodyAt, Math.min(lengthBytes, chunk.bodyEnd - chunk.bodyAt))

  const takeExif = async (chunk: WebpChunk): Promise<void> => {
    const tiff = await read(chunk)
    const { traces, orientation } = findExifTraces(tiff)
    if (!isExtended || state.hasExif || orientation === 1) {
      drop(traces.length > 0 ? traces : ['hidden'])
      return
    }
    state.hasExif = true
    if (isMinimalExif(tiff, orientation)) {
      kept.keep(chunk.at, chunk.end)
      return
    }
    drop(traces)
    const minimal = createMinimalExif(orientation)
    kept.put(createWebpChunkHeader('EXIF', minimal.length))
    kept.put(minimal)
  }

  const takeIcc = async (chunk: WebpChunk): Promise<void> => {
    const header = await read(chunk, ICC_HEADER_BYTES)
    if (!isExtended || !isIccHeader(header)) {
      drop(['hidden'])
      return
    }
    state.hasIcc = true
    const emptied = emptyIccHeader(header)
    if (!emptied) kept.keep(chunk.at, chunk.end)
    else {
      drop(['hidden'])
      kept.keep(chunk.at, chunk.bodyAt)
      kept.put(emptied)
      kept.keep(chunk.bodyAt + ICC_HEADER_BYTES, chunk.end)
    }
  }

  /** A frame has chunks of its own, and its length changes with them. */
  const takeFrame = async (chunk: WebpChunk): Promise<void> => {
    state.hasImage = true
    const frame = createKeptParts(file)
    let at = Math.min(chunk.bodyAt + FRAME_BYTES, chunk.bodyEnd)
    frame.keep(chunk.bodyAt, at)
    for (; at < chunk.bodyEnd && blocks < MAX_BLOCKS; blocks++) {
      const inner = await findWebpChunk(reader, at, chunk.bodyEnd)
      if (inner && OF_FRAME.includes(inner.type)) frame.keep(at, inner.end)
      else drop(['hidden'])
      state.isCut ||= inner?.isCut ?? true
      at = inner?.end ?? chunk.bodyEnd
    }
    if (frame.lengthBytes === chunk.bodyEnd - chunk.bodyAt) kept.keep(chunk.at, chunk.end)
    else {
      kept.put(createWebpChunkHeader('ANMF', frame.lengthBytes))
      kept.append(frame)
      if (frame.lengthBytes % 2 === 1) kept.put(new Uint8Array(1))
    }
  }

  return {
    kept,
    removed,
    get hasImage() {
      return state.hasImage
    },
    get hasIcc() {
      return state.hasIcc
    },
    get hasExif() {
      return state.hasExif
    },
    get isCut() {
      return state.isCut
    },
    get isTooMany() {
      return blocks >= MAX_BLOCKS
    },
    async take(chunk) {
      blocks++
      state.isCut ||= chunk.isCut
      const isKept = (isExtended ? OF_FILE : BITSTREAMS).includes(chunk.type)
      if (isKept) {
        state.hasImage ||= BITSTREAMS.includes(chunk.type)
        kept.keep(chunk.at, chunk.end)
      } else if (chunk.type === 'ANMF' && isExtended) await takeFrame(chunk)
      else if (chunk.type === 'ICCP') await takeIcc(chunk)
      else if (chunk.type === 'EXIF') await takeExif(chunk)
      else drop(chunk.type === 'XMP ' ? findXmpTraces(await read(chunk)) : ['hidden'])
    },
  }
}
