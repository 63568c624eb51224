import { join } from 'node:path'
import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createAccountStore } from '../../src/server/store/accounts.js'
import { createActivityStore } from '../../src/server/store/activities.js'
import { digestOfToken } from '../../src/server/staff/sign-in/make-link.js'
import { closeDatabase, openDatabase } from '../../src/server/store/open-database.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'

const folder = tempFolder()
const settings = { SIGILO_DATA: folder, SIGILO_STAFF_PORT: '8099' }
const staff = (...args: string[]): Spoken => sigilo(['staff', ...args], settings)

/** What the server would find. */
function inStore<Result>(
  look: (stores: {
    accounts: ReturnType<typeof createAccountStore>
    activities: ReturnType<typeof createActivityStore>
  }) => Result,
): Result {
  const database = openDatabase(join(folder, 'sigilo.db'))
  const stores = {
    accounts: createAccountStore(database),
    activities: createActivityStore(database),
  }
  const result = look(stores)
  closeDatabase(database)
  return result
}

const tokenOf = ({ stdout }: Spoken): string =>
  /invitations\/([\w-]{43})\n$/.exec(stdout)?.[1] ?? ''

beforeAll(() => {
  inStore(() => undefined)
})

describe('sigilo staff', () => {
  it('invites somebody by a link that is said once and kept as a digest, for a day', () => {
    const spoken = staff('invite', 'Ana María', '--role', 'admin')
    expect(spoken).toMatchObject({ status: 0, stderr: '' })
    expect(spoken.stdout).toMatch(
      /^give Ana María this link; it works once, for 24 hours:\nhttp:\/\/localhost:8099\/invitations\/[\w-]{43}\n$/,
    )
    const invitation = inStore(({ accounts }) =>
      accounts.findInvitation(digestOfToken(tokenOf(spoken))),
    )
    const hours = ((invitation?.expiresMs ?? 0) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThanOrEqual(24)
  })

  it('says the link by the address that staff type', () => {
    const named = { ...settings, SIGILO_STAFF_URL: 'https://equipo.example.org/' }
    const { stdout } = sigilo(['staff', 'invite', 'Luz', '--role', 'staff'], named)
    expect(stdout).toContain('\nhttps://equipo.example.org/invitations/')
  })

  it('lists who there is', () => {
    const { stdout } = staff('list')
    expect(stdout).toMatch(
      /^Ana María {2}admin {2}invited {2}since [\d-]{10}\nLuz {2}staff {2}invited {2}since [\d-]{10}\n2 people\n$/,
    )
  })

  it('gives a new link, by whatever case the name is written in, and the old one is over', () => {
    const first = staff('reset', 'luz')
    const second = staff('reset', 'LUZ')
    expect(second.stdout).toContain('of Luz are worth nothing now\n')
    inStore(({ accounts }) => {
      expect(accounts.findInvitation(digestOfToken(tokenOf(first)))).toBeNull()
      expect(accounts.findInvitation(digestOfToken(tokenOf(second)))).not.toBeNull()
    })
  })

  it('shuts somebody out, and says so when no admin is left', () => {
    expect(staff('disable', 'Luz').stdout).toBe(
      'Luz may not come in any more, and is signed out everywhere\n' +
        'warning: there is no active admin now: sigilo staff invite NAME --role admin\n',
    )
    expect(inStore(({ accounts }) => accounts.findByName('Luz')?.state)).toBe('disabled')
  })

  it('keeps a record of all of it, as done by nobody of the staff', () => {
    const records = inStore(({ activities }) => activities.page(null, 20))
    expect(records.map(({ person, action, detail }) => [person, action, detail])).toEqual([
      [null, 'disabled', 'Luz'],
      [null, 'reset', 'Luz'],
      [null, 'reset', 'Luz'],
      [null, 'invited', 'Luz'],
      [null, 'invited', 'Ana María'],
    ])
  })

  it.each([
    [['invite', 'Luz', '--role', 'staff'], 73, 'there is a person of that name'],
    [
      ['invite', '<b>', '--role', 'staff'],
      64,
      'that is not a name: 1 to 40 letters, digits and spaces',
    ],
    [['invite', 'Sol'], 64, 'a person has a role'],
    [['invite', 'Sol', '--role', 'owner'], 64, 'a person has a role'],
    [['disable', 'Sol'], 66, 'there is nobody of that name'],
    [['reset', 'Sol'], 66, 'there is nobody of that name'],
    [['list', 'Sol'], 64, 'which staff command'],
    [['disable', 'Luz', '--role', 'staff'], 64, 'which staff command'],
    [['invite', 'Sol', 'Mar', '--role', 'staff'], 64, 'which staff command'],
    [['promote', 'Sol'], 64, 'which staff command'],
    [[], 64, 'which staff command'],
    [['invite', 'Sol', '--passphrase', 'x'], 64, 'an option is not known or lacks its value'],
  ])('refuses %j with one plain sentence, and changes nothing', (args, status, message) => {
    const before = inStore(({ accounts }) => accounts.list())
    const spoken = staff(...args)
    expect(spoken).toMatchObject({ status, stdout: '' })
    expect(spoken.stderr.split('\n')[0]).toBe(`sigilo: error: ${message}`)
    expect(inStore(({ accounts }) => accounts.list())).toEqual(before)
  })

  it('makes no database, and says what does', () => {
    const empty = tempFolder()
    const { status, stderr } = sigilo(['staff', 'list'], { SIGILO_DATA: empty })
    expect({ status, left: readdirSync(empty) }).toEqual({ status: 66, left: [] })
    expect(stderr).toContain('hint: the server makes it when it is first started')
  })

  it('says that it must be told the address when the staff app is on a socket', () => {
    const socket = { ...settings, SIGILO_STAFF_SOCKET: join(folder, 'staff.sock') }
    const { status, stderr } = sigilo(['staff', 'reset', 'Luz'], socket)
    expect(status).toBe(78)
    expect(stderr).toContain('goes together with SIGILO_STAFF_URL')
  })
})
