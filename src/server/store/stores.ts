/** The stores of envelopes and uploads, which share their ciphertext and their commits. */
import type Database from 'better-sqlite3'
import type { EnvelopeStore } from '../../domain/envelope.js'
import { SigiloError } from '../../domain/errors.js'
import type { UploadStore } from '../../domain/upload.js'
import { createBodyStore, type BodyStore } from './bodies.js'
import { createEnvelopeRows, createEnvelopeStore } from './envelopes.js'
import { createGroupCommit, type DurableWrite } from './group-commit.js'
import { createBodyShuffle, type BodyShuffle } from './shuffle-bodies.js'
import { createUploadStore } from './uploads.js'

export interface Stores {
  envelopes: EnvelopeStore
  uploads: UploadStore
  /** For a file that is too large to be written anew. To be called once after each start, before the first shuffle. */
  forgetSetAside(): void
  shuffleBodies(): BodyShuffle
  bodies: BodyStore
  /** All of the work or nothing of it is kept. */
  inTransaction(work: () => void): void
}

export function createStores(database: Database.Database): Stores {
  const bodies = createBodyStore(database)
  const rows = createEnvelopeRows(database)
  const groupCommit = createGroupCommit(database, rows)
  const write: DurableWrite = async (change, sizeBytes) => {
    try {
      await groupCommit.run(change, sizeBytes)
    } catch (cause) {
      throw isDiskFull(cause) ? noRoom(cause) : cause
    }
  }
  return {
    envelopes: createEnvelopeStore(rows, bodies, write),
    uploads: createUploadStore(database, bodies, rows, write),
    forgetSetAside: () => {
      bodies.forgetSetAside()
    },
    shuffleBodies: () => createBodyShuffle(database, bodies),
    bodies,
    inTransaction: (work) => {
      database.transaction(work).immediate()
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
