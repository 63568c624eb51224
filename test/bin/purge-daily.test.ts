import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { purgeDaily, type PurgeDailyDeps } from '../../src/bin/purge-daily.js'
import type { NewActivity } from '../../src/domain/activity.js'
import { receiptOfId, type EnvelopeId } from '../../src/domain/receipt.js'
import { createBodyStore } from '../../src/server/store/bodies.js'
import { closeDatabase, openDatabase } from '../../src/server/store/open-database.js'
import { createRetentionStore } from '../../src/server/store/retention.js'
import { createStores } from '../../src/server/store/stores.js'
import { tempFolder } from '../helpers/temp-folder.js'

const NOW_MS = Date.parse('2026-11-25T10:00:00Z')
const ids = ['a', 'b', 'c'].map((digit) => digit.repeat(64) as EnvelopeId)

let database: Database.Database
let deps: PurgeDailyDeps
let recorded: NewActivity[]
let reports: string[]
let writtenAnew: number
let stop: () => void

beforeEach(async () => {
  database = openDatabase(join(tempFolder(), 'a.db'))
  const stores = createStores(database)
  for (const id of ids) {
    const receivedDay = '2026-01-01' as never
    await stores.envelopes.insert({ id, receivedDay, recipients: [], bytes: Buffer.alloc(900_000) })
  }
  const change = database.prepare(
    'UPDATE envelopes SET state = ?, state_day = ?, binned_day = ? WHERE id = ?',
  )
  change.run('closed', '2026-02-01', null, ids[0])
  change.run('closed', '2026-02-01', '2026-11-18', ids[1])
  recorded = []
  reports = []
  writtenAnew = 0
  const bodies = createBodyStore(database)
  deps = {
    retention: createRetentionStore(database, bodies),
    eraseSome: () => bodies.eraseSome(),
    writeAnew: () => {
      writtenAnew++
    },
    record: (activities) => recorded.push(...activities),
    nowMs: () => NOW_MS,
    report: (line) => reports.push(line),
  }
})
afterEach(() => {
  stop()
  closeDatabase(database)
})

const count = (table: string): unknown =>
  database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
const settle = async (isSettled: () => boolean): Promise<void> => {
  while (!isSettled()) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('what the server does every day', () => {
  it('ends what is due, erases it bit by bit, and records each with nobody’s name', async () => {
    stop = purgeDaily(deps)
    // Not at once: the start must not wait for it.
    expect(count('envelopes')).toBe(3)
    await settle(() => count('body_chunks') === 8 && count('forgotten_bodies') === 0)
    expect(count('envelopes')).toBe(2)
    const day = '2026-11-25'
    expect(recorded).toEqual([
      { day, person: null, action: 'binned', receipt: receiptOfId(ids[0]!) },
      { day, person: null, action: 'purged', receipt: receiptOfId(ids[1]!) },
    ])
    await settle(() => writtenAnew === 1)
    expect(reports).toEqual([])
  })

  it('tells a failure in one line, by its class alone, and leaves the rest for tomorrow', async () => {
    const purgeSome = (): never => {
      throw new RangeError(`about ${ids[1]!}`)
    }
    stop = purgeDaily({ ...deps, retention: { ...deps.retention, purgeSome } })
    await settle(() => reports.length > 0)
    expect(reports).toEqual(['warning: what is due could not be deleted (RangeError)'])
    expect(count('envelopes')).toBe(3)
  })

  it('does no more once it is stopped', async () => {
    stop = purgeDaily(deps)
    stop()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(count('envelopes')).toBe(3)
    expect(recorded).toEqual([])
  })
})
