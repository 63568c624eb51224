/** What the database can tell of its own state; for `sigilo doctor`, which knows no SQL. */
import type Database from 'better-sqlite3'
import type { Day } from '../../domain/day.js'

export interface SelfCheck {
  /** What SQLite finds wrong with the file; null: nothing. */
  quickCheck(): string | null
  /** The newest day on which an envelope came; null: none ever did. */
  newestDay(): Day | null
  countActiveAdmins(): number
  /** People who are still to come, and whose link has run out. */
  countLinksRunOut(nowMs: number): number
  sqliteVersion(): string
}

export function createSelfCheck(database: Database.Database): SelfCheck {
  const ask = <Value>(sql: string, ...values: unknown[]): Value =>
    database
      .prepare<unknown[], Value>(sql)
      .pluck()
      .get(...values) as Value
  return {
    quickCheck() {
      const found = ask<string>('PRAGMA quick_check(1)')
      return found === 'ok' ? null : found
    },
    newestDay: () => ask('SELECT max(received_day) FROM day_counts'),
    countActiveAdmins: () =>
      ask("SELECT count(*) FROM people WHERE role = 'admin' AND state = 'active'"),
    countLinksRunOut: (nowMs) =>
      ask(
        `
        SELECT count(*)
        FROM people AS p
        WHERE p.state = 'invited' AND NOT EXISTS (
          SELECT 1 FROM invitations AS i WHERE i.person_id = p.id AND i.expires_ms > ?
        )
        `,
        nowMs,
      ),
    sqliteVersion: () => ask('SELECT sqlite_version()'),
  }
}
