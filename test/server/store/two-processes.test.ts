/** Intake and the staff app may be two processes on one database, and there are backups and tools beside them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { CREATE_ENVELOPES } from '../../../src/server/store/migrations/001-create-envelopes.js'
import { emptyLog, openDatabase } from '../../../src/server/store/open-database.js'
import { Sqlite } from '../../../src/server/store/sqlite.js'
import { openHandled, storeText } from '../../helpers/handled.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const OPEN = pathToFileURL(
  resolve(import.meta.dirname, '..', '..', '..', 'dist', 'server', 'store', 'open-database.js'),
).href

describe('two processes', () => {
  it('that start on an old file at the same moment bring it forward once', async () => {
    for (let round = 0; round < 5; round++) {
      const path = join(tempFolder(), 'a.db')
      const old = new Sqlite(path)
      old.pragma('auto_vacuum = FULL')
      old.exec(CREATE_ENVELOPES)
      old.pragma('user_version = 1')
      const insert = old.prepare('INSERT INTO envelopes VALUES (?, ?, ?)')
      old.transaction(() => {
        for (let i = 0; i < 20_000; i++) insert.run(String(i).padStart(64, '0'), '2026-11-24', 7)
      })()
      old.close()
      const script = `import(${JSON.stringify(OPEN)}).then(({ openDatabase }) => openDatabase(${JSON.stringify(path)}).close())`
      const codes = await Promise.all(
        [1, 2].map(async (): Promise<unknown> => {
          const [code] = (await once(spawn(process.execPath, ['-e', script]), 'exit')) as unknown[]
          return code
        }),
      )
      expect(codes).toEqual([0, 0])
      const database = openDatabase(path)
      expect(database.prepare('SELECT sum(envelope_count) FROM state_counts').pluck().get()).toBe(
        20_000,
      )
      database.close()
    }
  }, 60_000)

  it('wait for each other: what arrives while another one writes for long is kept, not refused', async () => {
    const handled = openHandled()
    const other = openDatabase(handled.path)
    other.exec('BEGIN IMMEDIATE')
    const stored = storeText(handled, 'while another one writes')
    setTimeout(() => other.exec('ROLLBACK'), 100)
    const { receipt } = await stored
    expect(handled.handlings.find(receipt)).not.toBeNull()
  })

  it('do not hold each other up when one reads for long: the log is emptied the next time', async () => {
    const handled = openHandled()
    const other = openDatabase(handled.path)
    await storeText(handled, 'before')
    other.exec('BEGIN')
    other.prepare('SELECT count(*) FROM envelopes').get()
    await storeText(handled, 'after')
    expect(emptyLog(handled.database)).toBe(false)
    expect(handled.database.pragma('busy_timeout', { simple: true })).toBe(5000)
    other.exec('ROLLBACK')
    expect(emptyLog(handled.database)).toBe(true)
  })
})
