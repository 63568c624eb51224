/**
 * GIF: screen, colours, frames and how often they are repeated are taken over as they stand; comments, XMP and all that
 * applications put there, texts, and what stands behind the end are not.
 * Layout: CompuServe GIF89a, 17 to 27; NETSCAPE2.0: Netscape's looping extension, as every browser reads it.
 */
import { createBlobReader, type BlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'
import type { Cleaned, Trace } from '../cleaned.js'
import { findXmpTraces } from './find-xmp-traces.js'
import { createKeptParts, MAX_BLOCKS } from '../kept-parts.js'

/** Read first, which is enough for a small block; then what is read at once of a frame. */
const FIRST_WINDOW_BYTES = 256
const WINDOW_BYTES = 65_536
/** The signature and the logical screen descriptor. */
const HEAD_BYTES = 13
const IMAGE = 0x2c
const IMAGE_BYTES = 10
const EXTENSION = 0x21
const TRAILER = 0x3b
const COMMENT = 0xfe
const APPLICATION = 0xff
const GRAPHIC_CONTROL = 0xf9
const GRAPHIC_CONTROL_BYTES = 8
/** With its one sub-block: repeat so many times. */
const LOOP_BYTES = 19
const LOOP_APPLICATIONS = ['NETSCAPE2.0', 'ANIMEXTS1.0']
const MAX_READ_BYTES = 1_048_576

export async function cleanGif(file: Blob): Promise<Cleaned | null> {
  const reader = createBlobReader(file)
  const head = await reader.read(0, HEAD_BYTES)
  if (!/^GIF8[79]a$/.test(readText(head, 0, 6)) || head.length < HEAD_BYTES) return null
  const kept = createKeptParts(file)
  const removed = new Set<Trace>()
  let at = HEAD_BYTES + colourTableBytes(head[10]!)
  let hasImage = false
  kept.keep(0, Math.min(at, file.size))

  for (let count = 0; count < MAX_BLOCKS; count++) {
    const [kind, label = 0] = await reader.read(at, 2)
    if (kind === TRAILER && hasImage) {
      kept.keep(at, at + 1)
      if (at + 1 < file.size) removed.add('hidden')
      return kept.finish(removed, false)
    }
    const block = kind === IMAGE ? await findImageData(reader, at) : at + 2
    const end = kind === IMAGE || kind === EXTENSION ? await findSubBlocksEnd(reader, block) : null
    if (end === null) {
      // Cut off: what there is of a frame is shown by browsers, and kept.
      if (kind === IMAGE && block < file.size) {
        kept.keep(at, file.size)
        hasImage = true
      } else if (at < file.size) removed.add('hidden')
      return hasImage ? kept.finish(removed, true) : null
    }
    if (kind === IMAGE) {
      hasImage = true
      kept.keep(at, end)
    } else {
      const needed = await findNeeded(reader, at, label)
      if (needed === end - at) kept.keep(at, end)
      else {
        if (needed > 0) kept.put(new Uint8Array([...(await reader.read(at, needed - 1)), 0]))
        for (const trace of await findTraces(reader, at, end, label)) removed.add(trace)
      }
    }
    at = end
  }
  return null
}

/** @param flags the packed field of the screen or of an image */
function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0
}

async function findImageData(reader: BlobReader, at: number): Promise<number> {
  const descriptor = await reader.read(at, IMAGE_BYTES)
  const lzwCodeSizeBytes = 1
  return at + IMAGE_BYTES + colourTableBytes(descriptor[9] ?? 0) + lzwCodeSizeBytes
}

/** Where a row of sub-blocks ends, each with its length before it, behind the empty one; null when the file ends first. */
async function findSubBlocksEnd(reader: BlobReader, from: number): Promise<number | null> {
  let at = from
  while (at < reader.size) {
    const window = await reader.read(at, at === from ? FIRST_WINDOW_BYTES : WINDOW_BYTES)
    let i = 0
    while (i < window.length) {
      if (window[i] === 0) return at + i + 1
      i += 1 + window[i]!
    }
    at += i
  }
  return null
}

/**
 * How many bytes of an extension are needed, with the empty sub-block that ends it; fewer than it has where a writer
 * has hung more to it, 0 when nothing is. There are as many, since the walk to its end has found its first sub-blocks.
 */
async function findNeeded(reader: BlobReader, at: number, label: number): Promise<number> {
  const bytes = await reader.read(at, LOOP_BYTES)
  if (label === GRAPHIC_CONTROL && bytes[2] === 4) return GRAPHIC_CONTROL_BYTES
  const isLoop =
    label === APPLICATION &&
    bytes[2] === 11 &&
    LOOP_APPLICATIONS.includes(readText(bytes, 3, 11)) &&
    bytes[14] === 3 &&
    bytes[15] === 1
  return isLoop ? LOOP_BYTES : 0
}

async function findTraces(
  reader: BlobReader,
  at: number,
  end: number,
  label: number,
): Promise<Trace[]> {
  if (label === COMMENT) return ['comment']
  const bytes = await reader.read(at, Math.min(end - at, MAX_READ_BYTES))
  // Its text is not in sub-blocks: it stands there in one piece, and its end leads every reader out of it.
  const isXmp = label === APPLICATION && readText(bytes, 3, 11) === 'XMP DataXMP'
  return isXmp ? findXmpTraces(bytes) : ['hidden']
}
