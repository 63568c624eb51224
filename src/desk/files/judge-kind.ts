/** What a file is, by everything that was seen of it while it passed. */
import { extensionOf, typesSaidBy } from './extensions.js'
import { FILE_TYPES, type FileKind, type FileType } from './file-kind.js'
import { typeOfMarkup, typeOfText } from './judge-text.js'
import { readMarkupStart } from './markup-start.js'
import type { Word } from './word-patterns.js'
import { endsAsZip, kindOfZip } from './zip-kind.js'

export interface Seen {
  name: string
  sizeBytes: number
  head: Uint8Array
  tail: Uint8Array
  /** The head as text, in the encoding that the whole file seems to have. */
  text: string
  /** From the first byte to the last. */
  isText: boolean
  /** By the marks at its beginning. */
  marked: FileType | null
  words: ReadonlySet<Word>
}

const ACTIVE: readonly FileType[] = FILE_TYPES.slice(
  FILE_TYPES.indexOf('html'),
  FILE_TYPES.indexOf('empty'),
)
/** A reader that looks for `%PDF-` does so in as many bytes (Adobe, "Implementation notes" 13). */
const LATE_PDF_BYTES = 1024

export function judgeKind(seen: Seen): FileKind {
  const { type, isActive } = findKind(seen)
  return {
    type,
    isActive: isActive || ACTIVE.includes(type),
    isMisnamed: isMisnamed(seen.name, type),
  }
}

function findKind(seen: Seen): Pick<FileKind, 'type' | 'isActive'> {
  const { sizeBytes, head, tail, text, isText, marked, words } = seen
  if (sizeBytes === 0) return { type: 'empty', isActive: false }
  const extension = extensionOf(seen.name)
  // First of all: markup begins where marks do, and a browser asks for it first (WHATWG, MIME Sniffing, 7.1).
  const start = marked === 'script' ? null : readMarkupStart(text)
  const markup = start && typeOfMarkup(start, words)
  if (markup) return { type: markup, isActive: false }

  if (marked === 'zip' && startsAsZip(head)) return withMacros(kindOfZip(head, tail), words)
  if (marked === 'pdf' || isLatePdf(seen))
    return { type: 'pdf', isActive: isActivePdf(words) || isTwoThings(seen) }
  if (marked === 'rtf') return { type: marked, isActive: words.has('object') }
  if (marked === 'old_office') return kindOfCompound(words)
  // No picture and no recording is text to its last byte; a script can be made to begin as one.
  if (marked === 'gif' && isText) return { type: marked, isActive: true }
  if (marked && !isText) return { type: ofSoundAlone(marked, seen), isActive: isTwoThings(seen) }

  if (isText) {
    const type = typeOfText(text, words, { isXml: start?.isXml ?? false, extension })
    return { type, isActive: extension === 'csv' && words.has('formula') }
  }
  if (endsAsZip(tail)) return { ...kindOfZip(head, tail), isActive: true }
  if (textOf(tail.subarray(-512, -508)) === 'koly') return { type: 'zip', isActive: false }
  if (text.startsWith('bplist00') && extension === 'webloc')
    return { type: 'shortcut', isActive: true }
  const said = typesSaidBy(extension)[0]
  return {
    type: 'unknown',
    isActive: words.has('page') || (said !== undefined && ACTIVE.includes(said)),
  }
}

function startsAsZip([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b
}

/** Parts of a document may be listed under one name and lie in it under another. */
function withMacros(
  kind: Pick<FileKind, 'type' | 'isActive'>,
  words: ReadonlySet<Word>,
): Pick<FileKind, 'type' | 'isActive'> {
  return kind.type === 'office' && words.has('macros') ? { type: 'macros', isActive: true } : kind
}

function kindOfCompound(words: ReadonlySet<Word>): Pick<FileKind, 'type' | 'isActive'> {
  if (words.has('installer')) return { type: 'program', isActive: true }
  if (words.has('macros')) return { type: 'macros', isActive: true }
  if (words.has('locked')) return { type: 'office', isActive: false }
  return { type: 'old_office', isActive: words.has('object') }
}

/** With anything before its mark; a note that speaks of the mark is not one. */
function isLatePdf({ head, marked, words }: Seen): boolean {
  const isMarked = textOf(head.subarray(0, LATE_PDF_BYTES)).includes('%PDF-')
  return marked === null && isMarked && words.has('pdf_object')
}

function isActivePdf(words: ReadonlySet<Word>): boolean {
  return words.has('pdf_action') || (words.has('pdf_opens') && words.has('pdf_script'))
}

/** It begins as one thing, and under another name it is a page or an archive. */
function isTwoThings({ marked, words, tail }: Seen): boolean {
  return words.has('page') || (marked !== 'zip' && endsAsZip(tail))
}

/** Films and recordings come in the same containers. */
function ofSoundAlone(marked: FileType, { head, tail }: Seen): FileType {
  if (marked !== 'video' && marked !== 'audio') return marked
  const both = textOf(head) + textOf(tail)
  if (marked === 'audio')
    return both.startsWith('OggS') && both.includes('\x80theora') ? 'video' : 'audio'
  if (both.startsWith('ftypM4A', 4) || both.startsWith('ftypM4B', 4)) return 'audio'
  // Handlers of tracks in MP4 (ISO/IEC 14496-12, 8.4.3), codecs in Matroska.
  const hasPicture = /vide|V_(VP|AV1|MPEG|MS|THEORA)/.test(both)
  return !hasPicture && /soun|A_(OPUS|VORBIS|AAC|MPEG|FLAC)/.test(both) ? 'audio' : 'video'
}

function isMisnamed(name: string, type: FileType): boolean {
  const said = typesSaidBy(extensionOf(name))
  if (type === 'empty' || said.length === 0 || said.includes(type)) return false
  // Text in an old encoding is not known as text; everything else that a name can say has a mark.
  return type !== 'unknown' || !said.includes('text')
}

function textOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  }
  return text
}
