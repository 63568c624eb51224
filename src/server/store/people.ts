/** The table `people`. */
import type Database from 'better-sqlite3'
import type { AccountStore, Secrets } from '../../domain/account.js'
import { SigiloError } from '../../domain/errors.js'
import {
  foldPersonName,
  type Person,
  type PersonId,
  type PersonState,
} from '../../domain/person.js'

export type PeopleRows = Pick<
  AccountStore,
  'list' | 'find' | 'findByName' | 'setLanguage' | 'findSecrets' | 'takeStep'
> & {
  /** Throws `exists` when the name is taken. */
  insert(person: Person): void
  remove(id: PersonId): void
  /** The person is active from now on. */
  setSecrets(id: PersonId, secrets: Secrets): void
  forgetSecrets(id: PersonId, state: Exclude<PersonState, 'active'>): void
}

const COLUMNS = 'id, name, role, state, language, since_day AS sinceDay'

export function createPeopleRows(database: Database.Database): PeopleRows {
  const selectAll = database.prepare<[], Person>(`SELECT ${COLUMNS} FROM people ORDER BY name`)
  const selectOne = database.prepare<[string], Person>(`SELECT ${COLUMNS} FROM people WHERE id = ?`)
  // SQLite ignores the case of ASCII alone; of a staff of a few dozen the rest is looked at here.
  const findByName = (name: string): Person | null =>
    selectAll.all().find((person) => foldPersonName(person.name) === foldPersonName(name)) ?? null
  const insert = database.prepare(`
    INSERT INTO people (id, name, role, state, language, since_day)
    VALUES (:id, :name, :role, :state, :language, :sinceDay)
  `)
  const remove = database.prepare('DELETE FROM people WHERE id = ?')
  const updateLanguage = database.prepare('UPDATE people SET language = ? WHERE id = ?')
  return {
    ...createSecretColumns(database),
    list: () => selectAll.all(),
    find: (id) => selectOne.get(id) ?? null,
    findByName,
    setLanguage: (id, language) => void updateLanguage.run(language, id),
    remove: (id) => void remove.run(id),
    insert(person) {
      if (findByName(person.name)) throw new SigiloError('exists', 'there is a person of that name')
      insert.run(person)
    },
  }
}

function createSecretColumns(
  database: Database.Database,
): Pick<PeopleRows, 'findSecrets' | 'takeStep' | 'setSecrets' | 'forgetSecrets'> {
  const selectSecrets = database.prepare<[string], Secrets>(`
    SELECT
      passphrase_hash AS passphraseHash,
      totp_secret AS totpSecret,
      totp_last_step AS totpLastStep
    FROM people
    WHERE id = ? AND state = 'active'
  `)
  const updateStep = database.prepare<{ id: string; step: number }>(`
    UPDATE people SET totp_last_step = :step
    WHERE id = :id AND state = 'active' AND totp_last_step < :step
  `)
  const updateSecrets = database.prepare(`
    UPDATE people SET
      state = :state,
      passphrase_hash = :passphraseHash,
      totp_secret = :totpSecret,
      totp_last_step = :totpLastStep
    WHERE id = :id
  `)
  return {
    findSecrets: (id) => selectSecrets.get(id) ?? null,
    takeStep: (id, step) => updateStep.run({ id, step }).changes === 1,
    setSecrets: (id, secrets) => void updateSecrets.run({ id, state: 'active', ...secrets }),
    forgetSecrets: (id, state) =>
      void updateSecrets.run({
        ...{ id, state },
        ...{ passphraseHash: null, totpSecret: null, totpLastStep: 0 },
      }),
  }
}
