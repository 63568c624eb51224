import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { dayOf, type Day } from '../../../src/domain/day.js'
import { DEFAULT_RETENTION, type RetentionStore } from '../../../src/domain/handling.js'
import type { Fingerprint } from '../../../src/domain/keyring.js'
import { envelopeIdOf, receiptOfId, type EnvelopeId } from '../../../src/domain/receipt.js'
import { createBodyStore } from '../../../src/server/store/bodies.js'
import { closeDatabase, openDatabase } from '../../../src/server/store/open-database.js'
import {
  SELECT_TO_BIN,
  SELECT_TO_PURGE,
  createRetentionStore,
} from '../../../src/server/store/retention.js'
import { createStores, type Stores } from '../../../src/server/store/stores.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const TODAY = '2026-11-25' as Day
const A = 'A'.repeat(40) as Fingerprint
const daysAgo = (days: number): Day => dayOf(Date.parse(TODAY) - days * 86_400_000)

let database: Database.Database
let stores: Stores
let retention: RetentionStore

beforeEach(() => {
  database = openDatabase(join(tempFolder(), 'a.db'))
  stores = createStores(database)
  retention = createRetentionStore(database, createBodyStore(database))
})
afterEach(() => {
  closeDatabase(database)
})

/** An envelope that came on the first of the year, with the columns given. */
async function insert(columns: Record<string, unknown> = {}): Promise<EnvelopeId> {
  const bytes = randomBytes(500)
  const id = envelopeIdOf(createHash('sha256').update(bytes).digest())
  const receivedDay = '2026-01-01' as Day
  await stores.envelopes.insert({ id, receivedDay, recipients: [A], bytes })
  for (const [name, value] of Object.entries(columns)) {
    database.prepare(`UPDATE envelopes SET ${name} = ? WHERE id = ?`).run(value, id)
  }
  return id
}

const read = (id: EnvelopeId): unknown =>
  database.prepare('SELECT binned_day AS binnedDay, version FROM envelopes WHERE id = ?').get(id)
const isThere = (id: EnvelopeId): boolean => stores.envelopes.has(id)
const counts = (): unknown =>
  database
    .prepare('SELECT state, envelope_count AS count FROM day_counts WHERE envelope_count > 0')
    .all()

describe('the rule', () => {
  it('is the default until admins set one, and then theirs, where null is never', () => {
    expect(retention.rule()).toEqual(DEFAULT_RETENTION)
    const own = { ...DEFAULT_RETENTION, fetched: 400, closed: null }
    retention.setRule(own)
    expect(retention.rule()).toEqual(own)
  })

  it.each([
    ['on its day', { state: 'closed', state_day: daysAgo(180) }, true],
    ['after its day', { state: 'not-relevant', state_day: daysAgo(900) }, true],
    ['a day too early', { state: 'closed', state_day: daysAgo(179) }, false],
    ['while new, however old', { state: 'new', state_day: daysAgo(900) }, false],
    ['while it is being worked on', { state: 'reading', state_day: daysAgo(900) }, false],
    ['while held', { state: 'closed', state_day: daysAgo(900), is_held: 1 }, false],
    ['when nobody knows since when', { state: 'closed', state_day: '' }, false],
  ])('puts an envelope into the bin, or not: %s', async (_when, columns, isBinned) => {
    const id = await insert(columns)
    const due = retention.due(TODAY, 10)
    expect(due.toBin.map(({ receipt }) => receipt)).toEqual(isBinned ? [receiptOfId(id)] : [])
    expect(retention.binSome(TODAY)).toEqual(isBinned ? [receiptOfId(id)] : [])
    expect(read(id)).toEqual(
      isBinned ? { binnedDay: TODAY, version: 2 } : { binnedDay: null, version: 1 },
    )
    expect(retention.binSome(TODAY)).toEqual([])
  })

  it('never ends what is new, even when a row of the table says so', async () => {
    database.prepare("INSERT INTO retention_rules VALUES ('new', 1)").run()
    const id = await insert({ state_day: daysAgo(900) })
    expect(retention.binSome(TODAY)).toEqual([])
    expect(isThere(id)).toBe(true)
  })
})

