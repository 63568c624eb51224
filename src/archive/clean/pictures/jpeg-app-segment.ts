/**
 * What becomes of the application segments of a JPEG file. Three kinds change how it is shown and are kept, trimmed to
 * that: JFIF (density), ICC profile, Adobe (what its colours are). Of EXIF the orientation is left. All others go.
 * JFIF: ITU-T T.871, 10; ICC: ICC.1:2022, B.4; Adobe: ITU-T T.872, 6.5.3; EXIF: CIPA DC-008 (Exif 3.0), 4.7.2.
 */
import { startsWithText } from '../byte-text.js'
import type { Trace } from '../cleaned.js'
import { findExifTraces } from './find-exif-traces.js'
import { findIptcTraces } from './find-iptc-traces.js'
import { findXmpTraces } from './find-xmp-traces.js'
import { ICC_MARK_BYTES, isIccPiece } from './count-icc-pieces.js'
import { emptyIccHeader, ICC_HEADER_BYTES } from './icc-header.js'
import { createMinimalExif, isMinimalExif } from './minimal-exif.js'

const JFIF_BYTES = 14
const ADOBE_BYTES = 12
const EXIF_MARK = 'Exif\0\0'
const XMP_MARK = 'http://ns.adobe.com/x'

/** Keep the segment, or put another body in its place, or (null) nothing. */
export type Verdict = 'keep' | { body: Uint8Array<ArrayBuffer> | null; traces: Trace[] }

/**
 * @param iccPieces how many segments of a colour profile are taken; those that follow go
 * @returns a function that is given the segments of one file in order, and which does not keep the bytes
 */
export function createAppSegmentFilter(
  iccPieces: number,
): (marker: number, body: Uint8Array) => Verdict {
  let hasExif = false
  let iccPiecesLeft = iccPieces
  return (marker, body) => {
    if (marker === 0xe0) return trimJfif(body)
    if (marker === 0xe1 && startsWithText(body, 'Exif\0')) {
      const verdict = hasExif ? dropFurtherExif(body) : trimExif(body)
      hasExif = true
      return verdict
    }
    if (marker === 0xe1 && startsWithText(body, XMP_MARK)) return dropped(findXmpTraces(body))
    if (isIccPiece(marker, body) && iccPiecesLeft-- > 0) return trimIcc(body)
    if (marker === 0xed) return dropped(findIptcTraces(body))
    if (marker === 0xee && startsWithText(body, 'Adobe')) return trimAdobe(body)
    return dropped(['hidden'])
  }
}

function dropped(traces: Trace[]): Verdict {
  return { body: null, traces }
}

function trimJfif(body: Uint8Array): Verdict {
  if (startsWithText(body, 'JFXX\0')) return dropped(['thumbnail'])
  if (!startsWithText(body, 'JFIF\0') || body.length < JFIF_BYTES) return dropped(['hidden'])
  if (body.length === JFIF_BYTES && body[12] === 0 && body[13] === 0) return 'keep'
  const trimmed = body.slice(0, JFIF_BYTES)
  trimmed.fill(0, 12) // width and height of the thumbnail
  return { body: trimmed, traces: [body[12]! * body[13]! > 0 ? 'thumbnail' : 'hidden'] }
}

function trimExif(body: Uint8Array): Verdict {
  const tiff = body.subarray(EXIF_MARK.length)
  const { traces, orientation } = findExifTraces(tiff)
  if (orientation === 1) return dropped(traces)
  if (startsWithText(body, EXIF_MARK) && isMinimalExif(tiff, orientation)) return 'keep'
  const mark = new TextEncoder().encode(EXIF_MARK)
  return { body: new Uint8Array([...mark, ...createMinimalExif(orientation)]), traces }
}

/** Viewers take the orientation from the first block, and some show what the others say as well. */
function dropFurtherExif(body: Uint8Array): Verdict {
  const { traces } = findExifTraces(body.subarray(EXIF_MARK.length))
  return dropped(traces.length > 0 ? traces : ['hidden'])
}

function trimIcc(body: Uint8Array): Verdict {
  // Only the first piece has a header.
  if (body[12] !== 1) return 'keep'
  const emptied = emptyIccHeader(body.subarray(ICC_MARK_BYTES))
  if (!emptied) return 'keep'
  const profile = body.slice()
  profile.set(emptied.subarray(0, ICC_HEADER_BYTES), ICC_MARK_BYTES)
  return { body: profile, traces: ['hidden'] }
}

function trimAdobe(body: Uint8Array): Verdict {
  if (body.length < ADOBE_BYTES) return dropped(['hidden'])
  return body.length === ADOBE_BYTES
    ? 'keep'
    : { body: body.slice(0, ADOBE_BYTES), traces: ['hidden'] }
}
