/** What came out of an envelope, read and judged; plaintext, and it exists only where the desk runs. */
import type { Day } from '../domain/day.js'
import type { Fingerprint } from '../domain/keyring.js'
import type { Receipt } from '../domain/receipt.js'
import type { Cleaning, Trace } from '../domain/tip-file.js'
import type { Tip } from '../domain/tip.js'
import type { FileSource } from './batch/file-source.js'
import type { FileKind } from './files/file-kind.js'

/** What a person should know before trusting a tip; `remark-on-tip.ts` has a sentence for each. */
export const REMARKS = [
  'json_unreadable', // tip.json is not what a form writes: only the text can be shown
  'future_version', // tip.json is of a version that this desk does not know
  'unknown_questionnaire', // its answers could not be checked, and have no labels
  'other_files', // the files are not those that tip.json lists
  'invalid_answers', // answers that could not have been given in the form
  'other_text', // tip.txt does not say what tip.json says
  'too_long', // longer than a form makes it: the desk holds only its beginning (cut-tip.ts)
] as const
export type Remark = (typeof REMARKS)[number]

/** The keys that an envelope is sealed to, by the signed history of the keyring. */
export const KEY_SETS = [
  'in_force', // exactly the keys in force now
  'former', // a set that stood once
  'revoked', // a set that stood once, and a key of it has been revoked since: its thief can open this too
  'unknown', // no set of the history: sealed by hand, or by a form that was tampered with
  'not_checked', // there is no verified keyring at hand
] as const
export type KeySet = (typeof KEY_SETS)[number]

export interface OpenedFile {
  /** Safe: as the archive's names must be (`FILE_NAME`). */
  name: string
  /** As the source's device called it; the name above where tip.json does not say. */
  givenName: string
  sizeBytes: number
  /** Null where tip.json does not say. */
  cleaning: Cleaning | null
  removed: Trace[]
  /** What it really is, by its content. */
  kind: FileKind
}

export interface OpenedTip {
  receipt: Receipt
  /** As far as it is held (`too_long`). Null: tip.json could not be read; `text` is all there is. */
  tip: Tip | null
  /** tip.txt, as far as it is held, with U+FFFD for what could drive a terminal. */
  text: string
  files: OpenedFile[]
  remarks: Remark[]
  keySet: KeySet
  /** The primary fingerprint of the key that opened it. */
  openedBy: Fingerprint
  /** The word to give back; null: it is no canary. A canary is not a tip, and is never counted. */
  canaryWord: string | null
  /** On which day it came, where the download says so. */
  receivedDay: Day | null
  /** The envelope itself, to be read again for its files. */
  envelope: FileSource
}
