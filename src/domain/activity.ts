/** The append-only record of who did what, on which day (a day, never a time). It is about staff and never about a source. */
import type { Day } from './day.js'
import type { PersonId } from './person.js'
import type { Receipt } from './receipt.js'

export const ACTIONS = [
  ...([
    'signed-in',
    'sign-in-refused',
    'signed-out',
    'joined',
    'passkey-added',
    'passkey-removed',
  ] as const),
  ...(['invited', 'disabled', 'reset'] as const),
  ...(['downloaded', 'state-changed', 'assigned', 'labelled', 'held', 'released'] as const),
  ...(['binned', 'restored', 'purged', 'triage-applied'] as const),
  ...(['label-added', 'label-retired', 'rule-changed'] as const),
] as const
export type Action = (typeof ACTIONS)[number]

export interface NewActivity {
  day: Day
  /** Null: the server itself, by a rule, or an admin at the command line. */
  person: PersonId | null
  action: Action
  /** Of the envelope concerned. */
  receipt?: Receipt
  /** The name of a state, a label or a person: nothing that anybody typed about a tip. */
  detail?: string
}

export interface Activity extends NewActivity {
  number: number
}

export interface ActivityStore {
  append(activities: readonly NewActivity[]): void
  /** Newest first; `before` is the number of the last one of the page before. */
  page(before: number | null, limit: number): Activity[]
  ofReceipt(receipt: Receipt): Activity[]
}
