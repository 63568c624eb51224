/** The table `passkeys`: public keys of what people carry. */
import type Database from 'better-sqlite3'
import type { AccountStore, Passkey } from '../../domain/account.js'
import { SigiloError } from '../../domain/errors.js'
import type { PersonId } from '../../domain/person.js'

export type PasskeyRows = Pick<
  AccountStore,
  'listPasskeys' | 'findPasskey' | 'addPasskey' | 'setPasskeyCounter' | 'removePasskey'
> & { removePasskeysOf(id: PersonId): void }

type Row = Omit<Passkey, 'transports'> & { personId: PersonId; transports: string }

const COLUMNS = `
  credential_id AS credentialId,
  person_id AS personId,
  public_key AS publicKey,
  counter,
  transports,
  added_day AS addedDay`

export function createPasskeyRows(database: Database.Database): PasskeyRows {
  const selectOf = database.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM passkeys WHERE person_id = ? ORDER BY added_day, credential_id`,
  )
  const selectOne = database.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM passkeys WHERE credential_id = ?`,
  )
  const insert = database.prepare(`
    INSERT INTO passkeys (credential_id, person_id, public_key, counter, transports, added_day)
    VALUES (:credentialId, :personId, :publicKey, :counter, :transports, :addedDay)
    ON CONFLICT (credential_id) DO NOTHING
  `)
  const updateCounter = database.prepare('UPDATE passkeys SET counter = ? WHERE credential_id = ?')
  const remove = database.prepare('DELETE FROM passkeys WHERE person_id = ? AND credential_id = ?')
  const removeOf = database.prepare('DELETE FROM passkeys WHERE person_id = ?')
  return {
    listPasskeys: (id) => selectOf.all(id).map(toPasskey),
    findPasskey(credentialId) {
      const row = selectOne.get(credentialId)
      return row ? { personId: row.personId, passkey: toPasskey(row) } : null
    },
    addPasskey(personId, passkey) {
      const row = { ...passkey, personId, transports: passkey.transports.join(' ') }
      if (insert.run(row).changes === 0) {
        throw new SigiloError('exists', 'this passkey is known already')
      }
    },
    setPasskeyCounter: (credentialId, counter) => void updateCounter.run(counter, credentialId),
    removePasskey: (id, credentialId) => void remove.run(id, credentialId),
    removePasskeysOf: (id) => void removeOf.run(id),
  }
}

function toPasskey({ credentialId, publicKey, counter, transports, addedDay }: Row): Passkey {
  return {
    ...{ credentialId, publicKey, counter, addedDay },
    transports: transports.split(' ').filter((each) => each !== ''),
  }
}
