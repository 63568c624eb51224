/**
 * What a zip archive is, by the names of what it holds: a document, a program, or just an archive. Nothing is unpacked, so
 * what is known only by the content of a part is not seen here: a template that is fetched from elsewhere, say.
 */
import type { FileType } from './file-kind.js'

/** What is held of the end of a file: the list of names of every document, and of archives of some two thousand files. */
export const TAIL_BYTES = 131_072

export interface ZipKind {
  type: FileType
  isActive: boolean
}

const END_BYTES = 22
const LISTED_BYTES = 46
const LOCAL_BYTES = 30
const MAX_NAMES = 10_000

/**
 * @param head the beginning of the file
 * @param tail its end, which may be the same bytes
 */
export function kindOfZip(head: Uint8Array, tail: Uint8Array): ZipKind {
  // A zip archive that is cut has no list; the names that stand before each file have to do.
  const names = readList(tail) ?? readLocalNames(head)
  const holds = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))

  if (holds(/^\[Content_Types\]\.xml$/i) && holds(/^(word|xl|ppt|visio)\//i)) {
    const hasMacros = holds(
      /(^|\/)(vbaProject[^/]{0,99}\.bin|vbaData\.xml)$|^xl\/(macro|intlmacro)sheets\//i,
    )
    const isActive = hasMacros || holds(/(^|\/)(activeX\/|embeddings\/[^/]{1,99}\.bin$)/i)
    return { type: hasMacros ? 'macros' : 'office', isActive }
  }
  if (holds(/^content\.xml$/) && holds(/^(mimetype|META-INF\/manifest\.xml)$/)) {
    const hasMacros = holds(/^(Basic|Scripts)\/./)
    return { type: hasMacros ? 'macros' : 'opendocument', isActive: hasMacros }
  }
  // Of Android, Java, Windows and iOS.
  const isProgram = holds(
    /^(AndroidManifest\.xml|classes\.dex|META-INF\/MANIFEST\.MF|Appx(Bundle)?Manifest\.xml|Payload\/[^/]{1,99}\.app\/.{0,99})$/i,
  )
  return { type: isProgram ? 'program' : 'zip', isActive: isProgram }
}

/** Whether a zip archive ends here; its list is at its end, so anything may stand before it. */
export function endsAsZip(tail: Uint8Array): boolean {
  return findEnd(tail) !== null
}

/** The names in the list at the end; null when there is none, or it is longer than what is held. */
function readList(tail: Uint8Array): string[] | null {
  const endAt = findEnd(tail)
  if (endAt === null) return null
  const view = viewOf(tail)
  // Where the list begins is not asked: with anything before the archive, what it says is wrong.
  const listAt = endAt - view.getUint32(endAt + 12, true)
  if (listAt < 0) return null
  const names: string[] = []
  for (let at = listAt; at + LISTED_BYTES <= endAt && names.length < MAX_NAMES;) {
    if (view.getUint32(at) !== 0x504b0102) return null
    const nameBytes = view.getUint16(at + 28, true)
    names.push(textOf(tail.subarray(at + LISTED_BYTES, at + LISTED_BYTES + nameBytes)))
    at += LISTED_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

/** The last mark of an end behind which there is room for no more than its comment. */
function findEnd(tail: Uint8Array): number | null {
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail[at] !== 0x50 || view.getUint32(at) !== 0x504b0506) continue
    if (at + END_BYTES + view.getUint16(at + 20, true) <= tail.length) return at
  }
  return null
}

function readLocalNames(head: Uint8Array): string[] {
  const names: string[] = []
  const view = viewOf(head)
  for (let at = 0; at + LOCAL_BYTES <= head.length && names.length < MAX_NAMES; at++) {
    if (head[at] !== 0x50 || view.getUint32(at) !== 0x504b0304) continue
    const nameBytes = view.getUint16(at + 26, true)
    names.push(textOf(head.subarray(at + LOCAL_BYTES, at + LOCAL_BYTES + nameBytes)))
  }
  return names
}

/** Names that matter are ASCII and short. */
function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 256))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
