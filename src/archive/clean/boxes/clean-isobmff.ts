/**
 * MP4, MOV, M4A, 3GP, and HEIC, HEIF, AVIF: ISO base media files (ISO/IEC 14496-12) and their elder, QuickTime. All that is
 * taken out is overwritten where it stands, since such files are full of offsets into themselves.
 */
import { createBlobReader } from '../blob-reader.js'
import { type BoxCleaning, freeBox } from './box-cleaning.js'
import { cleanPictureList, isPictureList } from './clean-heif-items.js'
import { cleanContainer, cleanMoov } from './clean-moov.js'
import type { Cleaned } from '../cleaned.js'
import { findBoxTraces } from './find-box-traces.js'
import { NotInForm, nullWhenNotInForm } from '../not-in-form.js'
import { patchBlob } from '../patch-blob.js'
import { type Box, MAX_BOXES, readBoxes } from './read-boxes.js'
import { hasContent } from '../zero-range.js'

/** Everything else at the top is free space, XMP, a maker's own block, an event, or a clock (`prft`). */
const KEPT = new Set(['ftyp', 'styp', 'mdat', 'imda', 'mfra', 'sidx', 'ssix', 'pdin'])
/** As much of `moov` is held at once: it is walked to and fro. That of an hour of video has about 2 MiB. */
const HELD_BYTES = 8_388_608

export async function cleanIsobmff(file: Blob): Promise<Cleaned | null> {
  return nullWhenNotInForm(async () => {
    const cleaning: BoxCleaning = {
      file,
      reader: createBlobReader(file),
      patches: [],
      removed: new Set(),
      mayRemain: false,
      boxesLeft: MAX_BOXES,
    }
    const { boxes, end } = await readTop(cleaning)
    const mediaRanges = boxes.filter((box) => box.type === 'mdat' || box.type === 'imda')
    let hasContentBox = false
    let hasRemovedTracks = false
    let hasFragments = false

    for (const box of boxes) {
      if (KEPT.has(box.type)) continue
      if (box.type === 'moov') {
        await cleaning.reader.read(box.start, Math.min(box.end - box.start, HELD_BYTES))
        const result = await cleanMoov(cleaning, box, mediaRanges)
        hasRemovedTracks ||= result.hasRemovedTracks
        hasContentBox = true
      } else if (box.type === 'moof') {
        await cleanContainer(cleaning, box, '')
        hasFragments = true
      } else if (box.type === 'meta' && (await isPictureList(cleaning, box))) {
        await cleanPictureList(cleaning, box, mediaRanges)
        hasContentBox = true
      } else {
        await freeBox(cleaning, box, await findBoxTraces(cleaning, box))
      }
    }
    if (!hasContentBox) throw new NotInForm('neither moov nor a list of pictures')
    // The samples of a removed track that lie in fragments are not looked for.
    if (hasRemovedTracks && hasFragments) cleaning.mayRemain = true
    return {
      parts: patchBlob(file, cleaning.patches, end),
      removed: [...cleaning.removed],
      mayRemain: cleaning.mayRemain,
    }
  })
}

/** The boxes at the top, and where the file is cut off: what stands behind the last whole one shows nothing. */
async function readTop(cleaning: BoxCleaning): Promise<{ boxes: Box[]; end: number }> {
  const { file, reader } = cleaning
  const { boxes, stoppedAt, cutOff } = await readBoxes(
    reader,
    { start: 0, end: file.size },
    cleaning,
  )
  if (cutOff?.type === 'mdat') {
    // A transfer that broke off: what has arrived can be played.
    return { boxes: [...boxes, { ...cutOff, end: file.size }], end: file.size }
  }
  if (await hasContent(cleaning, stoppedAt, file.size)) cleaning.removed.add('hidden')
  return { boxes, end: stoppedAt }
}