describe('the bin', () => {
  it.each([
    ['after seven days', { binned_day: daysAgo(7) }, true],
    ['not after six', { binned_day: daysAgo(6) }, false],
    ['not when it is held meanwhile', { binned_day: daysAgo(70), is_held: 1 }, false],
    ['not when it was taken out', { binned_day: null }, false],
  ])('ends %s', async (_when, columns, isGone) => {
    const id = await insert({ state: 'closed', state_day: daysAgo(90), ...columns })
    const gone = isGone ? [receiptOfId(id)] : []
    expect(retention.due(TODAY, 10).toPurge.map(({ receipt }) => receipt)).toEqual(gone)
    expect(retention.purgeSome(TODAY)).toEqual(gone)
    expect(isThere(id)).toBe(!isGone)
    expect(retention.findPurged(receiptOfId(id))).toEqual(
      isGone ? { receipt: receiptOfId(id), purgedDay: TODAY } : null,
    )
  })

  it('says since when, and no more than was asked for', async () => {
    for (let i = 0; i < 5; i++) {
      await insert({ state: 'closed', state_day: daysAgo(200) })
      await insert({ state: 'reading', state_day: daysAgo(9), binned_day: daysAgo(8) })
    }
    const { toBin, toPurge } = retention.due(TODAY, 3)
    expect(toBin).toHaveLength(3)
    expect(toBin[0]).toMatchObject({ state: 'closed', sinceDay: daysAgo(200) })
    expect(toPurge).toHaveLength(3)
    expect(toPurge[0]).toMatchObject({ state: 'reading', sinceDay: daysAgo(8) })
  })

  it('is emptied in batches that nobody waits for, until nothing is left', async () => {
    for (let i = 0; i < 230; i++) await insert({ state: 'closed', state_day: daysAgo(200) })
    const binned = [1, 2, 3, 4].map(() => retention.binSome(daysAgo(7)).length)
    expect(binned).toEqual([100, 100, 30, 0])
    const purged = [1, 2, 3, 4].map(() => retention.purgeSome(TODAY).length)
    expect(purged).toEqual([100, 100, 30, 0])
    expect(stores.envelopes.list(null, 10)).toEqual([])
  })

  it('takes labels, counts and uploads along, and nothing of another envelope', async () => {
    const [goes, stays] = [await insert({ state: 'closed' }), await insert({ state: 'closed' })]
    database.exec("INSERT INTO labels (id, name) VALUES ('0123456789abcdef', 'urgente')")
    for (const id of [goes, stays]) {
      database
        .prepare("INSERT INTO envelope_labels VALUES ('0123456789abcdef', '2026-01-01', ?)")
        .run(id)
      database
        .prepare("INSERT INTO uploads VALUES (?, 9, 9, 1, '2026-01-01', ?, ?)")
        .run(id.slice(0, 32), id.slice(0, 32), id)
    }
    database.prepare('UPDATE envelopes SET binned_day = ? WHERE id = ?').run(daysAgo(7), goes)
    retention.purgeSome(TODAY)
    while (stores.uploads.eraseSome());
    expect(stores.envelopes.countFor(A, null)).toEqual({ openable: 1, byNoOther: 1 })
    expect(counts()).toEqual([{ state: 'closed', count: 1 }])
    for (const table of ['envelope_labels', 'uploads']) {
      const ids = database.prepare(`SELECT envelope_id FROM ${table}`).pluck().all()
      expect(ids).toEqual([stays])
    }
    expect(Buffer.concat([...stores.envelopes.readChunks(stays)])).toHaveLength(500)
    expect(database.prepare('SELECT count(*) FROM body_chunks').pluck().get()).toBe(1)
  })

  it('ends once more what was delivered once more', async () => {
    const bytes = Buffer.from('the same envelope by two roads')
    const id = envelopeIdOf(createHash('sha256').update(bytes).digest())
    for (const day of ['2026-11-20' as Day, TODAY]) {
      await stores.envelopes.insert({ id, receivedDay: day, recipients: [A], bytes })
      database.prepare('UPDATE envelopes SET binned_day = ?').run(daysAgo(60))
      expect(retention.purgeSome(day)).toEqual([receiptOfId(id)])
    }
    expect(retention.findPurged(receiptOfId(id))?.purgedDay).toBe(TODAY)
  })
})

describe('looking for what is due', () => {
  it.each([
    ['for the bin', SELECT_TO_BIN, 'envelopes_by_state_day'],
    ['for the end', SELECT_TO_PURGE, 'envelopes_in_bin'],
  ])('goes along an index %s and never through all envelopes', (_where, sql, index) => {
    const plan = database
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all({ state: 'closed', oldestDay: TODAY, limit: 100 })
      .map(({ detail }) => detail)
    expect(plan).toEqual([expect.stringContaining(`SEARCH envelopes USING INDEX ${index}`)])
  })
})
