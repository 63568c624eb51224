/**
 * Notifications waiting to be mailed. One row for each slot and address; the row itself says that this slot was dealt with,
 * so there are never two mails for one slot.
 */
import type { Day } from './day.js'

/** `unknown`: it may have arrived, so it is never sent again. `given-up`: the next slot came before it was taken. */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'unknown' | 'given-up'

export interface OutboxRow {
  /** The fixed moment that the mail belongs to: `2026-11-25T06`, UTC. */
  slot: string
  address: string
  state: OutboxState
  attempts: number
  nextTryMs: number
  /** Of the last failure: a class such as `ECONNECTION` or `550`, never what a server said. */
  fault: string | null
}

export interface OutboxHealth {
  waiting: number
  /** The day of the last mail that was taken by the mail server; null: never. */
  lastSentDay: Day | null
  /** Of an address whose last attempt failed; null: all is well. */
  fault: string | null
}

export interface OutboxStore {
  /**
   * Makes a row for each address that has none for this slot, and gives up what waits of earlier slots. Makes none when
   * there is a later slot already: a clock that was set back must not bring a second mail.
   */
  open(slot: string, addresses: readonly string[]): void
  /** The rows of a slot that wait and whose time has come; those first that waited longest. */
  findDue(slot: string, nowMs: number): OutboxRow[]
  /** Is on disk when it returns. */
  save(row: OutboxRow): void
  /** A conversation that was under way when the process ended has an end that nobody knows. */
  settleInterrupted(): void
  /** Removes the rows of all slots before this one. */
  removeBefore(slot: string): void
  /** Of the addresses that mail is sent to now. */
  health(addresses: readonly string[]): OutboxHealth
}

/** What became of one attempt. `refused` is certain; after `unknown` the mail may have been taken. */
export type MailOutcome = { state: 'sent' } | { state: 'refused' | 'unknown'; fault: string }
