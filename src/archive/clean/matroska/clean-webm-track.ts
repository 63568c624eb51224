/** Cleans the description of one track of a Matroska or WebM file, `TrackEntry` (RFC 9559, 5.1.4.1). */
import { blankComments } from '../sound/blank-comments.js'
import {
  CRC_32,
  type ElementBudget,
  readElements,
  VOID,
  voidElement,
  type WholeElement,
} from './ebml-element.js'
import { NotInForm } from '../not-in-form.js'
import { findBlankPacket } from '../sound/ogg-header-packets.js'
import type { Trace } from '../cleaned.js'
import { type Cleaning, zeroRange } from '../zero-range.js'

const TRACK_TYPE = 0x83
const CODEC_ID = 0x86
const CODEC_PRIVATE = 0x63a2
/** Its name, its codec's name; addresses and settings of the codec, and links to attachments, which are gone. */
const TEXTS: Record<number, Trace> = { 0x536e: 'title', 0x258688: 'device' }
const DROPPED = new Set([CRC_32, VOID, 0x3a9697, 0x3b4040, 0x26b240, 0x7446])
const VIDEO = 1
const AUDIO = 2
const MAX_PRIVATE_BYTES = 16_777_216

export async function cleanTrack(
  cleaning: Cleaning & ElementBudget,
  track: WholeElement,
): Promise<void> {
  const { reader } = cleaning
  const elements = await readElements(reader, track, cleaning)
  for (const element of elements) {
    const trace = TEXTS[element.id]
    if (trace) await zeroRange(cleaning, element.bodyStart, element.end, [trace])
    else if (DROPPED.has(element.id)) {
      await voidElement(cleaning, element, element.id === CRC_32 ? [] : ['hidden'])
    } else if (element.id === TRACK_TYPE) {
      const type = (await reader.read(element.bodyStart, 1))[0]
      // Subtitles and metadata: a text for each second may say where that was.
      if (type !== VIDEO && type !== AUDIO) cleaning.mayRemain = true
    }
  }
  const codecId = elements.find((element) => element.id === CODEC_ID)
  const secrets = elements.find((element) => element.id === CODEC_PRIVATE)
  if (!codecId || !secrets) return
  const codec = await reader.read(codecId.bodyStart, Math.min(codecId.end - codecId.bodyStart, 32))
  const name = String.fromCharCode(...codec).replace(/\0.*/, '')
  if (name === 'A_VORBIS' || name === 'V_THEORA') await cleanXiphHeaders(cleaning, secrets, name)
  else if (name === 'A_FLAC') await cleanFlacBlocks(cleaning, secrets)
}

/** Three header packets with the lengths of two of them before, as Xiph laces them (matroska.org, "Codec Mappings"). */
async function cleanXiphHeaders(
  cleaning: Cleaning,
  { bodyStart, end }: WholeElement,
  codec: string,
): Promise<void> {
  const bytes = await readPrivate(cleaning, bodyStart, end)
  let at = 1
  const lengths = [0, 0].map(() => {
    let lengthBytes = 0
    while (bytes[at] === 255) lengthBytes += bytes[at++]!
    return lengthBytes + (bytes[at++] ?? 0)
  })
  const [first = 0, second = 0] = lengths
  const comments = bytes.subarray(at + first, at + first + second)
  const blank = bytes[0] === 2 ? blankComments(comments, 7, codec === 'A_VORBIS') : null
  if (!blank) throw new NotInForm('the headers of a codec are not in form')
  put(cleaning, bodyStart + at + first, blank.header, blank.traces)
}

/** The mark and STREAMINFO, then other blocks of metadata. */
async function cleanFlacBlocks(
  cleaning: Cleaning,
  { bodyStart, end }: WholeElement,
): Promise<void> {
  const bytes = await readPrivate(cleaning, bodyStart, end)
  const blank = findBlankPacket(new TextEncoder().encode('\x7fFLAC'))!
  for (let at = 4, isFirst = true; at + 4 <= bytes.length; isFirst = false) {
    const length24 = (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
    const blockEnd = at + 4 + length24
    const blanked = isFirst ? null : blank(bytes.subarray(at, blockEnd))
    if (blanked) put(cleaning, bodyStart + at, blanked.packet, blanked.traces)
    at = blockEnd
  }
}

async function readPrivate(cleaning: Cleaning, start: number, end: number): Promise<Uint8Array> {
  if (end - start > MAX_PRIVATE_BYTES) throw new NotInForm('the headers of a codec are too long')
  return (await cleaning.reader.read(start, end - start)).slice()
}

function put(
  cleaning: Cleaning,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
  traces: Trace[],
): void {
  cleaning.patches.push({ offset, lengthBytes: bytes.length, bytes })
  for (const trace of traces) cleaning.removed.add(trace)
}
