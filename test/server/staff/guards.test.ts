import { request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createAccountStore } from '../../../src/server/store/accounts.js'
import { openHandled, storeText, type Handled } from '../../helpers/handled.js'
import {
  admit,
  get,
  post,
  startTestStaff,
  type TestPerson,
  type TestStaff,
} from '../../helpers/running-staff.js'
import { tempFolder } from '../../helpers/temp-folder.js'

let staff: TestStaff
let handled: Handled
let ana: TestPerson

beforeAll(async () => {
  staff = await startTestStaff(null)
  handled = openHandled(staff.config.databasePath)
  ana = admit(staff, 'Ana', 'staff')
})

describe('a change that does not come from our own page', () => {
  const FOREIGN: [string, Record<string, string>, Record<string, string>][] = [
    ['with another origin', {}, { Origin: 'https://evil.example' }],
    ['with the origin null', {}, { Origin: 'null' }],
    ['without an origin', {}, { Origin: '', 'Sec-Fetch-Site': '' }],
    ['from another site', {}, { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sister site', {}, { 'Sec-Fetch-Site': 'same-site' }],
    ['typed by hand', {}, { 'Sec-Fetch-Site': 'none' }],
    ['without the token', { csrf: '' }, {}],
    ['with the token of another session', { csrf: 'A'.repeat(43) }, {}],
  ]

  it.each(FOREIGN)('%s changes nothing', async (name, fields, headers) => {
    const { receipt } = await storeText(handled, name)
    const change = { version: '1', state: 'closed', ...fields }
    const refused = await post(staff, ana, `/envelopes/${receipt}`, change, headers)
    expect(refused.status).toBe(403)
    expect(handled.handlings.find(receipt)?.state).toBe('new')
  })

  it('is otherwise made', async () => {
    const { receipt } = await storeText(handled, 'ours')
    const made = await post(staff, ana, `/envelopes/${receipt}`, { version: '1', state: 'closed' })
    expect(made.status).toBe(303)
    expect(handled.handlings.find(receipt)?.state).toBe('closed')
  })
})

/** `fetch` would not let us say another host. */
function askByHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(staff.address)
    request({ port, host: '127.0.0.1', path: '/sign-in', headers: { Host: host } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

it('answers by its own names and by no other', async () => {
  const { port } = new URL(staff.address)
  expect(await askByHost(`localhost:${port}`)).not.toBe(421)
  expect(await askByHost('evil.example')).toBe(421)
  expect(await askByHost(`evil.example:${port}`)).toBe(421)
})

it('answers, where it is told its name, by that one alone', async () => {
  const named = await startTestStaff(null, { SIGILO_STAFF_URL: 'https://staff.example.org' })
  expect((await get(named, null, '/')).status).toBe(421)
})

it('listens on a socket when it is told its name', async () => {
  const socketPath = join(tempFolder(), 'staff.sock')
  const SIGILO_STAFF_URL = 'https://staff.example.org'
  await startTestStaff(null, { SIGILO_STAFF_SOCKET: socketPath, SIGILO_STAFF_URL })
  const headers = { Host: 'staff.example.org' }
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ socketPath, path: '/sign-in', headers }, resolve).on('error', reject).end()
  })
  answered.resume()
  expect(answered.statusCode).toBe(200)
  expect(answered.headers['strict-transport-security']).toContain('max-age')
})

it('does not start on a socket without a name', async () => {
  const SIGILO_STAFF_SOCKET = join(tempFolder(), 'staff.sock')
  await expect(startTestStaff(null, { SIGILO_STAFF_SOCKET })).rejects.toThrow('goes together')
})

it.each([
  ['text of another kind', 'application/json', '{}', 415],
  ['nothing', '', '', 415],
  ['a form that is not whole', 'multipart/form-data; boundary=x', '--x\r\nfoo', 400],
  ['a form larger than fits', 'application/x-www-form-urlencoded', 'a='.padEnd(300_000, 'x'), 413],
])('refuses %s with one sentence, and goes on', async (_name, type, body, status) => {
  const refused = await fetch(`${staff.address}/envelopes/change`, {
    method: 'POST',
    headers: {
      ...{ Origin: staff.address, 'Sec-Fetch-Site': 'same-origin', Cookie: ana.cookie },
      ...(type && { 'Content-Type': type }),
    },
    body: Buffer.from(body),
  })
  expect(refused.status).toBe(status)
  expect(await refused.text()).toContain('No se cambió nada')
  expect((await get(staff, ana, '/envelopes')).status).toBe(200)
})

it('does nothing for somebody who is shut out while the form is still arriving', async () => {
  const eve = admit(staff, 'Eve', 'admin')
  const { receipt } = await storeText(handled, 'slow form')
  const body = new URLSearchParams({ csrf: eve.csrf, version: '1', state: 'closed' }).toString()
  const { port, host } = new URL(staff.address)
  const status = await new Promise((resolve, reject) => {
    const slow = request(
      {
        ...{ port, host: 'localhost', method: 'POST', path: `/envelopes/${receipt}` },
        headers: {
          ...{ Host: host, Origin: staff.address, 'Sec-Fetch-Site': 'same-origin' },
          ...{ Cookie: eve.cookie, 'Content-Length': body.length },
          'Content-Type': 'application/x-www-form-urlencoded',
        },
      },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    ).on('error', reject)
    slow.write(body.slice(0, 20))
    setTimeout(() => {
      createAccountStore(handled.database).disable(eve.id)
      slow.end(body.slice(20))
    }, 200)
  })
  expect(status).toBe(401)
  expect(handled.handlings.find(receipt)?.state).toBe('new')
})

it('shows its own page, and no trace of the program, when the store itself fails', async () => {
  const broken = await startTestStaff(null)
  const person = admit(broken, 'Ana', 'staff')
  const other = openHandled(broken.config.databasePath)
  other.database.exec('ALTER TABLE sessions RENAME TO gone')
  const page = await get(broken, person, '/envelopes')
  expect(page.status).toBe(500)
  const text = await page.text()
  expect(text).toContain('Falló algo de nuestra parte')
  expect(text).not.toMatch(/Sqlite|\.js|at /)
  expect(broken.reports.join()).toContain('internal error (SqliteError')
})

it('takes an address that is not well formed for what it is', async () => {
  expect((await get(staff, null, '/invitations/%ff')).status).toBe(400)
})

it('says nothing of what was sent, in no answer and to no operator', async () => {
  const word = 'CANARY-7f3a'
  await get(staff, ana, `/envelopes/${word}?done=${word}&state=${word}&after=${word}`)
  const pages = await Promise.all([
    get(staff, ana, `/${word}`),
    get(staff, ana, `/envelopes?done=${word}&person=${word}`),
    post(staff, ana, '/envelopes/change', { pick: word, state: word }),
    post(staff, null, '/envelopes/change', { pick: word }),
  ])
  for (const page of pages) expect(await page.text()).not.toContain(word)
  expect(staff.reports.join()).not.toContain(word)
})

it('sends what nobody may keep, frame or script', async () => {
  const { headers } = await get(staff, ana, '/envelopes')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("script-src 'none'")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('content-security-policy')).toContain("form-action 'self'")
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('x-powered-by')).toBeNull()
})
