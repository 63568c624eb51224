/**
 * WebM and Matroska (RFC 9559): what is taken out becomes empty space of the same length, since the index of such a file
 * says where things stand.
 */
import { createBlobReader } from '../blob-reader.js'
import { cleanTrack } from './clean-webm-track.js'
import type { Cleaned, Trace } from '../cleaned.js'
import {
  CRC_32,
  type ElementBudget,
  isWhole,
  readElement,
  readElements,
  VOID,
  voidElement,
  type WholeElement,
} from './ebml-element.js'
import { findTagTraces } from './find-tag-traces.js'
import { NotInForm, nullWhenNotInForm } from '../not-in-form.js'
import { patchBlob } from '../patch-blob.js'
import { type Cleaning, hasContent, zeroRange } from '../zero-range.js'

const EBML = 0x1a45dfa3
const DOC_TYPE = 0x4282
const SEGMENT = 0x18538067
const SEEK_HEAD = 0x114d9b74
const SEEK_ID = 0x53ab
const INFO = 0x1549a966
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const CLUSTER = 0x1f43b675
const CUES = 0x1c53bb6b
const CHAPTERS = 0x1043a770
const TAGS = 0x1254c367
const ATTACHMENTS = 0x1941a469
const TOP = new Set([
  SEEK_HEAD,
  INFO,
  TRACKS,
  CLUSTER,
  CUES,
  CHAPTERS,
  TAGS,
  ATTACHMENTS,
  SEGMENT,
  EBML,
])

/** Of `Info`: the scale of times and the length stay; the names of the two programs must be there, but may be empty. */
const KEPT_INFO = new Set([0x2ad7b1, 0x4489])
const PROGRAMS = new Set([0x4d80, 0x5741])
const INFO_TRACES: Record<number, Trace> = { 0x4461: 'time', 0x7ba9: 'title' }
/** Of a cluster: its time, blocks, and where it stands. */
const KEPT_CLUSTER = new Set([0xe7, 0xa3, 0xa0, 0xa7, 0xab, 0x5854, 0xaf, CRC_32])
/** A block is 20 ms of sound or a picture: some 80 a second. */
const MAX_ELEMENTS = 2_000_000

type WebmCleaning = Cleaning & ElementBudget

export async function cleanWebm(file: Blob): Promise<Cleaned | null> {
  return nullWhenNotInForm(async () => {
    const cleaning: WebmCleaning = {
      file,
      reader: createBlobReader(file),
      patches: [],
      removed: new Set(),
      mayRemain: false,
      elementsLeft: MAX_ELEMENTS,
    }
    const head = await readElement(cleaning.reader, 0, cleaning)
    if (head?.id !== EBML || !isWhole(head, file.size)) throw new NotInForm('it is no EBML')
    await checkDocType(cleaning, head)
    const segment = await readElement(cleaning.reader, head.end, cleaning)
    if (segment?.id !== SEGMENT) throw new NotInForm('there is no segment')
    const end = await cleanSegment(
      cleaning,
      segment.bodyStart,
      Math.min(segment.end ?? file.size, file.size),
    )
    const next = await readElement(cleaning.reader, end, cleaning)
    if (next?.id === EBML) throw new NotInForm('it is more than one file')
    if (await hasContent(cleaning, end, file.size)) cleaning.removed.add('hidden')
    return {
      parts: patchBlob(file, cleaning.patches, end),
      removed: [...cleaning.removed],
      mayRemain: cleaning.mayRemain,
    }
  })
}

async function checkDocType(cleaning: WebmCleaning, head: WholeElement): Promise<void> {
  for (const { id, bodyStart, end } of await readElements(cleaning.reader, head, cleaning)) {
    if (id !== DOC_TYPE) continue
    const name = String.fromCharCode(
      ...(await cleaning.reader.read(bodyStart, Math.min(end - bodyStart, 16))),
    )
    if (/^(webm|matroska)\0*$/.test(name)) return
  }
  throw new NotInForm('it is another kind of EBML')
}

