/** The tables `envelopes` and `recipient_sets`: what is known of each envelope. Its ciphertext is in `bodies.ts`. */
import type Database from 'better-sqlite3'
import type { EnvelopeListing, EnvelopeStore, NewEnvelope } from '../../domain/envelope.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { CHUNK_BYTES } from '../../domain/limits.js'
import type { EnvelopeId } from '../../domain/receipt.js'
import type { BodyStore } from './bodies.js'
import type { DurableWrite } from './group-commit.js'

type EnvelopeRow = Omit<EnvelopeListing, 'recipients'> & { recipients: string }
type NewRow = Omit<NewEnvelope, 'bytes'> & { sizeBytes: number; bodyId: string }

interface RecipientSetRow {
  fingerprints: string
  envelopeCount: number
}

/** The rows alone; `begin` and `finish` go round each transaction that adds some. */
export interface EnvelopeRows extends Pick<EnvelopeStore, 'list' | 'countFor'> {
  /** False when the envelope stands there already. */
  add(row: NewRow): boolean
  findBody(id: EnvelopeId): string | null
  begin(): void
  finish(): void
}

export function createEnvelopeRows(database: Database.Database): EnvelopeRows {
  const insertEnvelope = database.prepare(`
    INSERT INTO envelopes (id, received_day, size_bytes, recipients, body_id)
    VALUES (:id, :receivedDay, :sizeBytes, :recipients, :bodyId)
    ON CONFLICT (id) DO NOTHING
  `)
  const takeOutOfBin = database.prepare(`
    UPDATE envelopes
    SET
      binned_day = NULL,
      state_day = :receivedDay,
      version = version + 1
    WHERE id = :id AND binned_day IS NOT NULL
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
  const selectBody = database
    .prepare<[string], string>('SELECT body_id FROM envelopes WHERE id = ?')
    .pluck()

  /** By set of recipients: how many envelopes the transaction under way has taken. */
  const arrived = new Map<string, number>()

  return {
    add({ recipients, ...row }) {
      const fingerprints = [...recipients].sort().join(' ')
      if (insertEnvelope.run({ ...row, recipients: fingerprints }).changes === 0) {
        // Whoever sends it once more is told that it arrived: so it must not be about to be deleted.
        takeOutOfBin.run({ id: row.id, receivedDay: row.receivedDay })
        return false
      }
      arrived.set(fingerprints, (arrived.get(fingerprints) ?? 0) + 1)
      return true
    },
    findBody: (id) => selectBody.get(id) ?? null,
    begin() {
      arrived.clear()
    },
    finish() {
      for (const [fingerprints, count] of arrived) countInSet.run(fingerprints, count)
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
  }
}

export function createEnvelopeStore(
  rows: EnvelopeRows,
  bodies: BodyStore,
  write: DurableWrite,
): EnvelopeStore {
  function add({ bytes, ...envelope }: NewEnvelope): void {
    const bodyId = bodies.createId()
    if (!rows.add({ ...envelope, sizeBytes: bytes.length, bodyId })) return
    for (let number = 0; number * CHUNK_BYTES < bytes.length; number++) {
      const chunk = bytes.subarray(number * CHUNK_BYTES, (number + 1) * CHUNK_BYTES)
      bodies.write(bodyId, number, chunk)
    }
  }

  return {
    insert: (envelope) =>
      write(() => {
        add(envelope)
      }, envelope.bytes.length),
    has: (id) => rows.findBody(id) !== null,
    list: (afterId, limit) => rows.list(afterId, limit),
    countFor: (fingerprint, others) => rows.countFor(fingerprint, others),
    *readChunks(id) {
      const bodyId = rows.findBody(id)
      if (bodyId !== null) yield* bodies.read(bodyId)
    },
  }
}

export function readFingerprints(text: string): Fingerprint[] {
  return text.split(' ').filter((part) => part !== '') as Fingerprint[]
}
