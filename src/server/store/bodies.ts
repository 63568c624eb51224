/** The tables `body_chunks`, `forgotten_bodies` and `bodies_set_aside`: ciphertext in pieces, which belongs to an envelope or to an upload. */
import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import { emptyLog } from './open-database.js'

export interface BodyStore {
  /** A new one: 128 random bits, in hexadecimal. */
  createId(): string
  write(bodyId: string, number: number, bytes: Uint8Array): void
  read(bodyId: string): Iterable<Uint8Array>
  /** The ciphertext belongs to nobody any more. */
  forget(bodyId: string): void
  /** While it is being moved nobody refers to it, and it is not to be erased yet. */
  setAside(bodyId: string): void
  takeBack(bodyId: string): void
  /** What was set aside when the server ended belongs to nobody. */
  forgetSetAside(): void
  /** Erases some pieces of what was forgotten, from the file and its log; false when nothing is left. */
  eraseSome(): boolean
}

/** A megabyte: overwriting, moving the end of the file and committing it keeps the event loop for some ten milliseconds. */
const ERASED_AT_ONCE = 4

export function createBodyStore(database: Database.Database): BodyStore {
  const insertChunk = database.prepare(`
    INSERT INTO body_chunks (body_id, number, bytes)
    VALUES (?, ?, ?)
  `)
  const selectChunk = database
    .prepare<[string, number], Buffer>(
      `
    SELECT bytes
    FROM body_chunks
    WHERE body_id = ? AND number = ?
  `,
    )
    .pluck()
  const insertForgotten = database.prepare(`
    INSERT INTO forgotten_bodies (body_id)
    VALUES (?)
    ON CONFLICT (body_id) DO NOTHING
  `)
  const insertAside = database.prepare('INSERT INTO bodies_set_aside (body_id) VALUES (?)')
  const deleteAside = database.prepare('DELETE FROM bodies_set_aside WHERE body_id = ?')
  const forgetSetAside = database.transaction(() => {
    database.exec('INSERT OR IGNORE INTO forgotten_bodies SELECT body_id FROM bodies_set_aside')
    database.exec('DELETE FROM bodies_set_aside')
  })
  /** In no order: what moves into the place of what is erased must not tell which was first. */
  const selectForgotten = database
    .prepare<[], string>('SELECT body_id FROM forgotten_bodies ORDER BY random() LIMIT 1')
    .pluck()
  const deleteSome = database.prepare(`
    DELETE FROM body_chunks
    WHERE body_id = :bodyId AND number IN (
      SELECT number FROM body_chunks WHERE body_id = :bodyId LIMIT ${String(ERASED_AT_ONCE)}
    )
  `)
  const deleteForgotten = database.prepare('DELETE FROM forgotten_bodies WHERE body_id = ?')
  const eraseSome = database.transaction((): boolean => {
    const bodyId = selectForgotten.get()
    if (bodyId === undefined) return false
    if (deleteSome.run({ bodyId }).changes < ERASED_AT_ONCE) deleteForgotten.run(bodyId)
    return true
  })

  return {
    createId: () => randomBytes(16).toString('hex'),
    write(bodyId, number, bytes) {
      insertChunk.run(bodyId, number, bytes)
    },
    *read(bodyId) {
      for (let number = 0; ; number++) {
        const chunk = selectChunk.get(bodyId, number)
        if (chunk === undefined) return
        yield chunk
      }
    },
    forget(bodyId) {
      insertForgotten.run(bodyId)
    },
    setAside(bodyId) {
      insertAside.run(bodyId)
    },
    takeBack(bodyId) {
      deleteAside.run(bodyId)
    },
    forgetSetAside: () => {
      forgetSetAside.immediate()
    },
    eraseSome() {
      const isMore = eraseSome.immediate()
      if (!isMore) emptyLog(database)
      return isMore
    },
  }
}
