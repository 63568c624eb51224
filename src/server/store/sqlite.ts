/**
 * SQLite, as the Node that runs here can have it. Version 13 of better-sqlite3 is made for Node-API 10, and an older Node crashes
 * when it opens a database with it; version 12 crashes Node 24 when a statement is forgotten, at any moment. So the one that
 * holds is loaded, and nothing else of Sigilo loads either.
 */
import type BetterSqlite3 from 'better-sqlite3'

const NODE_API_OF_13 = 10

const { default: loaded } =
  Number(process.versions['napi']) < NODE_API_OF_13
    ? await import('better-sqlite3-12')
    : await import('better-sqlite3')

export const Sqlite: typeof BetterSqlite3 = loaded
