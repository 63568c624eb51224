/** The tables `envelopes` and `envelope_chunks`: ciphertext in pieces, found by its own digest. */
import type Database from 'better-sqlite3'
import type { EnvelopeListing, EnvelopeStore, NewEnvelope } from '../../domain/envelope.js'
import { SigiloError } from '../../domain/errors.js'
import { CHUNK_BYTES } from '../../domain/limits.js'
import { createGroupCommit } from './group-commit.js'

export function createEnvelopeStore(database: Database.Database): EnvelopeStore {
  const groupCommit = createGroupCommit(database)

  const insertEnvelope = database.prepare(`
    INSERT INTO envelopes (id, received_day, size_bytes)
    VALUES (:id, :receivedDay, :sizeBytes)
    ON CONFLICT (id) DO NOTHING
  `)
  const insertChunk = database.prepare(`
    INSERT INTO envelope_chunks (envelope_id, number, bytes)
    VALUES (?, ?, ?)
  `)
  const selectPage = database.prepare<[string, number], EnvelopeListing>(`
    SELECT
      id,
      received_day AS receivedDay,
      size_bytes AS sizeBytes
    FROM envelopes
    WHERE id > ?
    ORDER BY id
    LIMIT ?
  `)
  const selectChunk = database
    .prepare<[string, number], Buffer>(
      `
    SELECT bytes
    FROM envelope_chunks
    WHERE envelope_id = ? AND number = ?
  `,
    )
    .pluck()

  function write({ id, receivedDay, bytes }: NewEnvelope): void {
    const { changes } = insertEnvelope.run({ id, receivedDay, sizeBytes: bytes.length })
    if (changes === 0) return
    for (let number = 0; number * CHUNK_BYTES < bytes.length; number++) {
      insertChunk.run(id, number, bytes.subarray(number * CHUNK_BYTES, (number + 1) * CHUNK_BYTES))
    }
  }

  return {
    async insert(envelope) {
      try {
        await groupCommit.run(() => {
          write(envelope)
        }, envelope.bytes.length)
      } catch (cause) {
        throw isDiskFull(cause) ? noRoom(cause) : cause
      }
    },
    list: (afterId, limit) => selectPage.all(afterId ?? '', limit),
    *readChunks(id) {
      for (let number = 0; ; number++) {
        const chunk = selectChunk.get(id, number)
        if (chunk === undefined) return
        yield chunk
      }
    },
  }
}

function isDiskFull(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'SQLITE_FULL'
}

function noRoom(cause: unknown): SigiloError {
  return new SigiloError('no_room', 'there is no room left for now; nothing of it was kept', {
    cause,
  })
}
