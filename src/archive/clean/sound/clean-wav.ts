/**
 * WAV: of its chunks only those that describe and hold the sound are kept (Microsoft and IBM, Multimedia Programming
 * Interface 1.0, "RIFF Waveform"). Broadcasters and recorders add name, place, time and serial numbers (EBU Tech 3285).
 */
import { type BlobReader, createBlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'
import type { Cleaned, Trace } from '../cleaned.js'
import { findId3Traces } from './find-id3-traces.js'
import { createKeptParts, MAX_BLOCKS } from '../kept-parts.js'

const KEPT = new Set(['fmt ', 'fact', 'data'])
/** A format with the tables of ADPCM has some dozens of bytes; there is no room to hide in it. */
const MAX_DESCRIPTION_BYTES = 4096
const MAX_READ_BYTES = 65_536
const CHUNKS: Record<string, Trace[]> = {
  bext: ['author', 'time', 'device'],
  iXML: ['hidden'],
  _PMX: ['hidden'],
}
const INFO: [RegExp, Trace][] = [
  [/IART|ICOP|IENG|ITCH|ICMS/, 'author'],
  [/INAM|IPRD|ISBJ|IKEY|IGNR/, 'title'],
  [/ICRD|IDIT/, 'time'],
  [/ISFT|ISRC|ISRF|IMED/, 'device'],
  [/IARL|ILOC/, 'place'],
  [/ICMT/, 'comment'],
]

export async function cleanWav(file: Blob): Promise<Cleaned | null> {
  const reader = createBlobReader(file)
  const head = await reader.read(0, 12)
  if (readText(head, 0, 4) !== 'RIFF' || readText(head, 8, 4) !== 'WAVE') return null
  const kept = createKeptParts(file)
  const removed = new Set<Trace>()
  const seen = new Set<string>()
  let at = 12
  for (let count = 0; at + 8 <= file.size; count++) {
    if (count > MAX_BLOCKS) return null
    const header = await reader.read(at, 8)
    const type = readText(header, 0, 4)
    const size = new DataView(header.buffer, header.byteOffset).getUint32(4, true)
    const bodyEnd = Math.min(at + 8 + size, file.size)
    const end = Math.min(bodyEnd + (size % 2), file.size)
    const isCutOff = at + 8 + size > file.size
    if (!KEPT.has(type) || seen.has(type)) {
      for (const trace of await findChunkTraces(reader, type, at + 8, bodyEnd)) removed.add(trace)
    } else {
      if (type !== 'data' && (isCutOff || size > MAX_DESCRIPTION_BYTES)) return null
      seen.add(type)
      // A recording that broke off, or was streamed, says that there is more than there is.
      if (isCutOff) {
        kept.put(createChunkHeader(type, bodyEnd - at - 8))
        kept.keep(at + 8, bodyEnd)
      } else kept.keep(at, end)
    }
    at = end
  }
  if (!seen.has('fmt ') || !seen.has('data')) return null
  if (at < file.size) removed.add('hidden')
  const whole = createKeptParts(file)
  const isRight =
    new DataView(head.buffer, head.byteOffset).getUint32(4, true) === kept.lengthBytes + 4
  if (isRight) whole.keep(0, 12)
  else
    whole.put(
      new Uint8Array([...createChunkHeader('RIFF', kept.lengthBytes + 4), ...head.subarray(8)]),
    )
  whole.append(kept)
  return whole.finish(removed, false)
}

function createChunkHeader(type: string, lengthBytes: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(8)
  for (let i = 0; i < 4; i++) header[i] = type.charCodeAt(i)
  new DataView(header.buffer).setUint32(4, lengthBytes, true)
  return header
}

async function findChunkTraces(
  reader: BlobReader,
  type: string,
  start: number,
  end: number,
): Promise<Trace[]> {
  const body = await reader.read(start, Math.min(end - start, MAX_READ_BYTES))
  if (/^(JUNK|junk|PAD |FLLR)$/.test(type) && !body.some((byte) => byte !== 0)) return []
  if (/^id3 $/i.test(type)) return findId3Traces(body)
  if (type === 'LIST' && readText(body, 0, 4) === 'INFO') {
    const text = readText(body, 4, body.length)
    const found = INFO.filter(([name]) => name.test(text)).map(([, trace]) => trace)
    return found.length > 0 ? found : ['hidden']
  }
  return CHUNKS[type] ?? ['hidden']
}
