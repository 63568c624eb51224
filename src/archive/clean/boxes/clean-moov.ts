/**
 * Cleans the description of a film or recording, `moov`, and of its fragments, `moof` (ISO/IEC 14496-12, 8). What is in
 * the lists below is needed to play; every other box becomes free space, as readers ignore boxes that they do not know.
 * What an encoder writes into the stream itself (x264 leaves its name in an H.264 SEI message) is not touched,
 * but looked for where it may be of a person.
 */
import { type BoxCleaning, freeBox, readChildren, readField } from './box-cleaning.js'
import { cleanDataReferences, cleanSampleEntries } from './clean-sample-entries.js'
import { findBoxTraces } from './find-box-traces.js'
import { hasUserData } from './find-user-data.js'
import { NotInForm } from '../not-in-form.js'
import type { Box } from './read-boxes.js'
import { findHandler, removeTrack } from './remove-track.js'
import { zeroRange } from '../zero-range.js'

/** None of these can hold itself, so that the walk has an end. */
const KEPT: Record<string, Set<string>> = {
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods', 'pssh', 'ctab', 'clip']),
  trak: new Set(
    ['tkhd', 'edts', 'mdia', 'tref', 'trgr', 'tapt'].concat(['clip', 'matt', 'load', 'imap']),
  ),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
  minf: new Set(['vmhd', 'smhd', 'nmhd', 'sthd', 'gmhd', 'hdlr', 'dinf', 'stbl']),
  dinf: new Set(['dref']),
  stbl: new Set(
    ['stsd', 'stts', 'ctts', 'cslg', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'stsh'].concat(
      ['stps', 'sdtp', 'stdp', 'padb', 'subs', 'saiz', 'saio', 'sbgp', 'sgpd', 'csgp'],
    ),
  ),
  edts: new Set(['elst']),
  mvex: new Set(['mehd', 'trex', 'leva', 'trep']),
  moof: new Set(['mfhd', 'traf', 'pssh']),
  traf: new Set(
    ['tfhd', 'tfdt', 'trun', 'sdtp', 'subs', 'saiz', 'saio'].concat(['sbgp', 'sgpd', 'senc']),
  ),
}
/** What a person sees or hears. Timecodes are none of it: many cameras write the time of day. */
const SHOWN = new Set(['vide', 'soun', 'pict', 'auxv'])
/** Subtitles are kept, but drones write the position into them, second by second. */
const WRITTEN = new Set(['text', 'sbtl', 'subt', 'subp', 'clcp'])

export interface MoovResult {
  hasRemovedTracks: boolean
}

/** @param mediaRanges the bodies of the file's `mdat` boxes, in order: samples lie nowhere else */
export async function cleanMoov(
  cleaning: BoxCleaning,
  moov: Box,
  mediaRanges: readonly Box[],
): Promise<MoovResult> {
  let hasRemovedTracks = false
  const tracks = await cleanContainer(cleaning, moov, '')
  if (!tracks.some((box) => box.type === 'mvhd')) throw new NotInForm('moov has no mvhd')
  for (const track of tracks) {
    if (track.type !== 'trak') continue
    const handler = await findHandler(cleaning, track)
    if (SHOWN.has(handler) || WRITTEN.has(handler)) {
      if (WRITTEN.has(handler) || (await hasUserData(cleaning, track, mediaRanges))) {
        cleaning.mayRemain = true
      }
      await cleanContainer(cleaning, track, handler)
    } else {
      hasRemovedTracks = true
      await removeTrack(cleaning, track, mediaRanges)
    }
  }
  return { hasRemovedTracks }
}

/** Cleans what is in a box, but for tracks, and returns its children. */
export async function cleanContainer(
  cleaning: BoxCleaning,
  container: Box,
  handler: string,
): Promise<Box[]> {
  const kept = KEPT[container.type] ?? new Set()
  const range = { start: container.bodyStart, end: container.end }
  const children = await readChildren(cleaning, range, (type) => kept.has(type))
  for (const child of children) {
    if (!kept.has(child.type)) {
      await freeBox(cleaning, child, await findBoxTraces(cleaning, child))
    } else if (child.type in KEPT && child.type !== 'trak') {
      await cleanContainer(cleaning, child, handler)
    } else if (['mvhd', 'tkhd', 'mdhd'].includes(child.type)) {
      await zeroTimes(cleaning, child)
    } else if (child.type === 'hdlr') {
      await zeroHandlerName(cleaning, child)
    } else if (child.type === 'dref') {
      await cleanDataReferences(cleaning, child)
    } else if (child.type === 'stsd') {
      await cleanSampleEntries(cleaning, child, handler)
    }
  }
  return children
}

/** creation_time and modification_time, seconds since 1904 (8.2.2, 8.3.2, 8.4.2). */
async function zeroTimes(cleaning: BoxCleaning, box: Box): Promise<void> {
  const version = (await readField(cleaning, box, 0, 20)).getUint8(0)
  if (version > 1) throw new NotInForm(`${box.type} has a version that is not known`)
  const start = box.bodyStart + 4
  await zeroRange(cleaning, start, start + (version === 0 ? 8 : 16), ['time'])
}

/**
 * The maker's code and the name: "Core Media Video" (8.4.3). Zeros are an empty name both as ISO's string, which ends with
 * a zero, and as QuickTime's, which begins with its length.
 */
export async function zeroHandlerName(cleaning: BoxCleaning, box: Box): Promise<void> {
  await readField(cleaning, box, 0, 24)
  await zeroRange(cleaning, box.bodyStart + 12, box.bodyStart + 16, ['device'])
  await zeroRange(cleaning, box.bodyStart + 24, box.end, ['device'])
}
