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

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const HEADER_BYTES = 8
const CHECKSUM_BYTES = 4
const IHDR_BYTES = 13
/** As much of a chunk is read to learn what it says. */
const MAX_READ_BYTES = 4_194_304

const KEPT = new Set(
  // The last two are older spellings that encoders still write.
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT mDCv cLLi'.split(
    ' ',
  ),
)
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
  let at = SIGNATURE.length
  let hasImage = false
  let hasExif = false

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
    if (KEPT.has(type)) kept.keep(at, end)
    else {
      const body = await reader.read(bodyAt, Math.min(lengthBytes, MAX_READ_BYTES))
      const verdict =
        type === 'eXIf' && hasExif ? dropped(['hidden']) : judge(type, body, lengthBytes)
      hasExif ||= type === 'eXIf'
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

function judge(type: string, body: Uint8Array, lengthBytes: number): Verdict {
  if (type === 'eXIf') return trimExif(body)
  if (type === 'iCCP') return renameProfile(body, lengthBytes)
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
