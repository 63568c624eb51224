import { statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from '@jest/globals'
import type { AccountStore } from '../../../src/domain/account.js'
import type { Day } from '../../../src/domain/day.js'
import type { Person } from '../../../src/domain/person.js'
import { createAccountStore } from '../../../src/server/store/accounts.js'
import { openDatabase } from '../../../src/server/store/open-database.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const TODAY = '2026-11-25' as Day
const token = (name: string): string => name.padEnd(64, '0')
const pending = { passphraseHash: 'scrypt$…', totpSecret: 'A'.repeat(32) }

let path: string
let accounts: AccountStore
beforeEach(() => {
  path = join(tempFolder(), 'sigilo.db')
  accounts = createAccountStore(openDatabase(path))
})

/** With all that a person can have. */
function letIn(name: string): Person {
  const person = accounts.invite(name, 'staff', token(name), 1000, TODAY)
  accounts.setPending(token(name), pending)
  accounts.join(token(name), 7)
  accounts.addPasskey(person.id, {
    ...{ credentialId: `key-of-${name}`, publicKey: Buffer.from('public'), counter: 3 },
    ...{ transports: ['internal', 'hybrid'], addedDay: TODAY },
  })
  const times = { startedMs: 100, seenMs: 100, provedMs: 100 }
  accounts.startSession({ idSha256: token(`session-${name}`), personId: person.id, ...times })
  return person
}

function has(person: Person): object {
  return {
    state: accounts.find(person.id)?.state,
    secrets: accounts.findSecrets(person.id) !== null,
    passkeys: accounts.listPasskeys(person.id).length,
    sessions: accounts.listSessions(person.id).length,
  }
}

const EVERYTHING = { state: 'active', secrets: true, passkeys: 1, sessions: 1 }
const NOTHING = { secrets: false, passkeys: 0, sessions: 0 }

describe('people', () => {
  it.each([['ana'], ['ANA'], [' Ana ']])('are found by name without regard to case: %j', (name) => {
    const { id } = accounts.invite('Ana', 'staff', token('a'), 1000, TODAY)
    expect(accounts.findByName(name)?.id).toBe(id)
    expect(accounts.findByName('Anabel')).toBeNull()
  })

  it('have names that nobody else has, accents and case apart', () => {
    accounts.invite('Ángel', 'staff', token('a'), 1000, TODAY)
    const again = (): unknown =>
      accounts.invite('ángel'.normalize('NFD'), 'admin', token('b'), 1000, TODAY)
    expect(again).toThrow('there is a person of that name')
    expect(accounts.list()).toHaveLength(1)
    expect(accounts.findInvitation(token('b'))).toBeNull()
  })

  it('join by a link that is then gone, with the secrets that were pending', () => {
    const ana = accounts.invite('Ana', 'staff', token('a'), 1000, TODAY)
    expect(() => {
      accounts.join(token('a'), 7)
    }).toThrow('there is no such link')
    accounts.setPending(token('a'), pending)
    expect(accounts.findSecrets(ana.id)).toBeNull()
    accounts.join(token('a'), 7)
    expect(accounts.findSecrets(ana.id)).toEqual({ ...pending, totpLastStep: 7 })
    expect(accounts.findInvitation(token('a'))).toBeNull()
  })

  it('lose all that they came in with when they are shut out, and others lose nothing', () => {
    const [ana, eva] = [letIn('Ana'), letIn('Eva')]
    expect(has(ana)).toEqual(EVERYTHING)
    accounts.disable(ana.id)
    expect(has(ana)).toEqual({ state: 'disabled', ...NOTHING })
    expect(has(eva)).toEqual(EVERYTHING)
  })

  it('shut out before they came in have a link that is worth nothing', () => {
    const { id } = accounts.invite('Ana', 'staff', token('a'), 1000, TODAY)
    accounts.disable(id)
    expect(accounts.findInvitation(token('a'))).toBeNull()
  })

  it('begin anew with a new link, and the one before is worth nothing', () => {
    const [ana, eva] = [letIn('Ana'), letIn('Eva')]
    accounts.reset(ana.id, token('b'), 2000)
    expect(has(ana)).toEqual({ state: 'invited', ...NOTHING })
    accounts.reset(ana.id, token('c'), 2000)
    expect(accounts.findInvitation(token('b'))).toBeNull()
    expect(accounts.findInvitation(token('c'))).toMatchObject({ personId: ana.id, pending: null })
    expect(has(eva)).toEqual(EVERYTHING)
  })
})

describe('a code', () => {
  it('counts once, and none before it counts afterwards', () => {
    const ana = letIn('Ana')
    expect([7, 8, 8, 6, 9].map((step) => accounts.takeStep(ana.id, step))).toEqual([
      ...[false, true, false, false, true],
    ])
  })

  it('counts for one of two processes that take it at once', () => {
    const ana = letIn('Ana')
    const other = createAccountStore(openDatabase(path))
    expect([other.takeStep(ana.id, 8), accounts.takeStep(ana.id, 8)]).toEqual([true, false])
  })
})

describe('a passkey', () => {
  it('comes back as it was put in, with its counter as it is now', () => {
    const ana = letIn('Ana')
    accounts.setPasskeyCounter('key-of-Ana', 9)
    const found = accounts.findPasskey('key-of-Ana')
    expect(found?.personId).toBe(ana.id)
    expect(found?.passkey).toMatchObject({ counter: 9, transports: ['internal', 'hybrid'] })
    expect(Buffer.from(found?.passkey.publicKey ?? []).toString()).toBe('public')
  })

  it('belongs to one person, and nobody can take it over', () => {
    const [ana, eva] = [letIn('Ana'), letIn('Eva')]
    const { passkey } = accounts.findPasskey('key-of-Ana')!
    expect(() => {
      accounts.addPasskey(eva.id, passkey)
    }).toThrow('this passkey is known already')
    accounts.removePasskey(eva.id, 'key-of-Ana')
    expect(accounts.findPasskey('key-of-Ana')?.personId).toBe(ana.id)
  })
})

describe('what has run out', () => {
  it('is forgotten: sessions by their last click and their start, links by their end', () => {
    const ana = letIn('Ana')
    const times = { seenMs: 500, provedMs: 500 }
    const start = (name: string, startedMs: number): void => {
      const idSha256 = token(name)
      accounts.startSession({ idSha256, personId: ana.id, startedMs, ...times })
    }
    start('old', 99)
    start('new', 100)
    accounts.invite('Luz', 'staff', token('b'), 1000, TODAY)
    accounts.invite('Mar', 'staff', token('c'), 1001, TODAY)
    accounts.sweep(101, 100, 1000)
    expect(accounts.listSessions(ana.id).map(({ idSha256 }) => idSha256)).toEqual([token('new')])
    expect(accounts.findInvitation(token('b'))).toBeNull()
    expect(accounts.findInvitation(token('c'))).not.toBeNull()
  })
})

describe('a commit of nothing', () => {
  it('is written to disk like any other, and leaves nobody', () => {
    const size = (): number => statSync(`${path}-wal`).size
    letIn('Ana')
    const before = { size: size(), people: accounts.list() }
    accounts.commitNothing()
    expect(size()).toBeGreaterThan(before.size)
    expect(accounts.list()).toEqual(before.people)
  })
})

describe('the secret of known browsers', () => {
  it('is made once, and is the same for every process', () => {
    const secret = Buffer.from(accounts.deviceSecret())
    expect(secret).toHaveLength(32)
    const other = createAccountStore(openDatabase(path))
    expect(Buffer.from(other.deviceSecret()).equals(secret)).toBe(true)
  })
})
