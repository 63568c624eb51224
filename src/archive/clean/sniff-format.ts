/** Tells what a file is by its first bytes. Its name and the type that the browser gives are never asked: both may lie. */

import { FRAME_HEADER_BYTES, isAdts, readFrameBytes } from './sound/audio-frame.js'

export type Format =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'heif' // HEIC, HEIF, AVIF
  | 'mp4' // MP4, MOV, M4A, 3GP
  | 'ogg' // Vorbis, Opus, Speex, FLAC inside of Ogg
  | 'webm' // WebM and Matroska
  | 'mp3'
  | 'aac' // ADTS
  | 'amr'
  | 'wav'
  | 'office' // a zip archive; whether it is a document is found out by its cleaner
  | 'pdf'

/** As many bytes of the beginning are looked at. */
export const SNIFFED_BYTES = 1024

const MARKS: [at: number, mark: string | RegExp, Format][] = [
  [0, '\xff\xd8\xff', 'jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'png'],
  [0, 'GIF8', 'gif'],
  [0, /^RIFF[^]{4}WEBP/, 'webp'],
  [0, /^RIFF[^]{4}WAVE/, 'wav'],
  [0, 'OggS', 'ogg'],
  [0, '\x1aE\xdf\xa3', 'webm'],
  [0, '#!AMR', 'amr'],
  [0, 'PK\x03\x04', 'office'],
  [0, 'APETAGEX', 'mp3'],
  // The brands of ISO/IEC 23008-12, 10, of HEVC and AV1 pictures. A film may name them among others, so only the first counts.
  [4, /^ftyp(hei|hev|mif|msf|avi[fs])/, 'heif'],
  // Old QuickTime files have no ftyp. Raw pictures of Canon and JPEG 2000 and XL are other things in the same boxes.
  [4, /^(ftyp(?!crx |jp|jxl)|moov|mdat|wide|free|skip|pnot)/, 'mp4'],
]

export function sniffFormat(head: Uint8Array): Format | null {
  // Latin-1 by hand: TextDecoder means windows-1252 by that name, where some bytes are other characters.
  const text = String.fromCharCode(...head.subarray(0, SNIFFED_BYTES))
  for (const [at, mark, format] of MARKS) {
    const here = text.slice(at)
    if (typeof mark === 'string' ? here.startsWith(mark) : mark.test(here)) return format
  }
  if (readFrameBytes(head.subarray(0, FRAME_HEADER_BYTES)) !== null) {
    return isAdts(head) ? 'aac' : 'mp3'
  }
  return text.includes('%PDF-') ? 'pdf' : null
}
