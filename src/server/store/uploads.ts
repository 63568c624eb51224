/** The table `uploads`: envelopes that are still arriving. Their ciphertext lies where that of envelopes lies. */
import type Database from 'better-sqlite3'
import type {
  FinishedEnvelope,
  StoredUpload,
  Upload,
  UploadId,
  UploadStore,
} from '../../domain/upload.js'
import type { BodyStore } from './bodies.js'
import type { EnvelopeRows } from './envelopes.js'
import type { DurableWrite } from './group-commit.js'

/** What a row costs beside its bytes, for the measure of a group of commits. */
const ROW_BYTES = 256

interface Place {
  bodyId: string
  chunkCount: number
}

export function createUploadStore(
  database: Database.Database,
  bodies: BodyStore,
  envelopes: EnvelopeRows,
  write: DurableWrite,
): UploadStore {
  const insertUpload = database.prepare(`
    INSERT INTO uploads (id, length_bytes, offset_bytes, chunk_count, started_day, body_id)
    VALUES (:id, :lengthBytes, 0, 0, :startedDay, :bodyId)
  `)
  const selectUploads = database.prepare<[], StoredUpload>(`
    SELECT
      id,
      length_bytes AS lengthBytes,
      offset_bytes AS offsetBytes,
      started_day AS startedDay,
      envelope_id AS envelopeId
    FROM uploads
  `)
  const selectPlace = database.prepare<[string, number], Place>(`
    SELECT
      body_id AS bodyId,
      chunk_count AS chunkCount
    FROM uploads
    WHERE id = ? AND offset_bytes = ? AND envelope_id IS NULL
  `)
  const selectBody = database
    .prepare<[string], string>('SELECT body_id FROM uploads WHERE id = ?')
    .pluck()
  const advance = database.prepare(`
    UPDATE uploads
    SET
      offset_bytes = offset_bytes + :sizeBytes,
      chunk_count = chunk_count + 1
    WHERE id = :id
  `)
  const selectWhole = database.prepare<[string], { bodyId: string; lengthBytes: number }>(`
    SELECT
      body_id AS bodyId,
      length_bytes AS lengthBytes
    FROM uploads
    WHERE id = ? AND offset_bytes = length_bytes AND envelope_id IS NULL
  `)
  const setEnvelope = database.prepare('UPDATE uploads SET envelope_id = ? WHERE id = ?')
  const deleteUpload = database.prepare<[string], { bodyId: string; envelopeId: string | null }>(
    'DELETE FROM uploads WHERE id = ? RETURNING body_id AS bodyId, envelope_id AS envelopeId',
  )

  function append(
    { id, lengthBytes, startedDay }: Upload,
    offset: number,
    bytes: Uint8Array,
  ): void {
    // The row comes with the first piece: what the gate refuses before touches the disk not even as a row.
    if (offset === 0) {
      insertUpload.run({ id, lengthBytes, startedDay, bodyId: bodies.createId() })
    }
    const place = selectPlace.get(id, offset)
    if (!place) throw new Error('the upload is not where this piece begins')
    bodies.write(place.bodyId, place.chunkCount, bytes)
    advance.run({ id, sizeBytes: bytes.length })
  }

  function finish(id: UploadId, envelope: FinishedEnvelope): void {
    const whole = selectWhole.get(id)
    if (!whole) throw new Error('the upload is not whole')
    const { bodyId, lengthBytes } = whole
    if (!envelopes.add({ ...envelope, sizeBytes: lengthBytes, bodyId })) bodies.forget(bodyId)
    setEnvelope.run(envelope.id, id)
  }

  return {
    append: (upload, offsetBytes, bytes) =>
      write(() => {
        append(upload, offsetBytes, bytes)
      }, bytes.length),
    finish: (id, envelope) =>
      write(() => {
        finish(id, envelope)
      }, ROW_BYTES),
    remove: (id) =>
      write(() => {
        const removed = deleteUpload.get(id)
        if (removed?.envelopeId === null) bodies.forget(removed.bodyId)
      }, ROW_BYTES),
    list: () => selectUploads.all(),
    *readPieces(id) {
      const bodyId = selectBody.get(id)
      if (bodyId !== undefined) yield* bodies.read(bodyId)
    },
    eraseSome: () => bodies.eraseSome(),
  }
}
