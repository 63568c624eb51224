/**
 * The table `backups`, and the copy of the whole database that it tells of. What need not outlive the server, and could let
 * somebody in, is left out of a copy; so is ciphertext that belongs to no envelope.
 */
import type Database from 'better-sqlite3'
import type { Day } from '../../domain/day.js'
import { Sqlite } from './sqlite.js'

export interface BackupStore {
  /** The day of the last backup; null: never. */
  lastDay(): Day | null
  record(day: Day): void
  /** Writes all that there is at this moment into a file that is not there or empty; nobody is held up by it. */
  copyTo(path: string): void
}

export function createBackupStore(database: Database.Database): BackupStore {
  const selectDay = database.prepare<[], Day>('SELECT made_day FROM backups').pluck()
  const upsertDay = database.prepare(`
    INSERT INTO backups (id, made_day)
    VALUES (1, ?)
    ON CONFLICT (id) DO UPDATE SET
      made_day = excluded.made_day
  `)
  return {
    lastDay: () => selectDay.get() ?? null,
    record: (day) => void upsertDay.run(day),
    copyTo: (path) => void database.prepare('VACUUM INTO ?').run(path),
  }
}

/** In this order: the ciphertext is told by the rows that go before it. */
const LEFT_OUT = [
  'DELETE FROM sessions',
  'DELETE FROM invitations',
  'DELETE FROM uploads',
  'DELETE FROM body_chunks WHERE body_id NOT IN (SELECT body_id FROM envelopes)',
  'DELETE FROM forgotten_bodies',
  'DELETE FROM bodies_set_aside',
]

/** Writes of a copy what a backup holds into another file: anew, so that nothing of what is left out stays in it. */
export function writeBackup(copyPath: string, backupPath: string): void {
  const copy = new Sqlite(copyPath, { fileMustExist: true })
  try {
    // Whatever happens, the copy is thrown away; a journal would be one more copy of all of it.
    copy.pragma('journal_mode = OFF')
    copy.pragma('synchronous = OFF')
    copy.pragma('temp_store = MEMORY')
    copy.pragma('secure_delete = ON')
    copy.pragma('trusted_schema = OFF')
    copy.transaction(() => {
      for (const sql of LEFT_OUT) copy.exec(sql)
    })()
    copy.prepare('VACUUM INTO ?').run(backupPath)
  } finally {
    copy.close()
  }
}

export interface BackupFacts {
  /** What SQLite finds wrong with the file, or that a row misses what it refers to; null: nothing. */
  fault: string | null
  envelopes: number
}

/** Throws when the file is no database at all. */
export function checkBackup(path: string): BackupFacts {
  const backup = new Sqlite(path, { readonly: true })
  try {
    const found = String(backup.pragma('integrity_check(1)', { simple: true }))
    const isLinked = (backup.pragma('foreign_key_check') as unknown[]).length === 0
    return {
      fault: found !== 'ok' ? found : isLinked ? null : 'rows are missing',
      envelopes: backup.prepare<[], number>('SELECT count(*) FROM envelopes').pluck().get() ?? 0,
    }
  } finally {
    backup.close()
  }
}
