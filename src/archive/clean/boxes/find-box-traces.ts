/**
 * Names what a box of user data or metadata says, before it is made zeros. Types: ISO/IEC 14496-12, 8.10; 3GPP TS 26.244,
 * 8; QuickTime File Format, "User Data Atoms" and "Metadata"; iTunes' `ilst`.
 */
import { type BoxCleaning, readField } from './box-cleaning.js'
import type { Trace } from '../cleaned.js'
import { findXmpTraces } from '../pictures/find-xmp-traces.js'
import { type Box, readBoxes } from './read-boxes.js'

const TYPES: Partial<Record<Trace, string>> = {
  place: '©xyz loci ©loc',
  time: '©day date yrrc prft crtt mdft ©ed1 DTIM',
  device:
    '©mak ©mod ©swr ©too ©enc ©req ©hst @mak @mod @swr manu modl CAME LENS FIRM MUID mak  mod  cmid CNCV CNFV hinf',
  author: '©ART ©aut ©cpy ©dir ©prd ©prf ©wrt ©com ©own aART cprt auth perf ownr apID',
  title:
    '©nam ©alb ©gen ©des ©inf ©key ©grp titl albm gnre desc ldes dscp kywd sonm name udes altt',
  thumbnail: 'covr thmb snal pnot PICT THMB',
  comment: '©cmt',
}
/** Names of keys such as "com.apple.quicktime.location.ISO6709"; the first that fits decides. */
const KEYS: [RegExp, Trace][] = [
  [/location|gps|iso6709/i, 'place'],
  [/date|time|year/i, 'time'],
  [/make|model|software|android|version|encoder|camera|lens|device/i, 'device'],
  [/artist|author|director|producer|copyright|performer|publisher/i, 'author'],
  [/title|album|genre|description|keywords|displayname|summary/i, 'title'],
  [/comment/i, 'comment'],
  [/artwork|thumbnail/i, 'thumbnail'],
]
const XMP_UUID = [...'be7acfcb97a942e89c71999491e3afac'.matchAll(/../g)].map((hex) =>
  parseInt(hex[0], 16),
)
/** More than this is not read only to name it; it is removed all the same. */
const MAX_READ_BYTES = 1_048_576
const MAX_DEPTH = 3

/** What the box says; "hidden" when it cannot be told. Whether it says anything at all is not looked at. */
export async function findBoxTraces(cleaning: BoxCleaning, box: Box, depth = 0): Promise<Trace[]> {
  const own = traceOfType(box.type)
  if (own) return [own]
  if (box.type === 'uuid' || box.type === 'XMP_') return findXmp(cleaning, box)
  if (box.type === 'keys') return findKeys(cleaning, box)
  if (!['udta', 'meta', 'ilst'].includes(box.type) || depth >= MAX_DEPTH) return ['hidden']
  const start = box.type === 'meta' ? await findStartInMeta(cleaning, box) : box.bodyStart
  const { boxes } = await readBoxes(cleaning.reader, { start, end: box.end }, cleaning)
  const traces = new Set<Trace>()
  for (const child of boxes) {
    if (['hdlr', 'free', 'skip'].includes(child.type)) continue
    for (const trace of await findBoxTraces(cleaning, child, depth + 1)) traces.add(trace)
  }
  // An `ilst` whose entries are numbers only is told by its keys.
  if (traces.size > 1 && box.type === 'meta') traces.delete('hidden')
  return traces.size === 0 ? ['hidden'] : [...traces]
}

function traceOfType(type: string): Trace | null {
  for (const [trace, types] of Object.entries(TYPES)) {
    for (let at = 0; at < types.length; at += 5) {
      if (types.startsWith(type, at)) return trace as Trace
    }
  }
  return null
}

/** In MP4 `meta` has a version in front of its children, in QuickTime it has not. */
async function findStartInMeta(cleaning: BoxCleaning, box: Box): Promise<number> {
  const head = await cleaning.reader.read(box.bodyStart, 8)
  const isQuickTime = String.fromCharCode(...head.subarray(4)) === 'hdlr'
  return Math.min(box.bodyStart + (isQuickTime ? 0 : 4), box.end)
}

async function findXmp(cleaning: BoxCleaning, box: Box): Promise<Trace[]> {
  const lengthBytes = Math.min(box.end - box.bodyStart, MAX_READ_BYTES)
  const bytes = await cleaning.reader.read(box.bodyStart, lengthBytes)
  if (box.type === 'XMP_') return orHidden(findXmpTraces(bytes))
  return XMP_UUID.every((byte, i) => bytes[i] === byte)
    ? orHidden(findXmpTraces(bytes.subarray(16)))
    : ['hidden']
}

async function findKeys(cleaning: BoxCleaning, box: Box): Promise<Trace[]> {
  const lengthBytes = Math.min(box.end - box.bodyStart, MAX_READ_BYTES)
  const view = await readField(cleaning, box, 0, lengthBytes)
  const traces = new Set<Trace>()
  for (let at = 8; at + 8 <= lengthBytes;) {
    const size = view.getUint32(at)
    if (size < 8 || at + size > lengthBytes) break
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 8, Math.min(size - 8, 256))
    traces.add(traceOfKey(String.fromCharCode(...bytes)))
    at += size
  }
  return [...traces]
}

/** What metadata under a key with this name is about. */
function traceOfKey(name: string): Trace {
  return KEYS.find(([pattern]) => pattern.test(name))?.[1] ?? 'hidden'
}

function orHidden(traces: Trace[]): Trace[] {
  return traces.length === 0 ? ['hidden'] : traces
}
