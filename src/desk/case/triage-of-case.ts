/**
 * The triage files of a case (docs/triage.md): what the case says and the server did not know when the tips were downloaded.
 * What is private to the desk stays here: notes, links, and every name that the server does not have, for it would learn
 * something about a tip by it. What two colleagues disagree about is not decided here, and left out.
 */
import type { PrivateKey } from 'openpgp'
import type { Day } from '../../domain/day.js'
import type { Receipt } from '../../domain/receipt.js'
import {
  MAX_TRIAGE_BYTES,
  MAX_TRIAGE_ENTRIES,
  MAX_TRIAGE_LABELS,
  writeTriage,
  writeTriageFile,
  type Triage,
  type TriageEntry,
} from '../../domain/triage.js'
import type { KnownEnvelope, StaffLists } from '../batch/batch.js'
import type { TipWork } from './case.js'
import { signDetached } from './sign-detached.js'
import { workWithKnown } from './work-with-known.js'

/** Why something of a tip is not in the file; the rest of that tip is. */
export type LeftOutOfTriage =
  | 'disputed' // two colleagues say otherwise of its state or person
  | 'unknown_label' // a label that the server does not have
  | 'unknown_person' // a person whom the server does not have
  | 'still_new' // a person set it back to new, which no file may
  | 'too_many_labels' // more than the server takes of one envelope

export interface TriageOfCase {
  /** As many files as it takes; none when the server knows it all. */
  triages: Triage[]
  /** In order of receipts; each reason once for a tip. */
  leftOut: { receipt: Receipt; reason: LeftOutOfTriage }[]
}

/**
 * @param known how the server knew the envelopes; of one that is not among them everything is new, and its labels become those
 * of the case
 * @param lists null: none came along, so no name is known but what an envelope had already
 */
export function triageOfCase(
  works: ReadonlyMap<Receipt, TipWork>,
  known: readonly KnownEnvelope[],
  lists: StaffLists | null,
  made: Day,
): TriageOfCase {
  const byReceipt = new Map(known.map((envelope) => [envelope.receipt, envelope]))
  const entries: TriageEntry[] = []
  const leftOut: TriageOfCase['leftOut'] = []
  const inOrder = [...works].sort(([one], [other]) => (one < other ? -1 : 1))
  for (const [receipt, work] of inOrder) {
    const reasons = new Set<LeftOutOfTriage>()
    const envelope = byReceipt.get(receipt)
    const parts = {
      ...stateFor(work, envelope, reasons),
      ...labelsFor(work, envelope, lists, reasons),
      ...assigneeFor(work, envelope, lists, reasons),
    }
    if (Object.keys(parts).length > 0) entries.push({ receipt, ...parts })
    for (const reason of reasons) leftOut.push({ receipt, reason })
  }
  return { triages: inFiles(entries).map((some) => ({ made, entries: some })), leftOut }
}

/** The text of the file. Throws `bad_key` when the key cannot sign. */
export async function signTriage(triage: Triage, key: PrivateKey, now: Date): Promise<string> {
  const signed = writeTriage(triage)
  const signature = await signDetached(new TextEncoder().encode(signed), key, now)
  return writeTriageFile({ signed, signature })
}

type Reasons = Set<LeftOutOfTriage>
type Part<Name extends keyof TriageEntry> = Pick<TriageEntry, Name> | null

function stateFor(
  { state: claims }: TipWork,
  envelope: KnownEnvelope | undefined,
  reasons: Reasons,
): Part<'state'> {
  const [claim] = claims
  if (claim === undefined) return null
  if (claims.length > 1) return leave(reasons, 'disputed')
  const { value: state } = claim
  if (state === envelope?.state) return null
  return state === 'new' ? leave(reasons, 'still_new') : { state }
}

function labelsFor(
  work: TipWork,
  envelope: KnownEnvelope | undefined,
  lists: StaffLists | null,
  reasons: Reasons,
): Part<'labels'> {
  const had = envelope?.labels ?? []
  const names = new Set([...had, ...(lists?.labels ?? [])])
  const wanted = workWithKnown(work, envelope).labels
  const labels = wanted.filter((label) => names.has(label))
  if (labels.length < wanted.length) reasons.add('unknown_label')
  if (isSame(labels, had)) return null
  return labels.length > MAX_TRIAGE_LABELS ? leave(reasons, 'too_many_labels') : { labels }
}

function assigneeFor(
  { assignee: claims }: TipWork,
  envelope: KnownEnvelope | undefined,
  lists: StaffLists | null,
  reasons: Reasons,
): Part<'assignee'> {
  const [claim] = claims
  if (claim === undefined) return null
  if (claims.length > 1) return leave(reasons, 'disputed')
  const { value: assignee } = claim
  if (assignee === envelope?.assignee) return null
  const isKnown = assignee === null || (lists?.people ?? []).includes(assignee)
  return isKnown ? { assignee } : leave(reasons, 'unknown_person')
}

function leave(reasons: Reasons, reason: LeftOutOfTriage): null {
  reasons.add(reason)
  return null
}

function isSame(labels: readonly string[], had: readonly string[]): boolean {
  return labels.length === had.length && labels.every((label) => had.includes(label))
}

/** Around the entries: the frame of both texts, and the signature. */
const FRAME_BYTES = 16_384

/** Entries of many long names would make a file that is larger than the server takes. */
function inFiles(entries: readonly TriageEntry[]): TriageEntry[][] {
  const files: TriageEntry[][] = []
  let file: TriageEntry[] = []
  let bytes = FRAME_BYTES
  for (const entry of entries) {
    // As it stands in the file, where the signed text is a string: its quotation marks are written as two characters.
    const entryBytes = new TextEncoder().encode(JSON.stringify(JSON.stringify(entry))).length
    if (file.length === MAX_TRIAGE_ENTRIES || bytes + entryBytes > MAX_TRIAGE_BYTES) {
      files.push(file)
      file = []
      bytes = FRAME_BYTES
    }
    file.push(entry)
    bytes += entryBytes
  }
  return file.length > 0 ? [...files, file] : files
}
