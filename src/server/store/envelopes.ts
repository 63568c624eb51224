/** The tables `envelopes` and `envelope_chunks`: ciphertext in pieces, found by its own digest. */
import type Database from 'better-sqlite3'
import type { EnvelopeListing, EnvelopeStore, NewEnvelope } from '../../domain/envelope.js'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { CHUNK_BYTES } from '../../domain/limits.js'
import { createGroupCommit } from './group-commit.js'

type EnvelopeRow = Omit<EnvelopeListing, 'recipients'> & { recipients: string }

interface RecipientSetRow {
  fingerprints: string
  envelopeCount: number
}

export function createEnvelopeStore(database: Database.Database): EnvelopeStore {
  const insertEnvelope = database.prepare(`
    INSERT INTO envelopes (id, received_day, size_bytes, recipients)
    VALUES (:id, :receivedDay, :sizeBytes, :recipients)
    ON CONFLICT (id) DO NOTHING
  `)
  const countInSet = database.prepare(`
    INSERT INTO recipient_sets (fingerprints, envelope_count)
    VALUES (?, ?)
    ON CONFLICT (fingerprints) DO UPDATE SET
      envelope_count = envelope_count + excluded.envelope_count
  `)
  const selectSets = database.prepare<[], RecipientSetRow>(`
    SELECT
      fingerprints,
      envelope_count AS envelopeCount
    FROM recipient_sets
  `)
  const insertChunk = database.prepare(`
    INSERT INTO envelope_chunks (envelope_id, number, bytes)
    VALUES (?, ?, ?)
  `)
  const selectPage = database.prepare<[string, number], EnvelopeRow>(`
    SELECT
      id,
      received_day AS receivedDay,
      size_bytes AS sizeBytes,
      recipients
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

  /** By set of recipients: how many envelopes the transaction under way has taken. */
  const arrived = new Map<string, number>()
  const groupCommit = createGroupCommit(database, {
    begin() {
      arrived.clear()
    },
    finish() {
      for (const [fingerprints, count] of arrived) countInSet.run(fingerprints, count)
    },
  })

  function write({ id, receivedDay, recipients, bytes }: NewEnvelope): void {
    const fingerprints = [...recipients].sort().join(' ')
    const row = { id, receivedDay, sizeBytes: bytes.length, recipients: fingerprints }
    if (insertEnvelope.run(row).changes === 0) return
    arrived.set(fingerprints, (arrived.get(fingerprints) ?? 0) + 1)
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
    list: (afterId, limit) =>
      selectPage
        .all(afterId ?? '', limit)
        .map((row) => ({ ...row, recipients: readFingerprints(row.recipients) })),
    countFor(fingerprint, others) {
      const count = { openable: 0, byNoOther: 0 }
      for (const { fingerprints, envelopeCount } of selectSets.all()) {
        const recipients = readFingerprints(fingerprints)
        if (!recipients.includes(fingerprint)) continue
        count.openable += envelopeCount
        const isOther = (id: Fingerprint): boolean =>
          id !== fingerprint && (others === null || others.includes(id))
        if (!recipients.some(isOther)) count.byNoOther += envelopeCount
      }
      return count
    },
    *readChunks(id) {
      for (let number = 0; ; number++) {
        const chunk = selectChunk.get(id, number)
        if (chunk === undefined) return
        yield chunk
      }
    },
  }
}

function readFingerprints(text: string): Fingerprint[] {
  return text.split(' ').filter((part) => part !== '') as Fingerprint[]
}

function isDiskFull(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'SQLITE_FULL'
}

function noRoom(cause: unknown): SigiloError {
  return new SigiloError('no_room', 'there is no room left for now; nothing of it was kept', {
    cause,
  })
}
