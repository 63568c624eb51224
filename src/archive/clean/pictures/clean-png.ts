/**
 * PNG and animated PNG: the chunks that say how the picture looks are taken over as they stand, and no others: no text,
 * no time, no EXIF but for the orientation, no chunk that is not known here, nothing behind the end.
 * Layout and chunks: PNG (third edition), 5 and 11.
 */
import { createBlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'
import type { Cleaned, Trace } from '../cleaned.js'
import { findExifTraces } from './find-exif-traces.js'
import { findPngTextTraces } from './find-png-text-traces.js'
import { createKeptParts, MAX_BLOCKS } from '../kept-parts.js'
import { createMinimalExif, isMinimalExif } from './minimal-exif.js'
import { createPngChunk } from './png-chunk.js'
import { createPngChunkFilter } from './png-chunk-form.js'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const HEADER_BYTES = 8
const CHECKSUM_BYTES = 4
const IHDR_BYTES = 13
/** In the file: behind the signature, the header of IHDR, width, height and bit depth. */
const COLOUR_TYPE_AT = 25
/** As much of a chunk is read to learn what it says. */
const MAX_READ_BYTES = 4_194_304

/** A profile's name is for people to read, and often that of somebody's screen. */
const PROFILE_NAME = 'icc'
const MAX_PROFILE_NAME_BYTES = 79

/** A chunk in place of the one that was read, or (null) none; 'keep' for the chunk as it stands. */
type Verdict = 'keep' | { chunk: Uint8Array<ArrayBuffer> | null; traces: Trace[] }

export async function cleanPng(file: Blob): Promise<Cleaned | null> {
  const reader = createBlobReader(file)
  const signature = await reader.read(0, SIGNATURE.length)
  if (!SIGNATURE.every((byte, i) => byte === signature[i])) return null
  const kept = createKeptParts(file)
  kept.keep(0, SIGNATURE.length)
  const removed = new Set<Trace>()
  const [colourType = 0] = await reader.read(COLOUR_TYPE_AT, 1)
  const isKept = createPngChunkFilter(colourType)
  let at = SIGNATURE.length
  let hasImage = false
  const judged = new Set<string>()

  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = await reader.read(at, HEADER_BYTES)
    const type = readText(header, 4, 4)
    const isChunk = header.length === HEADER_BYTES && /^[A-Za-z]{4}$/.test(type)
    const lengthBytes = isChunk ? new DataView(header.buffer, header.byteOffset).getUint32(0) : 0
    const bodyAt = at + HEADER_BYTES
    const end = bodyAt + lengthBytes + CHECKSUM_BYTES
    if (count === 0 && (type !== 'IHDR' || lengthBytes !== IHDR_BYTES)) return null
    hasImage ||= type === 'IDAT'
    if (!isChunk || end > file.size) {
      // Cut off: what there is of the pixels is shown by browsers, and kept.
      const isPixels = isChunk && (type === 'IDAT' || type === 'fdAT')
      if (isPixels) kept.keep(at, file.size)
      else if (at < file.size) removed.add('hidden')
      return hasImage ? kept.finish(removed, true) : null
    }
    if (isKept(type, lengthBytes)) kept.keep(at, end)
    else {
      const body = await reader.read(bodyAt, Math.min(lengthBytes, MAX_READ_BYTES))
      const verdict = judge(type, body, lengthBytes, judged.has(type))
      judged.add(type)
      if (verdict === 'keep') kept.keep(at, end)
      else {
        if (verdict.chunk) kept.put(verdict.chunk)
        for (const trace of verdict.traces) removed.add(trace)
      }
    }
    at = end
    if (type !== 'IEND') continue
    if (at < file.size) removed.add('hidden')
    return hasImage ? kept.finish(removed, false) : null
  }
  return null
}

function dropped(traces: Trace[]): Verdict {
  return { chunk: null, traces }
}

function judge(type: string, body: Uint8Array, lengthBytes: number, isFurther: boolean): Verdict {
  if (type === 'eXIf') return isFurther ? dropFurtherExif(body) : trimExif(body)
  if (type === 'iCCP' && !isFurther) return renameProfile(body, lengthBytes)
  // One that is not empty.
  if (type === 'IEND') return { chunk: createPngChunk(type, new Uint8Array(0)), traces: ['hidden'] }
  if (type === 'tIME') return dropped(['time'])
  if (/^(tEXt|zTXt|iTXt)$/.test(type)) return dropped(findPngTextTraces(body))
  return dropped(['hidden'])
}

function trimExif(tiff: Uint8Array): Verdict {
  const { traces, orientation } = findExifTraces(tiff)
  if (orientation === 1) return dropped(traces)
  if (isMinimalExif(tiff, orientation)) return 'keep'
  return { chunk: createPngChunk('eXIf', createMinimalExif(orientation)), traces }
}

function dropFurtherExif(tiff: Uint8Array): Verdict {
  const { traces } = findExifTraces(tiff)
  return dropped(traces.length > 0 ? traces : ['hidden'])
}

/** The profile itself is compressed, and stays as it is. */
function renameProfile(body: Uint8Array, lengthBytes: number): Verdict {
  const nameBytes = body.subarray(0, MAX_PROFILE_NAME_BYTES + 1).indexOf(0)
  if (nameBytes < 1 || body.length < lengthBytes) return dropped(['hidden'])
  if (readText(body, 0, nameBytes) === PROFILE_NAME) return 'keep'
  const name = new TextEncoder().encode(PROFILE_NAME)
  const renamed = new Uint8Array(name.length + lengthBytes - nameBytes)
  renamed.set(name)
  renamed.set(body.subarray(nameBytes), name.length)
  return { chunk: createPngChunk('iCCP', renamed), traces: ['hidden'] }
}
