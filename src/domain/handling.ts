/**
 * What staff do with an envelope: its state, who has it, its labels, a hold, the bin. Labels come from a list that admins
 * keep, since a free text on the server would be a text about a tip.
 */
import type { Day } from './day.js'
import type { EnvelopeListing } from './envelope.js'
import type { PersonId } from './person.js'
import type { EnvelopeId, Receipt } from './receipt.js'

export const HANDLING_STATES = [
  'new',
  'fetched',
  'reading',
  'follow-up',
  'closed',
  'not-relevant',
] as const
export type HandlingState = (typeof HANDLING_STATES)[number]

declare const labelBrand: unique symbol
/** 64 random bits in lower-case hexadecimal. */
export type LabelId = string & { readonly [labelBrand]: true }

export interface Label {
  id: LabelId
  name: string
  /** Stays on the envelopes that have it, and is offered no more. */
  isRetired: boolean
}

export interface HandledEnvelope extends EnvelopeListing {
  state: HandlingState
  /** The day of the last change of state. */
  stateDay: Day
  assignee: PersonId | null
  labels: LabelId[]
  /** Neither a rule nor a person deletes it while it is held. */
  isHeld: boolean
  /** Since when it is in the bin; null: it is not. */
  binnedDay: Day | null
  /** Goes up with every change: a change names the version that it was made on. */
  version: number
}

/** What is not given stays as it is. */
export interface HandlingChange {
  state?: HandlingState
  assignee?: PersonId | null
  labels?: readonly LabelId[]
  isHeld?: boolean
  /** True puts it into the bin, false takes it out. */
  isBinned?: boolean
}

/** A change to the envelope as it was at that version. */
export interface VersionedChange extends HandlingChange {
  id: EnvelopeId
  version: number
}

export interface HandlingFilter {
  state?: HandlingState
  assignee?: PersonId
  label?: LabelId
}

/** Where a page of the inbox ends: the newest day first, within a day by id, which says nothing. */
export interface InboxPlace {
  receivedDay: Day
  id: EnvelopeId
}

/** What is kept of an envelope that was deleted. */
export interface PurgedEnvelope {
  receipt: Receipt
  purgedDay: Day
}

/** Days after which a state’s envelopes go to the bin; null: never. */
export type RetentionRule = Record<Exclude<HandlingState, 'new'>, number | null>

/** DESIGN promises that nothing is lost; what nobody has dealt with has no rule at all. */
export const DEFAULT_RETENTION: RetentionRule = {
  fetched: null,
  reading: null,
  'follow-up': null,
  closed: 180,
  'not-relevant': 180,
}

/** Between the bin and the end: time to notice a mistake. */
export const BIN_DAYS = 7

export function isHandlingState(text: unknown): text is HandlingState {
  return (HANDLING_STATES as readonly unknown[]).includes(text)
}

export interface HandlingStore {
  /** A page of what is not in the bin, newest day first. */
  page(filter: HandlingFilter, after: InboxPlace | null, limit: number): HandledEnvelope[]
  /** The same for the bin. */
  pageOfBin(after: InboxPlace | null, limit: number): HandledEnvelope[]
  /** By receipt, in the bin or not; null when there is none. */
  find(receipt: Receipt): HandledEnvelope | null
  /** How many are in each state, the bin left out; kept, never scanned. */
  countByState(): Record<HandlingState, number>
  /** How many came on each of the days, newest first, the bin left out. */
  countByDay(days: readonly Day[]): Map<Day, number>
  /**
   * All or none of the changes. Throws `changed_meanwhile` when one is at another version, `held` when one is held and
   * was to go into the bin, `not_found` when one is not there.
   */
  change(changes: readonly VersionedChange[], today: Day): void
  /**
   * Those that are still new are fetched now. No version is asked for and none is raised: nobody’s work is lost by it, and
   * whoever downloads and then saves on the same page must not be told that somebody else was faster.
   */
  markFetched(ids: readonly EnvelopeId[], today: Day): void
}

export interface LabelStore {
  /** By name; retired ones too. */
  list(): Label[]
  /** Brings back one that was retired; throws `exists` when one of that name is in use. */
  add(name: string): Label
  retire(id: LabelId): void
}

/** What the rule, or the time in the bin, ends today. */
export interface DueEnvelope {
  receipt: Receipt
  state: HandlingState
  /** Since when it is in this state; of one in the bin, since when it is there. */
  sinceDay: Day
}

export interface RetentionStore {
  rule(): RetentionRule
  setRule(rule: RetentionRule): void
  /** What the rule sends to the bin today, and what goes for good, at most `limit` of each. */
  due(today: Day, limit: number): { toBin: DueEnvelope[]; toPurge: DueEnvelope[] }
  /** Puts some of what is due into the bin. Returns what went there; empty when nothing is left. */
  binSome(today: Day): Receipt[]
  /**
   * Deletes some of what has been in the bin for its days. The ciphertext is erased bit by bit by `eraseSome` of the
   * uploads; receipt and day stay. Returns what went; empty when nothing is left.
   */
  purgeSome(today: Day): Receipt[]
  findPurged(receipt: Receipt): PurgedEnvelope | null
}
