/**
 * MP3, and AAC in ADTS frames: frame after frame is kept and everything between and around them is cut away. What LAME
 * writes into the first frame, its own name and how long the sound is, stays: players need it.
 */
import { FRAME_HEADER_BYTES, readFrameBytes } from './audio-frame.js'
import { type BlobReader, createBlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'
import type { Cleaned, Trace } from '../cleaned.js'
import { findEndTag } from './find-end-tag.js'
import { findId3Bytes, findId3Traces } from './find-id3-traces.js'
import { createKeptParts } from '../kept-parts.js'

/** At 26 ms each these are more than seven hours. */
const MAX_FRAMES = 1_000_000
const MAX_TAGS = 1000
/** As far a frame is looked for where there is none: MP3 is made to be caught up with in the middle. */
const SEARCH_BYTES = 65_536
/** Joined files have the tag of an end in their middle. */
const ID3V1_BYTES = 128
/** A tag with a picture has some MiB; no more is read only to name what is in it. */
const MAX_READ_BYTES = 65_536

export async function cleanMp3(file: Blob): Promise<Cleaned | null> {
  const reader = createBlobReader(file)
  const kept = createKeptParts(file)
  const removed = new Set<Trace>()
  const end = await cutEndTags(reader, removed)
  let mayRemain = false
  let at = 0
  let tags = 0
  let frames = 0
  while (at < end) {
    const lengthBytes = readFrameBytes(await reader.read(at, FRAME_HEADER_BYTES))
    if (lengthBytes !== null) {
      if (++frames > MAX_FRAMES) return null
      kept.keep(at, Math.min(at + lengthBytes, end))
      at += lengthBytes
      continue
    }
    if (++tags > MAX_TAGS) return null
    const tag = await findTag(reader, at, end)
    for (const trace of tag?.traces ?? ['hidden' as const]) removed.add(trace)
    const next = tag ? tag.end : await findFrame(reader, at, end)
    // Damage in the midst of the sound is nothing that was written on purpose, but nobody has understood it.
    if (!tag && frames > 0 && next !== null) mayRemain = true
    if (next === null) break
    at = next
  }
  return frames < 2 ? null : kept.finish(removed, mayRemain)
}

async function cutEndTags(reader: BlobReader, removed: Set<Trace>): Promise<number> {
  let end = reader.size
  for (let i = 0; i < MAX_TAGS; i++) {
    const tag = await findEndTag(reader, end)
    if (!tag) break
    for (const trace of tag.traces) removed.add(trace)
    end = tag.start
  }
  return end
}

/** A tag that says how long it is, at its beginning. */
async function findTag(
  reader: BlobReader,
  at: number,
  end: number,
): Promise<{ end: number; traces: Trace[] } | null> {
  const header = await reader.read(at, 32)
  const id3Bytes = findId3Bytes(header)
  if (id3Bytes !== null) {
    const tagEnd = Math.min(at + id3Bytes, end)
    const tag = await reader.read(at, Math.min(tagEnd - at, MAX_READ_BYTES))
    return { end: tagEnd, traces: findId3Traces(tag) }
  }
  if (readText(header, 0, 3) === 'TAG' && header.length === 32) {
    return { end: Math.min(at + ID3V1_BYTES, end), traces: ['title'] }
  }
  if (readText(header, 0, 8) === 'APETAGEX' && header.length === 32) {
    const size = new DataView(header.buffer, header.byteOffset).getUint32(12, true)
    return { end: Math.min(at + 32 + size, end), traces: ['hidden'] }
  }
  return null
}

/** The next place where two frames follow each other, or null. */
async function findFrame(reader: BlobReader, from: number, end: number): Promise<number | null> {
  const window = (await reader.read(from, Math.min(SEARCH_BYTES, end - from))).slice()
  for (let i = window.indexOf(0xff); i !== -1; i = window.indexOf(0xff, i + 1)) {
    const lengthBytes = readFrameBytes(window.subarray(i, i + FRAME_HEADER_BYTES))
    if (lengthBytes === null) continue
    const next = await reader.read(from + i + lengthBytes, FRAME_HEADER_BYTES)
    if (readFrameBytes(next) !== null) return from + i
  }
  return null
}
