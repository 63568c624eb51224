/** The table `sessions`: who is signed in, by digests of cookies; a row goes when its session does. */
import type Database from 'better-sqlite3'
import type { AccountStore, Session } from '../../domain/account.js'

export type SessionRows = Pick<
  AccountStore,
  'startSession' | 'findSession' | 'touchSession' | 'listSessions' | 'endSession' | 'endSessionsOf'
> & { sweep(seenBeforeMs: number, startedBeforeMs: number): void }

const COLUMNS = `
  id_sha256 AS idSha256,
  person_id AS personId,
  started_ms AS startedMs,
  seen_ms AS seenMs,
  proved_ms AS provedMs`

export function createSessionRows(database: Database.Database): SessionRows {
  const insert = database.prepare(`
    INSERT INTO sessions (id_sha256, person_id, started_ms, seen_ms, proved_ms)
    VALUES (:idSha256, :personId, :startedMs, :seenMs, :provedMs)
  `)
  const selectOne = database.prepare<[string], Session>(
    `SELECT ${COLUMNS} FROM sessions WHERE id_sha256 = ?`,
  )
  const selectOf = database.prepare<[string], Session>(
    `SELECT ${COLUMNS} FROM sessions WHERE person_id = ? ORDER BY started_ms DESC, id_sha256`,
  )
  const update = database.prepare('UPDATE sessions SET seen_ms = ? WHERE id_sha256 = ?')
  const remove = database.prepare('DELETE FROM sessions WHERE person_id = ? AND id_sha256 = ?')
  const removeOf = database.prepare('DELETE FROM sessions WHERE person_id = ?')
  const removeOld = database.prepare('DELETE FROM sessions WHERE seen_ms < ? OR started_ms < ?')
  return {
    startSession: (session) => void insert.run(session),
    findSession: (idSha256) => selectOne.get(idSha256) ?? null,
    touchSession: (idSha256, seenMs) => void update.run(seenMs, idSha256),
    listSessions: (id) => selectOf.all(id),
    endSession: (id, idSha256) => void remove.run(id, idSha256),
    endSessionsOf: (id) => void removeOf.run(id),
    sweep: (seenBeforeMs, startedBeforeMs) => void removeOld.run(seenBeforeMs, startedBeforeMs),
  }
}
