/** The table `invitations`: links by which people come in for the first time, kept as digests. */
import type Database from 'better-sqlite3'
import type { AccountStore, Invitation } from '../../domain/account.js'
import type { PersonId } from '../../domain/person.js'

export interface InvitationRows {
  find: AccountStore['findInvitation']
  setPending: AccountStore['setPending']
  insert(id: PersonId, tokenSha256: string, expiresMs: number): void
  removeOf(id: PersonId): void
  sweep(nowMs: number): void
}

interface Row {
  personId: PersonId
  expiresMs: number
  passphraseHash: string | null
  totpSecret: string | null
}

export function createInvitationRows(database: Database.Database): InvitationRows {
  const select = database.prepare<[string], Row>(`
    SELECT
      person_id AS personId,
      expires_ms AS expiresMs,
      pending_hash AS passphraseHash,
      pending_totp AS totpSecret
    FROM invitations
    WHERE token_sha256 = ?
  `)
  const insert = database.prepare(`
    INSERT INTO invitations (token_sha256, person_id, expires_ms)
    VALUES (?, ?, ?)
  `)
  const updatePending = database.prepare(`
    UPDATE invitations SET
      pending_hash = ?,
      pending_totp = ?
    WHERE token_sha256 = ?
  `)
  const removeOf = database.prepare('DELETE FROM invitations WHERE person_id = ?')
  const removeOld = database.prepare('DELETE FROM invitations WHERE expires_ms <= ?')
  return {
    find(tokenSha256) {
      const row = select.get(tokenSha256)
      return row ? toInvitation(row) : null
    },
    setPending: (tokenSha256, pending) =>
      void updatePending.run(
        pending?.passphraseHash ?? null,
        pending?.totpSecret ?? null,
        tokenSha256,
      ),
    insert: (id, tokenSha256, expiresMs) => void insert.run(tokenSha256, id, expiresMs),
    removeOf: (id) => void removeOf.run(id),
    sweep: (nowMs) => void removeOld.run(nowMs),
  }
}

function toInvitation({ personId, expiresMs, passphraseHash, totpSecret }: Row): Invitation {
  const isPending = passphraseHash !== null && totpSecret !== null
  return { personId, expiresMs, pending: isPending ? { passphraseHash, totpSecret } : null }
}
