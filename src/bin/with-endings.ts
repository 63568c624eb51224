/** How both apps start and end: over a database of their own, and what has been started is ended, the last first. */
import { mkdirSync } from 'node:fs'
import { closeDatabase, openDatabase } from '../server/store/open-database.js'
import type { Config } from './config.js'

type Database = ReturnType<typeof openDatabase>

/** What each part adds when it has been started. */
export type Endings = (() => unknown)[]

/** When starting fails, what had been started is ended. */
export async function withEndings<Started>(
  config: Config,
  start: (database: Database, endings: Endings) => Promise<Started>,
): Promise<Started & { stop(): Promise<void> }> {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const database = openDatabase(config.databasePath)
  const endings: Endings = [
    () => {
      closeDatabase(database)
    },
  ]
  async function stop(): Promise<void> {
    for (const ending of endings.reverse()) await ending()
  }
  try {
    return { ...(await start(database, endings)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
