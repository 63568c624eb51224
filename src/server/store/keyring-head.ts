/** The table `keyring_head`: how far the keyring had come when it was last in force. */
import type Database from 'better-sqlite3'
import type { KeyringHead, KeyringHeadStore } from '../../domain/keyring-head.js'

export function createKeyringHeadStore(database: Database.Database): KeyringHeadStore {
  const select = database.prepare<[], KeyringHead>(`
    SELECT
      entry_number AS number,
      statement_sha256 AS statementSha256
    FROM keyring_head
  `)
  const upsert = database.prepare(`
    INSERT INTO keyring_head (id, entry_number, statement_sha256)
    VALUES (1, :number, :statementSha256)
    ON CONFLICT (id) DO UPDATE SET
      entry_number = excluded.entry_number,
      statement_sha256 = excluded.statement_sha256
  `)
  return {
    find: () => select.get() ?? null,
    save: (head) => void upsert.run(head),
  }
}
