/**
 * WebP: the chunks that say how the picture looks are taken over as they stand, and no others; of EXIF the orientation
 * is left. Nothing stands behind the end.
 * Layout: RFC 9649, 2 (the container), 2.7 (the extended format).
 */
import { createBlobReader, type BlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'
import type { Cleaned } from '../cleaned.js'
import { createKeptParts } from '../kept-parts.js'
import { createWebpChunkHeader, findWebpChunk, readUint32, type WebpChunk } from './webp-chunk.js'
import { createWebpChunkFilter, type WebpChunkFilter } from './webp-chunk-filter.js'

/** "RIFF", the length of what follows, "WEBP". */
const RIFF_BYTES = 12
const VP8X_BYTES = 10
const HAS_ICC = 0x20
const HAS_ALPHA = 0x10
const HAS_EXIF = 0x08
const IS_ANIMATED = 0x02

export async function cleanWebp(file: Blob): Promise<Cleaned | null> {
  const reader = createBlobReader(file)
  const riff = await reader.read(0, RIFF_BYTES)
  if (readText(riff, 0, 4) !== 'RIFF' || readText(riff, 8, 4) !== 'WEBP') return null
  const riffEnd = 8 + readUint32(riff, 4)
  const limit = Math.min(riffEnd, file.size)
  const first = await findWebpChunk(reader, RIFF_BYTES, limit)
  if (!first || !['VP8 ', 'VP8L', 'VP8X'].includes(first.type)) return null
  const isExtended = first.type === 'VP8X'
  if (isExtended && first.bodyEnd - first.bodyAt < VP8X_BYTES) return null

  const filter = createWebpChunkFilter(file, reader, isExtended)
  let isCut = riffEnd > file.size
  let at = isExtended ? first.end : RIFF_BYTES
  while (at < limit) {
    const chunk = await findWebpChunk(reader, at, limit)
    if (chunk) await filter.take(chunk)
    else {
      filter.removed.add('hidden')
      isCut = true
    }
    if (filter.isTooMany) return null
    at = chunk?.end ?? limit
  }
  if (!filter.hasImage) return null

  const body = createKeptParts(file)
  if (isExtended) {
    const vp8x = await createVp8x(reader, first, filter)
    if (vp8x) body.put(vp8x)
    else body.keep(first.at, first.end)
  }
  body.append(filter.kept)
  const kept = createKeptParts(file)
  const isUnchanged = body.pieces.length === 1 && body.lengthBytes === limit - RIFF_BYTES
  if (isUnchanged && 'to' in body.pieces[0]!) kept.keep(0, RIFF_BYTES)
  else {
    kept.put(createWebpChunkHeader('RIFF', body.lengthBytes + 4))
    kept.keep(8, RIFF_BYTES)
  }
  kept.append(body)
  if (limit < file.size) filter.removed.add('hidden')
  return kept.finish(filter.removed, isCut || filter.isCut)
}

/** The chunk that says what else is there (RFC 9649, 2.7, figure 7), or null when it says what is true already. */
async function createVp8x(
  reader: BlobReader,
  old: WebpChunk,
  filter: WebpChunkFilter,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const was = await reader.read(old.at, 8 + VP8X_BYTES)
  const is = new Uint8Array(8 + VP8X_BYTES)
  is.set(createWebpChunkHeader('VP8X', VP8X_BYTES))
  is[8] =
    (was[8]! & (HAS_ALPHA | IS_ANIMATED)) |
    (filter.hasIcc ? HAS_ICC : 0) |
    (filter.hasExif ? HAS_EXIF : 0)
  is.set(was.subarray(12, 18), 12) // width and height
  return is.every((byte, i) => byte === was[i]) ? null : is
}
