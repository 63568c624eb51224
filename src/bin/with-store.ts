/** Opens the server's database for a verb that needs it, and closes it afterwards. */
import { existsSync } from 'node:fs'
import { SigiloError } from '../domain/errors.js'
import { closeDatabase, openDatabase } from '../server/store/open-database.js'

type Database = ReturnType<typeof openDatabase>

/** Throws `not_found` when there is none; a tool makes no database. */
export async function withDatabase<Result>(
  path: string,
  use: (database: Database) => Promise<Result> | Result,
): Promise<Result> {
  if (!existsSync(path)) {
    throw new SigiloError('not_found', `there is no database at ${path}`, {
      hint: 'SIGILO_DATA names the folder that the server uses',
    })
  }
  const database = openDatabase(path)
  try {
    return await use(database)
  } finally {
    closeDatabase(database)
  }
}

/** The same, with null where there is no database: on the laptop of an admin, say. */
export async function withDatabaseIfAny<Result>(
  path: string,
  use: (database: Database | null) => Promise<Result> | Result,
): Promise<Result> {
  return existsSync(path) ? withDatabase(path, use) : use(null)
}
