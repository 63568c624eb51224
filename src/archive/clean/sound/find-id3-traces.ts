/** How long an ID3v2 tag is and what it says (id3.org: ID3v2.2.0, ID3v2.3.0, ID3v2.4.0 "Native Frames"), before it is cut off. */
import { startsWithText } from '../byte-text.js'
import type { Trace } from '../cleaned.js'

const FRAMES: [RegExp, Trace][] = [
  [/^(TDRC|TDRL|TDTG|TDEN|TDOR|TYER|TDAT|TIME|TORY|TRDA|TYE|TDA|TIM|TRD|TOR)$/, 'time'],
  [/^(TSSE|TENC|TSS|TEN|TMED|TMT)$/, 'device'],
  [/^(TP[E1-4]\d?|TCO[MP]|TCM|TEXT|TXT|TCR|TOWN|TO[PAL][EYL]?|TPUB|TPB|OWNE|TOPE|TOLY)$/, 'author'],
  [/^(TIT\d|TT[123]|TAL[B]?|TCON|TCO|TSOT|TSOA|TRCK|TRK|MVNM|WOAF)$/, 'title'],
  [/^(COMM?|USLT|ULT|SYLT)$/, 'comment'],
  [/^(APIC|PIC)$/, 'thumbnail'],
]
/** Names of places stand only in frames that a program has made up for itself. */
const PLACE = /location|gps|geo|iso6709/i
const PRIVATE = /^(TXXX?|PRIV|GEOB?)$/
const MAX_FRAMES = 1000
const HEADER_BYTES = 10
const FLAG_FOOTER = 0x10

/** The length of the tag that begins with this, or null when none does. */
export function findId3Bytes(head: Uint8Array): number | null {
  if (!startsWithText(head, 'ID3') || head.length < HEADER_BYTES) return null
  const size = head.subarray(6, HEADER_BYTES).reduce((sum, byte) => sum * 128 + (byte & 127), 0)
  const footerBytes = (head[5]! & FLAG_FOOTER) === 0 ? 0 : HEADER_BYTES
  return HEADER_BYTES + size + footerBytes
}

/** @param tag from its "ID3" on, as much of it as has been read */
export function findId3Traces(tag: Uint8Array): Trace[] {
  const traces = new Set<Trace>()
  const version = tag[3] ?? 0
  const idBytes = version < 3 ? 3 : 4
  const headerBytes = version < 3 ? 6 : 10
  let at = HEADER_BYTES
  for (let i = 0; i < MAX_FRAMES && at + headerBytes <= tag.length && tag[at] !== 0; i++) {
    const id = String.fromCharCode(...tag.subarray(at, at + idBytes))
    if (!/^[A-Z0-9 ]+$/.test(id)) {
      traces.add('hidden') // an extended header, or none that can be told
      break
    }
    const sizeAt = tag.subarray(at + idBytes, at + (version < 3 ? 6 : 8))
    // Version 2.4 uses seven bits of each byte, the others all eight.
    const size = sizeAt.reduce((sum, byte) => sum * (version === 4 ? 128 : 256) + byte, 0)
    const text = String.fromCharCode(...tag.subarray(at + headerBytes, at + headerBytes + 64))
    const isPlace = PRIVATE.test(id) && PLACE.test(text.replaceAll('\0', ''))
    traces.add(isPlace ? 'place' : (FRAMES.find(([name]) => name.test(id))?.[1] ?? 'hidden'))
    at += headerBytes + size
  }
  return [...traces]
}
