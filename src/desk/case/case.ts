/**
 * A case: what staff say of tips, as a set of changes that is only added to. Two colleagues who worked on two machines merge
 * theirs by putting both sets together, so neither loses anything; where both changed the same thing from the same state,
 * both answers stand until a person picks one. Pure: no key, no clock, no page.
 */
import type { Day } from '../../domain/day.js'
import type { HandlingState } from '../../domain/handling.js'
import type { Fingerprint } from '../../domain/keyring.js'
import type { KeyringHead } from '../../domain/keyring-head.js'
import type { Receipt } from '../../domain/receipt.js'

declare const changeIdBrand: unique symbol
/** 64 random bits in lower-case hexadecimal. */
export type ChangeId = string & { readonly [changeIdBrand]: true }

/** Of what two tips speak alike. `tip`: the one is the other once more; then only one is counted. */
export const LINK_KINDS = ['tip', 'person', 'place', 'mission'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** What a change sets. A thing that is set is one register: `register` gives its name. */
export type Setting =
  | { what: 'state'; receipt: Receipt; value: HandlingState }
  | { what: 'assignee'; receipt: Receipt; value: string | null }
  | { what: 'label'; receipt: Receipt; label: string; value: boolean }
  /** A private note; null: taken away. `note` is an id made like a `ChangeId`. */
  | { what: 'note'; receipt: Receipt; note: string; value: string | null }
  /** Per cent of the pay that reached the worker, 0 to 100, as a person read it in the tip; null: the tip does not say. */
  | { what: 'pay'; receipt: Receipt; value: number | null }
  /** The two in the order of their text, so that a link is one register from both sides. */
  | { what: 'link'; receipt: Receipt; other: Receipt; kind: LinkKind; value: boolean }

export type Change = Setting & {
  id: ChangeId
  /** Who: a name as in the lists of staff. */
  by: string
  day: Day
  /** The changes of the same register that this one has seen and takes the place of. */
  after: ChangeId[]
}

export interface Case {
  version: 1
  /** The anchor that a person compared with what they know, and how far its keyring had come; null: not yet. */
  anchor: { fingerprint: Fingerprint; head: KeyringHead | null } | null
  changes: Change[]
}

/** A value with who set it; more than one of them: both sides changed it, and a person must pick. */
export interface Claim<Value> {
  value: Value
  by: string
  day: Day
}

export interface Note {
  note: string
  /** Never empty; more than one: two versions. */
  claims: Claim<string>[]
}

export interface Link {
  other: Receipt
  kind: LinkKind
}

/** What stands of a tip. Every list of claims has one entry, or none where nothing was ever set. */
export interface TipWork {
  state: Claim<HandlingState>[]
  assignee: Claim<string | null>[]
  /** In order of their names. Where both sides disagree, the label stays. */
  labels: string[]
  /** Those that a person took away, in order of their names; the server may still have them. Not there: none. */
  takenLabels?: string[]
  /** In the order in which they were first written. */
  notes: Note[]
  pay: Claim<number | null>[]
  links: Link[]
  /** Something of it has two answers. */
  isDisputed: boolean
}

export const NO_WORK: TipWork = {
  state: [],
  assignee: [],
  labels: [],
  notes: [],
  pay: [],
  links: [],
  isDisputed: false,
}