/** Returns where the last thing ends that shows something. */
async function cleanSegment(cleaning: WebmCleaning, start: number, end: number): Promise<number> {
  let hasTracks = false
  let at = start
  while (at < end) {
    const element = await readElement(cleaning.reader, at, cleaning)
    if (!element) break
    if (element.id === CLUSTER) {
      // One that is cut off is what the recording has as its last.
      at = await cleanCluster(cleaning, element.bodyStart, Math.min(element.end ?? end, end))
      if (element.end !== null && at < Math.min(element.end, end)) {
        // Damaged inside, but it says where it ends.
        cleaning.mayRemain = true
        at = Math.min(element.end, end)
      }
      continue
    }
    if (element.id === EBML) throw new NotInForm('it is more than one file')
    if (!isWhole(element, end)) break
    if (element.id === INFO) await cleanInfo(cleaning, element)
    else if (element.id === TRACKS) {
      for (const track of await readElements(cleaning.reader, element, cleaning)) {
        if (track.id === TRACK_ENTRY) await cleanTrack(cleaning, track)
        else await voidElement(cleaning, track, track.id === CRC_32 ? [] : ['hidden'])
      }
      hasTracks = true
    } else if (element.id === SEEK_HEAD) await cleanSeekHead(cleaning, element)
    else if (element.id === CHAPTERS) cleaning.mayRemain = true
    else if (element.id !== CUES) {
      await voidElement(cleaning, element, await findTraces(cleaning, element))
    }
    at = element.end
  }
  if (!hasTracks) throw new NotInForm('there are no tracks')
  return at
}

async function cleanInfo(cleaning: WebmCleaning, info: WholeElement): Promise<void> {
  for (const element of await readElements(cleaning.reader, info, cleaning)) {
    if (KEPT_INFO.has(element.id)) continue
    // Zeros end a text (RFC 8794, 7.4), so that it is an empty one.
    if (PROGRAMS.has(element.id)) {
      await zeroRange(cleaning, element.bodyStart, element.end, ['device'])
    } else {
      const trace = INFO_TRACES[element.id] ?? 'hidden'
      await voidElement(cleaning, element, element.id === CRC_32 ? [] : [trace])
    }
  }
}

/** Takes out the entries that lead to what is no longer there. */
async function cleanSeekHead(cleaning: WebmCleaning, seekHead: WholeElement): Promise<void> {
  for (const seek of await readElements(cleaning.reader, seekHead, cleaning)) {
    let isKept = seek.id !== CRC_32
    for (const { id, bodyStart } of isKept && seek.id !== VOID
      ? await readElements(cleaning.reader, seek, cleaning)
      : []) {
      if (id !== SEEK_ID) continue
      const target = await cleaning.reader.read(bodyStart, 4)
      const targetId = target.reduce((sum, byte) => sum * 256 + byte, 0)
      if (targetId === TAGS || targetId === ATTACHMENTS) isKept = false
    }
    if (!isKept || seek.id === VOID)
      await voidElement(cleaning, seek, seek.id === VOID ? ['hidden'] : [])
  }
}

async function findTraces(cleaning: WebmCleaning, element: WholeElement): Promise<Iterable<Trace>> {
  if (element.id === TAGS) return findTagTraces(cleaning, element)
  return element.id === CRC_32 ? [] : ['hidden']
}

/** Walks a cluster to its end, which, if it does not say where that is, is where the next thing of a segment begins. */
async function cleanCluster(cleaning: WebmCleaning, start: number, end: number): Promise<number> {
  let at = start
  while (at < end) {
    const element = await readElement(cleaning.reader, at, cleaning)
    if (!element || TOP.has(element.id)) return at
    if (!isWhole(element, end)) return KEPT_CLUSTER.has(element.id) ? end : at
    if (!KEPT_CLUSTER.has(element.id)) await voidElement(cleaning, element, ['hidden'])
    at = element.end
  }
  return end
}
