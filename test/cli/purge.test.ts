import { beforeEach, describe, expect, it } from '@jest/globals'
import { DAY_MS, dayOf, type Day } from '../../src/domain/day.js'
import { receiptOfId } from '../../src/domain/receipt.js'
import { Sqlite } from '../../src/server/store/sqlite.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import {
  postEnvelope,
  sealSomething,
  startSimpleIntake,
  type TestIntake,
} from '../helpers/running-intake.js'
import { readStore } from '../helpers/stored.js'

const daysAgo = (days: number): Day => dayOf(Date.now() - days * DAY_MS)

let intake: TestIntake
/** The first is due for the bin, the second for good; one is held, one is new. */
let ids: string[]
let receipts: string[]

/** While the server runs, as an admin would. */
const purge = (...args: string[]): Spoken =>
  sigilo(['purge', ...args], { SIGILO_DATA: intake.config.dataFolder })

function ask(sql: string): unknown[] {
  const database = new Sqlite(intake.config.databasePath)
  try {
    return database.prepare(sql).raw().all()
  } finally {
    database.close()
  }
}

function change(id: string, columns: string): void {
  const database = new Sqlite(intake.config.databasePath)
  database.prepare(`UPDATE envelopes SET ${columns} WHERE id = ?`).run(id)
  database.close()
}

beforeEach(async () => {
  const { intake: started, key } = await startSimpleIntake()
  intake = started
  for (let i = 0; i < 4; i++) await postEnvelope(intake, await sealSomething(key))
  ids = [...readStore(intake).keys()]
  receipts = ids.map((id) => receiptOfId(id as never))
  change(ids[0]!, `state = 'closed', state_day = '${daysAgo(200)}'`)
  change(ids[1]!, `state = 'reading', state_day = '${daysAgo(20)}', binned_day = '${daysAgo(8)}'`)
  change(ids[2]!, `state = 'closed', state_day = '${daysAgo(200)}', is_held = 1`)
})

describe('sigilo purge', () => {
  it('says with --dry-run what is due and since when, and does nothing', () => {
    const before = ask('SELECT * FROM envelopes')
    expect(purge('--dry-run')).toEqual({
      status: 0,
      stdout:
        `${receipts[0]!}  ${daysAgo(200)}  closed since then: would go to the bin\n` +
        `${receipts[1]!}  ${daysAgo(8)}  in the bin since then: would go for good\n` +
        '1 envelope would go to the bin, 1 envelope for good; nothing was done\n',
      stderr: '',
    })
    expect(ask('SELECT * FROM envelopes')).toEqual(before)
    expect(ask('SELECT * FROM activities')).toEqual([])
  })

  it('does it while the server runs, erases it, and leaves a record of it', async () => {
    expect(purge()).toEqual({
      status: 0,
      stdout:
        `${receipts[0]!}  binned\n${receipts[1]!}  purged\n` +
        '1 envelope put into the bin, for 7 days\n' +
        '1 envelope deleted for good, and erased from the disk\n',
      stderr: '',
    })
    expect([...readStore(intake).keys()]).toEqual(ids.filter((_, i) => i !== 1))
    expect(ask('SELECT count(*) FROM body_chunks')).toEqual([[3]])
    expect(ask('SELECT binned_day FROM envelopes WHERE binned_day IS NOT NULL')).toEqual([
      [daysAgo(0)],
    ])
    expect(ask('SELECT day, person, action, receipt FROM activities')).toEqual([
      [daysAgo(0), null, 'binned', receipts[0]],
      [daysAgo(0), null, 'purged', receipts[1]],
    ])
    const again = await postEnvelope(intake, await sealSomething(...intake.keyring.keys))
    expect(again.status).toBe(201)
    expect(purge().stdout).toBe(
      '0 envelopes put into the bin, for 7 days\n' +
        '0 envelopes deleted for good, and erased from the disk\n',
    )
  })

  it('wants nothing else, and deletes nothing when it was not understood', () => {
    expect(purge('everything')).toMatchObject({ status: 64, stdout: '' })
    expect(purge('--dryrun')).toMatchObject({ status: 64, stdout: '' })
    expect(ask('SELECT count(*) FROM envelopes')).toEqual([[4]])
    expect(ask('SELECT count(*) FROM activities')).toEqual([[0]])
  })
})
