/**
 * Tells what a file really is from its bytes as they pass, however many: its name and what is said of it are never asked,
 * but for whether the name agrees, and for text, which is a script by its name alone. Holds the beginning of the file and
 * its end. Nothing is unpacked or run; what is compressed or encrypted inside a document stays unseen.
 */
import type { FileKind, FileType } from './file-kind.js'
import { typeByMarks } from './first-bytes.js'
import { judgeKind, type Seen } from './judge-kind.js'
import { createMarkScan } from './mark-scan.js'
import { readMarkupStart } from './markup-start.js'
import { createTail } from './tail.js'
import { createTextCheck, encodingOf } from './text-check.js'
import { soughtIn } from './word-patterns.js'
import { TAIL_BYTES } from './zip-kind.js'

export interface KindReader {
  /** The next bytes of the file; they may be reused afterwards. */
  push(bytes: Uint8Array): void
  /** Once, after the last byte. */
  finish(): FileKind
}

/** More than browsers and systems look at (1,445 bytes), and room for the mark of an ISO image. */
const HEAD_BYTES = 65_536
/** The byte order mark, read as Latin-1. */
const UTF_8_MARK = /^\u00ef\u00bb\u00bf/
/** As much becomes text at once, whatever is pushed. */
const PIECE_BYTES = 131_072

/** @param name as it will be shown or saved: the one that the source's device gave, where it is known */
export function createKindReader(name: string): KindReader {
  const head = new Uint8Array(HEAD_BYTES)
  const tail = createTail(TAIL_BYTES)
  let sizeBytes = 0
  /** What to look for depends on how it begins. */
  let look: Look | null = null

  return {
    push(bytes) {
      tail.push(bytes)
      const forHead = bytes.subarray(0, Math.max(0, HEAD_BYTES - sizeBytes))
      head.set(forHead, Math.min(sizeBytes, HEAD_BYTES))
      sizeBytes += bytes.length
      if (look === null && sizeBytes >= HEAD_BYTES) look = lookAt(head)
      look?.push(bytes.subarray(forHead.length))
    },
    finish() {
      const whole = head.subarray(0, Math.min(sizeBytes, HEAD_BYTES))
      const seen = (look ?? lookAt(whole)).finish()
      return judgeKind({ name, sizeBytes, head: whole, tail: tail.read(), ...seen })
    },
  }
}

interface Look {
  push(bytes: Uint8Array): void
  finish(): Pick<Seen, 'text' | 'isText' | 'marked' | 'words'>
}

function lookAt(head: Uint8Array): Look {
  const encoding = encodingOf(head)
  const check = createTextCheck(encoding)
  check.push(head)
  // The words are ASCII, and so are these octets in every encoding but UTF-16.
  const label = encoding === 'utf-8' ? 'latin1' : encoding
  const text = new TextDecoder(label).decode(head).replace(UTF_8_MARK, '')
  const marked = typeByMarks(head)
  const isText = check.isTextYet() && !isOfText(marked)
  const isBinary = !isText && readMarkupStart(text) === null
  const scan = createMarkScan(soughtIn(isText ? null : marked, isBinary), new TextDecoder(label))
  scan.push(head)

  return {
    push(bytes) {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        const piece = bytes.subarray(at, at + PIECE_BYTES)
        check.push(piece)
        scan.push(piece)
      }
    },
    finish: () => ({ text, isText: check.finish(), marked, words: scan.found() }),
  }
}

/** These two may be text from end to end. What begins as any other and is text is nothing but text. */
function isOfText(type: FileType | null): boolean {
  return type === 'pdf' || type === 'rtf'
}
