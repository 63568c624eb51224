/**
 * How people of the staff sign in: joins the tables of people, links, passkeys and sessions, so that what belongs together
 * is changed together. Who is shut out loses every way in at once.
 */
import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { AccountStore } from '../../domain/account.js'
import { dayOf } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import type { Person, PersonId } from '../../domain/person.js'
import { createInvitationRows } from './invitations.js'
import { createPasskeyRows } from './passkeys.js'
import { createPeopleRows } from './people.js'
import { createSessionRows } from './sessions.js'

const DEVICE_SECRET_BYTES = 32

/** No name that can be given has a sign like this one. */
const NOBODY: Person = {
  ...{ id: '0'.repeat(32) as PersonId, name: '-', role: 'staff' },
  ...{ state: 'disabled', language: 'es', sinceDay: dayOf(0) },
}

export function createAccountStore(database: Database.Database): AccountStore {
  const people = createPeopleRows(database)
  const invitations = createInvitationRows(database)
  const passkeys = createPasskeyRows(database)
  const sessions = createSessionRows(database)
  const whole = <Args extends unknown[], Result>(work: (...args: Args) => Result) => {
    const run = database.transaction(work)
    return (...args: Args): Result => run.immediate(...args)
  }
  const shutOut = (id: PersonId): void => {
    invitations.removeOf(id)
    sessions.endSessionsOf(id)
  }
  return {
    list: () => people.list(),
    find: (id) => people.find(id),
    findByName: (name) => people.findByName(name),
    findSecrets: (id) => people.findSecrets(id),
    takeStep: (id, step) => people.takeStep(id, step),
    setLanguage(id, language) {
      people.setLanguage(id, language)
    },
    findInvitation: (tokenSha256) => invitations.find(tokenSha256),
    setPending(tokenSha256, pending) {
      invitations.setPending(tokenSha256, pending)
    },
    ...passkeys,
    ...sessions,
    invite: whole((name, role, tokenSha256, expiresMs, today): Person => {
      const person: Person = {
        ...{ id: randomBytes(16).toString('hex') as PersonId, name, role },
        ...{ state: 'invited', language: 'es', sinceDay: today },
      }
      people.insert(person)
      invitations.insert(person.id, tokenSha256, expiresMs)
      return person
    }),
    reset: whole((id, tokenSha256, expiresMs) => {
      shutOut(id)
      passkeys.removePasskeysOf(id)
      people.forgetSecrets(id, 'invited')
      invitations.insert(id, tokenSha256, expiresMs)
    }),
    disable: whole((id) => {
      shutOut(id)
      passkeys.removePasskeysOf(id)
      people.forgetSecrets(id, 'disabled')
    }),
    join: whole((tokenSha256, totpLastStep) => {
      const invitation = invitations.find(tokenSha256)
      if (!invitation?.pending) throw new SigiloError('not_found', 'there is no such link')
      people.setSecrets(invitation.personId, { ...invitation.pending, totpLastStep })
      invitations.removeOf(invitation.personId)
    }),
    sweep: whole((seenBeforeMs, startedBeforeMs, nowMs) => {
      sessions.sweep(seenBeforeMs, startedBeforeMs)
      invitations.sweep(nowMs)
    }),
    commitNothing: whole(() => {
      people.insert(NOBODY)
      people.remove(NOBODY.id)
    }),
    deviceSecret: createDeviceSecret(database),
  }
}

/** Made by whoever asks first; of two processes that ask at once, both get the one that was stored. */
function createDeviceSecret(database: Database.Database): AccountStore['deviceSecret'] {
  const insert = database.prepare(`
    INSERT INTO device_secret (id, bytes)
    VALUES (1, ?)
    ON CONFLICT (id) DO NOTHING
  `)
  const select = database.prepare<[], Buffer>('SELECT bytes FROM device_secret').pluck()
  return () => {
    const found = select.get()
    if (found) return found
    insert.run(randomBytes(DEVICE_SECRET_BYTES))
    const made = select.get()
    if (!made) throw new Error('the device secret was not kept')
    return made
  }
}
