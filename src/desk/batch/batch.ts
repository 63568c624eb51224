/** What a drop of files came to: one file, a hundred, or the staff app's download. */
import type { HandlingState } from '../../domain/handling.js'
import type { Day } from '../../domain/day.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import type { Receipt } from '../../domain/receipt.js'
import type { NotOpenedReason } from '../not-opened.js'
import type { OpenedTip } from '../opened-tip.js'
import type { FileSource } from './file-source.js'

export interface NotOpened {
  /** Of the file, tidied; what a person finds it by. */
  name: string
  /** Null where its bytes could not even be read. */
  receipt: Receipt | null
  reason: NotOpenedReason
}

/** Why a file of a drop was not taken for an envelope. */
export const LEFT_OUT = [
  'not_known', // of no kind that the desk takes
  'zip', // an archive that must be unpacked first: zip, gzip, 7z, rar
  'link', // an entry of a tar that is a link or a device
  'broken_tar', // it is cut off, or a header is damaged; what stood before it was read
  'too_many', // of a tar or a drop: beyond the limit
  'too_large', // no envelope is as large
  'broken_lists', // lists.json, envelopes.json, questionnaire.json or SHA256SUMS that is not in form
] as const
export interface LeftOut {
  name: string
  reason: (typeof LEFT_OUT)[number]
}

/** `lists.json`: what the staff app knows by name. */
export interface StaffLists {
  labels: string[]
  people: string[]
}

/** `envelopes.json`: how the staff app knew an envelope when it was downloaded. */
export interface KnownEnvelope {
  receipt: Receipt
  receivedDay: Day
  state: HandlingState
  labels: string[]
  assignee: string | null
}

/** A sorted drop: nothing of it is opened yet. */
export interface SortedDrop {
  /** In the order of their names. */
  envelopes: FileSource[]
  /** Files that hold secret keys, and case files: each has a place of its own on the page. */
  keyFiles: FileSource[]
  caseFiles: FileSource[]
  /** `keyring.json` and `<FINGERPRINT>.asc`, by name, as text. */
  keyringFiles: Map<string, string>
  /** By receipt-derived file name: SHA-256 in lower-case hexadecimal; null where no SHA256SUMS came along. */
  sums: Map<string, string> | null
  lists: StaffLists | null
  known: KnownEnvelope[]
  questionnaires: Questionnaire[]
  leftOut: LeftOut[]
}

export interface OpenedBatch {
  tips: OpenedTip[]
  notOpened: NotOpened[]
  /** Those that came once more, in this drop or after an earlier one: they are held once. */
  twice: { receipt: Receipt; name: string }[]
  /** Names in SHA256SUMS whose files did not come. */
  missing: string[]
  leftOut: LeftOut[]
}
