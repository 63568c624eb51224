/** Who may do what. The table is written by hand, on purpose: a route that is not in it fails. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createStaffParts } from '../../../src/bin/staff-parts.js'
import { createDeskFile } from '../../../src/server/staff/desk-file.js'
import { openDatabase } from '../../../src/server/store/open-database.js'
import {
  admit,
  get,
  post,
  startTestStaff,
  type TestPerson,
  type TestStaff,
} from '../../helpers/running-staff.js'

type Who = 'anybody' | 'staff' | 'admin'

const TABLE: Record<string, Who | `${Who}, proved`> = {
  'GET /': 'anybody',
  'GET /sign-in': 'anybody',
  'POST /sign-in': 'anybody',
  'POST /sign-in/passkey/options': 'anybody',
  'POST /sign-in/passkey': 'anybody',
  'GET /invitations/:token': 'anybody',
  'POST /invitations/:token': 'anybody',
  'GET /invitations/:token/code': 'anybody',
  'POST /invitations/:token/code': 'anybody',
  'POST /sign-out': 'staff',
  'GET /prove': 'staff',
  'POST /prove': 'staff',
  'POST /prove/passkey/options': 'staff',
  'POST /prove/passkey': 'staff',
  'GET /account': 'staff',
  'POST /account/language': 'staff',
  'POST /account/sessions/:id/end': 'staff',
  'POST /account/passkeys/options': 'staff, proved',
  'POST /account/passkeys': 'staff, proved',
  'POST /account/passkeys/:id/remove': 'staff, proved',
  'GET /envelopes': 'staff',
  'GET /find': 'staff',
  'POST /envelopes/download': 'staff',
  'POST /envelopes/change': 'staff',
  'GET /envelopes/:receipt': 'staff',
  'POST /envelopes/:receipt': 'staff',
  'POST /envelopes/:receipt/hold': 'staff',
  'POST /envelopes/:receipt/bin': 'staff, proved',
  'POST /envelopes/:receipt/restore': 'staff',
  'GET /bin': 'staff',
  'GET /desk': 'staff',
  'GET /desk.html': 'staff',
  'GET /keys': 'staff',
  'GET /activity': 'staff',
  'GET /triage': 'staff',
  'POST /triage': 'staff',
  'POST /triage/apply': 'staff',
  'GET /rules': 'admin',
  'POST /rules/labels': 'admin',
  'POST /rules/labels/:label/retire': 'admin',
  'POST /rules/retention': 'admin, proved',
  'GET /people': 'admin',
  'POST /people/invite': 'admin, proved',
  'POST /people/:id/disable': 'admin, proved',
  'POST /people/:id/reset': 'admin, proved',
}

const ROWS = Object.entries(TABLE).map(([place, rule]) => {
  const [method, path] = place.split(' ') as ['GET' | 'POST', string]
  const [who, proved] = rule.split(', ') as [Who, string | undefined]
  return {
    place,
    method,
    path: path.replaceAll(/:\w+/g, 'x'),
    who,
    isSensitive: proved === 'proved',
  }
})

let staff: TestStaff
let people: Record<'staff' | 'admin' | 'tired', TestPerson>

beforeAll(async () => {
  staff = await startTestStaff(null)
  people = {
    staff: admit(staff, 'Staff', 'staff'),
    admin: admit(staff, 'Admin', 'admin'),
    tired: admit(staff, 'Tired', 'admin', Date.now() - 6 * 60_000),
  }
})

const ask = ({ method, path }: (typeof ROWS)[number], person: TestPerson | null) =>
  method === 'GET' ? get(staff, person, path) : post(staff, person, path)

it('has every route of the app in the table, and none that is not there', () => {
  const { routes } = createStaffParts({
    database: openDatabase(staff.config.databasePath),
    ...{ keyring: () => null, mailHealth: () => null, texts: new Map(), show: () => undefined },
    ...{ origins: () => ['http://localhost:1'], report: () => undefined },
    ...{ questionnaire: staff.config.questionnaire, desk: createDeskFile(Buffer.from('')) },
  })
  const found = routes.map((route) => {
    const isSensitive = route.who !== 'anybody' && route.isSensitive
    return [`${route.method} ${route.path}`, isSensitive ? `${route.who}, proved` : route.who]
  })
  expect(Object.fromEntries(found)).toEqual(TABLE)
  expect(found).toHaveLength(ROWS.length)
})

describe.each(ROWS)('$place', (row) => {
  it('lets in whom it should, and nobody else', async () => {
    const nobody = await ask(row, null)
    const isShut = (response: Response): boolean =>
      [401, 403].includes(response.status) ||
      (response.headers.get('location') ?? '').startsWith('/sign-in')
    if (row.who === 'anybody') expect(nobody.status).not.toBe(500)
    else expect(isShut(nobody)).toBe(true)
    // It would end the session that the other rows need.
    if (row.path === '/sign-out') return
    const member = await ask(row, people.staff)
    expect(member.status === 403).toBe(row.who === 'admin')
    // An admin comes in everywhere; for what is not there the answer is another one.
    const admin = await ask(row, people.admin)
    // A proof that is none is refused, whoever gives it.
    if (row.who !== 'anybody' && row.path !== '/prove') expect(isShut(admin)).toBe(false)
    expect(admin.status).toBeLessThan(500)
  })

  if (ROWS.find(({ place }) => place === row.place)?.isSensitive) {
    it('wants a proof of the last five minutes', async () => {
      const asked = await ask(row, people.tired)
      expect(asked.status).toBe(303)
      expect(asked.headers.get('location')).toMatch(/^\/prove\?to=/)
    })
  }

  it('answers no other method', async () => {
    const other = row.method === 'GET' ? 'DELETE' : 'PUT'
    const response = await fetch(staff.address + row.path, {
      method: other,
      headers: { Cookie: people.admin.cookie },
      redirect: 'manual',
    })
    expect(response.status).toBe(405)
    await response.text()
  })
})
