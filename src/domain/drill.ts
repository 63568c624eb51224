/**
 * The drill with a canary: proof that staff can still open. A canary is an envelope on the normal road whose text is a word
 * that nobody else knows; whoever opened it gives the word back. Only the digest of the word is kept.
 */
import type { Day } from './day.js'
import type { Fingerprint } from './keyring.js'

/** A key whose last drill is longer ago may be one that nobody can use any more. */
export const DRILL_DAYS = 90

export interface Canary {
  sentDay: Day
  /** The keys that it was sealed to. */
  recipients: Fingerprint[]
}

export interface DrillStore {
  addCanary(wordSha256: string, canary: Canary): void
  /** Null when there is no such canary. */
  findCanary(wordSha256: string): Canary | null
  recordPass(fingerprint: Fingerprint, passedDay: Day): void
  /** The day of the last drill passed; null when there was none. */
  findPass(fingerprint: Fingerprint): Day | null
}
