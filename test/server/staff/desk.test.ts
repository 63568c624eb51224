import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from '@jest/globals'
import { ROOT_FOLDER } from '../../../src/bin/config.js'
import { openHandled } from '../../helpers/handled.js'
import {
  admit,
  get,
  startTestStaff,
  type TestPerson,
  type TestStaff,
} from '../../helpers/running-staff.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const BUILT = readFileSync(join(ROOT_FOLDER, 'dist', 'desk.html'))

let staff: TestStaff
let ana: TestPerson

beforeAll(async () => {
  staff = await startTestStaff(null)
  ana = admit(staff, 'Ana', 'staff')
})

it('hands out the desk byte for byte, as the build made it', async () => {
  const response = await get(staff, ana, '/desk.html')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-length')).toBe(String(BUILT.length))
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(Buffer.from(await response.arrayBuffer()).equals(BUILT)).toBe(true)
})

it('lets it be saved and never opened at the address of the staff app', async () => {
  const { headers } = await get(staff, ana, '/desk.html')
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toBe('attachment; filename="desk.html"')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  // If a browser showed it all the same, nothing in it would run, and it would have no origin.
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none';frame-ancestors 'none';sandbox",
  )
  expect(headers.get('cache-control')).toBe('no-store')
})

it('sends whoever is signed out to the page for signing in, not that page under the name of the desk', async () => {
  const response = await get(staff, null, '/desk.html')
  expect(response.headers.get('location')).toBe('/sign-in')
  expect(response.headers.get('content-disposition')).toBeNull()
  const page = await (await get(staff, ana, '/desk')).text()
  expect(page).toContain('action="/desk.html"')
  expect(page).not.toMatch(/<a [^>]*\bdownload\b/)
})

it('shows the SHA-256 of the very file that it hands out', async () => {
  const page = await (await get(staff, ana, '/desk')).text()
  const shown = [...page.matchAll(/<span>([0-9a-f]{4})<\/span>/g)].map(([, group]) => group)
  expect(shown.join('')).toBe(createHash('sha256').update(BUILT).digest('hex'))
})

it('keeps no record of who fetched the desk: that is no act on an envelope', async () => {
  const { activities } = openHandled(staff.config.databasePath)
  const before = activities.page(null, 100)
  await (await get(staff, ana, '/desk.html')).arrayBuffer()
  expect(activities.page(null, 100)).toEqual(before)
})

it('is missed at the start, with one plain sentence, where it was not built', () => {
  const copy = tempFolder()
  for (const name of ['dist', 'views', 'package.json']) {
    cpSync(join(ROOT_FOLDER, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(ROOT_FOLDER, 'node_modules'), join(copy, 'node_modules'))
  rmSync(join(copy, 'dist', 'desk.html'))
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(copy, 'dist', 'bin', 'serve.js'), 'staff'],
    {
      ...{ cwd: copy, encoding: 'utf8', timeout: 20_000 },
      env: { ...process.env, SIGILO_MODE: 'demo', SIGILO_STAFF_PORT: '0' },
    },
  )
  expect(status).toBe(78)
  expect(stderr).toContain('sigilo: error: dist/desk.html is missing or cannot be read\n')
  expect(stderr).toContain('sigilo: hint: npm run build makes it\n')
})
