/** What an intake keeps, read by another connection, as another program would. */
import { closeDatabase, openDatabase } from '../../src/server/store/open-database.js'
import { createStores } from '../../src/server/store/stores.js'
import type { TestIntake } from './running-intake.js'

/** The ciphertext of each envelope, by its id. */
export function readStore({ config }: Pick<TestIntake, 'config'>): Map<string, Buffer> {
  const database = openDatabase(config.databasePath)
  const { envelopes } = createStores(database)
  const kept = new Map(
    envelopes
      .list(null, 1000)
      .map(({ id }) => [id as string, Buffer.concat([...envelopes.readChunks(id)])]),
  )
  closeDatabase(database)
  return kept
}

/** Uploads that have begun to be kept and are no envelopes yet. */
export function countUploads({ config }: Pick<TestIntake, 'config'>): number {
  const database = openDatabase(config.databasePath)
  const unfinished = createStores(database)
    .uploads.list()
    .filter(({ envelopeId }) => envelopeId === null)
  closeDatabase(database)
  return unfinished.length
}
