/** The table `triage_files`: what was applied stays here, so that it is never applied again. */
import type Database from 'better-sqlite3'
import type { Day } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import type { TriageFileStore } from '../../domain/triage.js'

export function createTriageFileStore(database: Database.Database): TriageFileStore {
  const selectDay = database
    .prepare<[string], Day>('SELECT applied_day FROM triage_files WHERE sha256 = ?')
    .pluck()
  const insertFile = database.prepare(`
    INSERT INTO triage_files (sha256, applied_day)
    VALUES (?, ?)
    ON CONFLICT (sha256) DO NOTHING
  `)
  return {
    findApplied: (signedSha256) => selectDay.get(signedSha256) ?? null,
    add(signedSha256, today) {
      if (insertFile.run(signedSha256, today).changes > 0) return
      throw new SigiloError('exists', 'this triage file has been applied already')
    },
  }
}
