/** The table `uploads`: envelopes that are still arriving. Their ciphertext lies where that of envelopes lies. */
import type Database from 'better-sqlite3'
import type { FinishedEnvelope, StoredUpload, UploadId, UploadStore } from '../../domain/upload.js'
import type { BodyStore } from './bodies.js'
import type { EnvelopeRows } from './envelopes.js'
import type { DurableWrite } from './group-commit.js'

/** What a row costs beside its bytes, for the measure of a group of commits. */
const ROW_BYTES = 256

export function createUploadStore(
  database: Database.Database,
  bodies: BodyStore,
  envelopes: EnvelopeRows,
  write: DurableWrite,
): UploadStore {
  const insertUpload = database.prepare(`
    INSERT INTO uploads (id, length_bytes, offset_bytes, chunk_count, started_day)
    VALUES (:id, :lengthBytes, 0, 0, :startedDay)
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
  const selectCount = database
    .prepare<[string, number], number>(
      `
    SELECT chunk_count
    FROM uploads
    WHERE id = ? AND offset_bytes = ? AND envelope_id IS NULL
  `,
    )
    .pluck()
  const advance = database.prepare(`
    UPDATE uploads
    SET
      offset_bytes = offset_bytes + :sizeBytes,
      chunk_count = chunk_count + 1
    WHERE id = :id
  `)
  const selectLength = database
    .prepare<[string], number>(
      `
    SELECT length_bytes
    FROM uploads
    WHERE id = ? AND offset_bytes = length_bytes AND envelope_id IS NULL
  `,
    )
    .pluck()
  const setEnvelope = database.prepare('UPDATE uploads SET envelope_id = ? WHERE id = ?')
  const deleteUpload = database
    .prepare<[string], string | null>('DELETE FROM uploads WHERE id = ? RETURNING envelope_id')
    .pluck()

  function append(id: UploadId, offsetBytes: number, bytes: Uint8Array): void {
    const count = selectCount.get(id, offsetBytes)
    if (count === undefined) throw new Error('the upload is not where this piece begins')
    bodies.write(id, count, bytes)
    advance.run({ id, sizeBytes: bytes.length })
  }

  function finish(id: UploadId, envelope: FinishedEnvelope): void {
    const sizeBytes = selectLength.get(id)
    if (sizeBytes === undefined) throw new Error('the upload is not whole')
    if (!envelopes.add({ ...envelope, sizeBytes, bodyId: id })) bodies.forget(id)
    setEnvelope.run(envelope.id, id)
  }

  return {
    create: (upload) => write(() => insertUpload.run(upload), ROW_BYTES),
    append: (id, offsetBytes, bytes) =>
      write(() => {
        append(id, offsetBytes, bytes)
      }, bytes.length),
    finish: (id, envelope) =>
      write(() => {
        finish(id, envelope)
      }, ROW_BYTES),
    remove: (id) =>
      write(() => {
        if (deleteUpload.get(id) === null) bodies.forget(id)
      }, ROW_BYTES),
    list: () => selectUploads.all(),
    readPieces: (id) => bodies.read(id),
    eraseSome: () => bodies.eraseSome(),
  }
}
