/** The tables `canaries` and `drills`. */
import type Database from 'better-sqlite3'
import type { Day } from '../../domain/day.js'
import type { DrillStore } from '../../domain/drill.js'
import type { Fingerprint } from '../../domain/keyring.js'

export function createDrillStore(database: Database.Database): DrillStore {
  const insertCanary = database.prepare(`
    INSERT INTO canaries (word_sha256, sent_day, recipients)
    VALUES (?, ?, ?)
  `)
  const selectCanary = database.prepare<[string], { sentDay: Day; recipients: string }>(
    'SELECT sent_day AS sentDay, recipients FROM canaries WHERE word_sha256 = ?',
  )
  const upsertPass = database.prepare(`
    INSERT INTO drills (fingerprint, passed_day)
    VALUES (?, ?)
    ON CONFLICT (fingerprint) DO UPDATE SET
      passed_day = excluded.passed_day
  `)
  const selectPass = database
    .prepare<[string], Day>('SELECT passed_day FROM drills WHERE fingerprint = ?')
    .pluck()
  return {
    addCanary: (wordSha256, { sentDay, recipients }) =>
      void insertCanary.run(wordSha256, sentDay, recipients.join(' ')),
    findCanary(wordSha256) {
      const row = selectCanary.get(wordSha256)
      return row ? { ...row, recipients: row.recipients.split(' ') as Fingerprint[] } : null
    },
    recordPass: (fingerprint, passedDay) => void upsertPass.run(fingerprint, passedDay),
    findPass: (fingerprint) => selectPass.get(fingerprint) ?? null,
  }
}
