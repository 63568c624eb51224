/** The real staff app on a real port, over a database of its own or that of an intake; people come in by the real doors. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { readConfig, type Config } from '../../src/bin/config.js'
import { startStaff, type RunningStaff } from '../../src/bin/start-staff.js'
import { DAY_MS, dayOf } from '../../src/domain/day.js'
import type { PersonId, Role } from '../../src/domain/person.js'
import { csrfTokenOf } from '../../src/server/staff/sign-in/sessions.js'
import { createAccountStore } from '../../src/server/store/accounts.js'
import { closeDatabase, openDatabase } from '../../src/server/store/open-database.js'
import { writeKeyringFolder, type TestKeyring } from './keys.js'
import { tempFolder } from './temp-folder.js'

export interface TestStaff extends RunningStaff {
  config: Config
  reports: string[]
}

const running: RunningStaff[] = []

/** @param settings SIGILO_DATA and SIGILO_KEYS of an intake, to share what it has */
export async function startTestStaff(
  keyring: TestKeyring | null,
  settings: Record<string, string> = {},
): Promise<TestStaff> {
  const folder = tempFolder()
  const keys = join(folder, 'keys')
  mkdirSync(join(folder, 'data'))
  if (keyring) writeKeyringFolder(keys, keyring)
  const config = readConfig({
    SIGILO_MODE: 'demo',
    SIGILO_STAFF_PORT: '0',
    SIGILO_DATA: join(folder, 'data'),
    SIGILO_KEYS: keys,
    ...settings,
  })
  const reports: string[] = []
  const staff = await startStaff(config, (line) => reports.push(line), null)
  running.push(staff)
  return { ...staff, config, reports }
}

export interface TestPerson {
  id: PersonId
  /** The header. */
  cookie: string
  csrf: string
}

/** The hash of none that anybody knows. */
const NO_PASSPHRASE = `scrypt$16$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Somebody who has a session, without the ceremony: that has tests of its own. */
export function admit(
  { config }: Pick<TestStaff, 'config'>,
  name: string,
  role: Role,
  provedMs = Date.now(),
): TestPerson {
  const database = openDatabase(config.databasePath)
  const accounts = createAccountStore(database)
  const link = randomBytes(32).toString('hex')
  const now = Date.now()
  const { id } = accounts.invite(name, role, link, now + DAY_MS, dayOf(now))
  accounts.setPending(link, { passphraseHash: NO_PASSPHRASE, totpSecret: 'A'.repeat(32) })
  accounts.join(link, 1)
  const cookie = randomBytes(32).toString('base64url')
  const idSha256 = createHash('sha256').update(cookie).digest('hex')
  accounts.startSession({ idSha256, personId: id, startedMs: now, seenMs: now, provedMs })
  closeDatabase(database)
  return { id, cookie: `__Host-sid=${cookie}`, csrf: csrfTokenOf(cookie) }
}

/** What a browser sends with a page of ours. */
export function get(
  { address }: TestStaff,
  person: TestPerson | null,
  path: string,
): Promise<Response> {
  return fetch(address + path, {
    headers: person ? { Cookie: person.cookie } : {},
    redirect: 'manual',
  })
}

/** What a browser sends with a form of ours; what is given in `headers` takes the place of it, and empty takes it away. */
export function post(
  { address }: TestStaff,
  person: TestPerson | null,
  path: string,
  fields: Record<string, string | string[]> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const form = new URLSearchParams({ csrf: person?.csrf ?? '' })
  for (const [name, value] of Object.entries(fields)) {
    form.delete(name)
    for (const each of [value].flat()) form.append(name, each)
  }
  const all: Record<string, string> = {
    Origin: address,
    'Sec-Fetch-Site': 'same-origin',
    ...(person && { Cookie: person.cookie }),
    ...headers,
  }
  const sent = Object.entries(all).filter(([, value]) => value !== '')
  return fetch(address + path, {
    method: 'POST',
    headers: Object.fromEntries(sent),
    body: form,
    redirect: 'manual',
  })
}

afterAll(async () => {
  await Promise.all(running.splice(0).map((staff) => staff.stop().catch(() => undefined)))
})
