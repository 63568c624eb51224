/**
 * How envelopes end: the rule of days (table `retention_rules`), the bin, and what is kept of those that are gone (table
 * `purged_envelopes`). What is new, and what is held, never ends here. Each batch is one transaction: an envelope is whole
 * or it is gone, and then its ciphertext belongs to nobody and is erased by `bodies.ts`.
 */
import type Database from 'better-sqlite3'
import { DAY_MS, dayOf, type Day } from '../../domain/day.js'
import {
  BIN_DAYS,
  DEFAULT_RETENTION,
  type DueEnvelope,
  type HandlingState,
  type PurgedEnvelope,
  type RetentionRule,
  type RetentionStore,
} from '../../domain/handling.js'
import { receiptOfId, type EnvelopeId } from '../../domain/receipt.js'
import type { BodyStore } from './bodies.js'

/** A few milliseconds of work, so that nobody waits for a batch. */
const BATCH = 100

interface DueRow {
  id: EnvelopeId
  state: HandlingState
  sinceDay: Day
}

interface GoneRow {
  bodyId: string
  recipients: string
}

/** The conditions of the partial index are written out: SQLite cannot tell from a parameter that it may use it. */
export const SELECT_TO_BIN = `
  SELECT
    id,
    state,
    state_day AS sinceDay
  FROM envelopes
  WHERE
    binned_day IS NULL AND is_held = 0 AND state <> 'new'
    AND state = :state AND state_day BETWEEN '1' AND :oldestDay
  LIMIT :limit
`

export const SELECT_TO_PURGE = `
  SELECT
    id,
    state,
    binned_day AS sinceDay
  FROM envelopes
  WHERE binned_day IS NOT NULL AND binned_day <= :oldestDay AND is_held = 0
  ORDER BY binned_day, id
  LIMIT :limit
`

export function createRetentionStore(
  database: Database.Database,
  bodies: Pick<BodyStore, 'forget'>,
): RetentionStore {
  const rules = createRules(database)
  const selectToBin = database.prepare<[object], DueRow>(SELECT_TO_BIN)
  const selectToPurge = database.prepare<[object], DueRow>(SELECT_TO_PURGE)
  const setBinned = database.prepare(
    'UPDATE envelopes SET binned_day = ?, version = version + 1 WHERE id = ?',
  )
  const deleteEnvelope = database.prepare<[string], GoneRow>(
    'DELETE FROM envelopes WHERE id = ? RETURNING body_id AS bodyId, recipients',
  )
  /** Kept for who did not hear the answer; its id would outlive the envelope. */
  const deleteUploads = database.prepare('DELETE FROM uploads WHERE envelope_id = ?')
  const countDown = database.prepare(
    'UPDATE recipient_sets SET envelope_count = envelope_count - 1 WHERE fingerprints = ?',
  )
  const upsertPurged = database.prepare(`
    INSERT INTO purged_envelopes (receipt, purged_day)
    VALUES (?, ?)
    ON CONFLICT (receipt) DO UPDATE SET
      purged_day = excluded.purged_day
  `)
  const selectPurged = database.prepare<[string], PurgedEnvelope>(`
    SELECT
      receipt,
      purged_day AS purgedDay
    FROM purged_envelopes
    WHERE receipt = ?
  `)

  function findToBin(today: Day, limit: number): DueRow[] {
    const found: DueRow[] = []
    for (const [state, days] of Object.entries(rules.read())) {
      if (days === null) continue
      const oldestDay = daysBefore(today, days)
      found.push(...selectToBin.all({ state, oldestDay, limit: limit - found.length }))
    }
    return found
  }

  function findToPurge(today: Day, limit: number): DueRow[] {
    return selectToPurge.all({ oldestDay: daysBefore(today, BIN_DAYS), limit })
  }

  function purgeOne(id: EnvelopeId, today: Day): void {
    const gone = deleteEnvelope.get(id)
    if (!gone) return
    deleteUploads.run(id)
    countDown.run(gone.recipients)
    bodies.forget(gone.bodyId)
    upsertPurged.run(receiptOfId(id), today)
  }

  const binSome = database.transaction((today: Day) => {
    const due = findToBin(today, BATCH)
    for (const { id } of due) setBinned.run(today, id)
    return due.map(({ id }) => receiptOfId(id))
  })
  const purgeSome = database.transaction((today: Day) => {
    const due = findToPurge(today, BATCH)
    for (const { id } of due) purgeOne(id, today)
    return due.map(({ id }) => receiptOfId(id))
  })

  return {
    rule: rules.read,
    setRule: rules.write,
    due: (today, limit) => ({
      toBin: findToBin(today, limit).map(toDue),
      toPurge: findToPurge(today, limit).map(toDue),
    }),
    binSome: (today) => binSome.immediate(today),
    purgeSome: (today) => purgeSome.immediate(today),
    findPurged: (receipt) => selectPurged.get(receipt) ?? null,
  }
}

function createRules(database: Database.Database): {
  read: () => RetentionRule
  write: (rule: RetentionRule) => void
} {
  const selectRules = database.prepare<[], { state: keyof RetentionRule; days: number | null }>(
    'SELECT state, days FROM retention_rules',
  )
  const upsertRule = database.prepare(`
    INSERT INTO retention_rules (state, days)
    VALUES (?, ?)
    ON CONFLICT (state) DO UPDATE SET
      days = excluded.days
  `)
  const writeAll = database.transaction((rule: RetentionRule) => {
    for (const state of STATES_WITH_RULE) upsertRule.run(state, rule[state])
  })
  return {
    read() {
      const rule = { ...DEFAULT_RETENTION }
      for (const { state, days } of selectRules.all()) {
        if (STATES_WITH_RULE.includes(state)) rule[state] = days
      }
      return rule
    },
    write: (rule) => {
      writeAll.immediate(rule)
    },
  }
}

/** Whatever stands in the table: what is new has no rule. */
const STATES_WITH_RULE = Object.keys(DEFAULT_RETENTION) as (keyof RetentionRule)[]

function daysBefore(today: Day, days: number): Day {
  return dayOf(Math.max(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS, 0))
}

function toDue({ id, state, sinceDay }: DueRow): DueEnvelope {
  return { receipt: receiptOfId(id), state, sinceDay }
}
