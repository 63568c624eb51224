/**
 * The triage file: what the desk, which is offline, brings back about envelopes, by receipt (docs/triage.md). The text that
 * is signed is read here after its signature has been verified, and never before. No schema library: the desk runs this in
 * a page. Whatever is not exactly in form is refused with one sentence, which never repeats what stands in the file.
 */
import { findDay, type Day } from './day.js'
import { SigiloError } from './errors.js'
import { isHandlingState, type HandlingState } from './handling.js'
import { findPersonName } from './person.js'
import { findReceipt, type Receipt } from './receipt.js'

/** Nothing becomes new again: that would say that nobody has seen it. */
export type TriageState = Exclude<HandlingState, 'new'>

/** What is not given stays as it is. */
export interface TriageEntry {
  receipt: Receipt
  state?: TriageState
  /** All the labels that the envelope is to have, by name. */
  labels?: string[]
  /** A person by name; null: nobody. */
  assignee?: string | null
}

export interface Triage {
  made: Day
  /** Each receipt once. */
  entries: TriageEntry[]
}

/** Of the file: the text that was signed, not yet read, and the armored detached signature over its UTF-8 bytes. */
export interface TriageFile {
  signed: string
  signature: string
}

/** Which files were applied: each is, once. Named by the SHA-256 of what was signed, however it was wrapped or signed anew. */
export interface TriageFileStore {
  /** The day on which it was applied; null: it was not. */
  findApplied(signedSha256: string): Day | null
  /** Throws `exists` when it is there. */
  add(signedSha256: string, today: Day): void
}

export const MAX_TRIAGE_BYTES = 2_097_152

const VERSION = 1
const FORMAT = 'sigilo triage'
/** Applied in one transaction, which nobody else may wait for longer than a second; more go into a second file. */
export const MAX_TRIAGE_ENTRIES = 5_000
export const MAX_TRIAGE_LABELS = 50
/** An armored signature of RSA 4096 has some 900 characters. */
const MAX_SIGNATURE_CHARACTERS = 8192

/** The wrapper. Throws `invalid`. */
export function readTriageFile(text: string): TriageFile {
  if (new TextEncoder().encode(text).length > MAX_TRIAGE_BYTES) {
    throw notTriage('it is larger than 2 MiB')
  }
  const file = readRecord(text, 'it is not JSON')
  if (file['version'] !== VERSION) throw notTriage('it is not of version 1')
  demandOnly(file, ['version', 'signed', 'signature'], 'it')
  const { signed, signature } = file
  if (typeof signed !== 'string') throw notTriage('its signed text is missing')
  if (typeof signature !== 'string' || signature.length > MAX_SIGNATURE_CHARACTERS) {
    throw notTriage('its signature is missing, or too long')
  }
  return { signed, signature }
}

export function writeTriageFile({ signed, signature }: TriageFile): string {
  return JSON.stringify({ version: VERSION, signed, signature })
}

/** The signed text, once its signature has been verified. Throws `invalid`. */
export function readTriage(text: string): Triage {
  const triage = readRecord(text, 'its signed text is not JSON')
  if (triage['format'] !== FORMAT) throw notTriage('what was signed is something else')
  if (triage['version'] !== VERSION) throw notTriage('its signed text is not of version 1')
  demandOnly(triage, ['format', 'version', 'made', 'entries'], 'its signed text')
  const { entries } = triage
  const made = findDay(triage['made'])
  if (made === null) throw notTriage('the day on which it was made is not a day')
  if (!Array.isArray(entries) || entries.length === 0) throw notTriage('it has no entries')
  if (entries.length > MAX_TRIAGE_ENTRIES)
    throw notTriage(`it has over ${String(MAX_TRIAGE_ENTRIES)} entries`)
  const seen = new Set<Receipt>()
  return {
    made,
    entries: entries.map((entry, i) => readEntry(entry, `entry ${String(i + 1)}`, seen)),
  }
}

/** What is to be signed. */
export function writeTriage({ made, entries }: Triage): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, made, entries })
}

function readEntry(untrusted: unknown, name: string, seen: Set<Receipt>): TriageEntry {
  if (!isRecord(untrusted)) throw notTriage(`${name} is not in form`)
  demandOnly(untrusted, ['receipt', 'state', 'labels', 'assignee'], name)
  const receipt = findReceipt(untrusted['receipt'])
  if (receipt === null) throw notTriage(`${name} has no receipt`)
  if (seen.has(receipt)) throw notTriage(`${name} has a receipt that came before`)
  seen.add(receipt)
  return {
    receipt,
    ...('state' in untrusted && { state: readState(untrusted['state'], name) }),
    ...('labels' in untrusted && { labels: readLabels(untrusted['labels'], name) }),
    ...('assignee' in untrusted && { assignee: readAssignee(untrusted['assignee'], name) }),
  }
}

function readState(value: unknown, name: string): TriageState {
  if (!isHandlingState(value)) throw notTriage(`${name} has a state that does not exist`)
  if (value === 'new') throw notTriage(`${name} would make an envelope new again`)
  return value
}

function readLabels(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || value.length > MAX_TRIAGE_LABELS || !value.every(isName)) {
    throw notTriage(`${name} has labels that are not in form`)
  }
  const labels = value.map((label) => label.normalize('NFC'))
  if (new Set(labels).size !== labels.length) throw notTriage(`${name} has a label twice`)
  return labels
}

function readAssignee(value: unknown, name: string): string | null {
  if (value === null) return null
  if (!isName(value)) throw notTriage(`${name} has a person whose name is not in form`)
  return value.normalize('NFC')
}

/** Of a label or a person as lists have them, composed (NFC) or not. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() === value && findPersonName(value) !== null
}

function readRecord(text: string, fault: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Without the cause: the parser quotes what it was given.
    throw notTriage(fault)
  }
  if (!isRecord(value)) throw notTriage(fault)
  return value
}

/** What a later version adds would be passed over in silence. */
function demandOnly(record: object, names: readonly string[], whose: string): void {
  if (Object.keys(record).every((name) => names.includes(name))) return
  throw notTriage(`${whose} has a member that version 1 does not know`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function notTriage(reason: string): SigiloError {
  return new SigiloError('invalid', `this triage file cannot be used: ${reason}`)
}
