/** What the database can tell of its own state; for `sigilo doctor`, which knows no SQL. */
import type Database from 'better-sqlite3'
import { findDay, type Day } from '../../domain/day.js'

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
  /** Prepared when it is asked: a damaged file must not take the other answers along. */
  const ask = (sql: string, ...values: unknown[]): unknown =>
    database
      .prepare(sql)
      .pluck()
      .get(...values)
  return {
    quickCheck() {
      const found = ask('PRAGMA quick_check(1)')
      return found === 'ok' ? null : String(found)
    },
    newestDay: () => findDay(ask('SELECT max(received_day) FROM day_counts')),
    countActiveAdmins: () =>
      Number(ask("SELECT count(*) FROM people WHERE role = 'admin' AND state = 'active'")),
    countLinksRunOut: (nowMs) =>
      Number(
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
      ),
    sqliteVersion: () => String(ask('SELECT sqlite_version()')),
  }
}
