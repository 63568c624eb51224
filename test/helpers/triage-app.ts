/** The staff app with the routes of the triage file: the real app, pages, texts and database, for one who is signed in. */
import { resolve } from 'node:path'
import { createMessage, sign } from 'openpgp'
import type { Express } from 'express'
import supertest, { type Response } from 'supertest'
import type { Session } from '../../src/domain/account.js'
import { dayOf, type Day } from '../../src/domain/day.js'
import type { Person, PersonId } from '../../src/domain/person.js'
import { writeTriage, writeTriageFile, type Triage } from '../../src/domain/triage.js'
import { readKeyringFiles, type KeyringFiles } from '../../src/openpgp/keyring-files.js'
import {
  createAnswerHeaders,
  createStaffPageHeaders,
} from '../../src/server/http/security-headers.js'
import { createStaffApp } from '../../src/server/staff/app.js'
import { createShow } from '../../src/server/staff/render.js'
import { readTexts } from '../../src/server/staff/texts.js'
import { createTriageRoutes } from '../../src/server/staff/triage/triage-routes.js'
import { createRetentionStore } from '../../src/server/store/retention.js'
import { createTriageFileStore } from '../../src/server/store/triage-files.js'
import { openHandled, type Handled } from './handled.js'
import type { TestKey, TestKeyring } from './keys.js'

const ORIGIN = 'https://staff.test'
const VIEWS = resolve(import.meta.dirname, '..', '..', 'views')

export const NOW = Date.now()
export const DAY = dayOf(NOW)

function makePerson(name: string, change: Partial<Person> = {}): Person {
  const id = Buffer.from(name).toString('hex').padEnd(32, '0') as PersonId
  return {
    ...{ id, name, role: 'staff', state: 'active', language: 'en' },
    sinceDay: DAY,
    ...change,
  }
}

export interface TriageApp extends Handled {
  people: Person[]
  retention: ReturnType<typeof createRetentionStore>
  app: Express
  /** Whose name stands in the record. */
  person: Person
  reports: string[]
}

export async function openTriageApp({ anchor, entries, keys }: TestKeyring): Promise<TriageApp> {
  const handled = openHandled()
  const person = makePerson('Eva')
  const people = [person, makePerson('Ana'), makePerson('Ido', { state: 'disabled' })]
  const texts = readTexts(VIEWS)
  const retention = createRetentionStore(handled.database, handled.stores.bodies)
  const keyring: KeyringFiles = await readKeyringFiles(
    (name) =>
      name === 'keyring.json'
        ? JSON.stringify({ version: 1, entries })
        : ([anchor, ...keys].find((key) => name === `${key.fingerprint}.asc`)?.publicArmor ?? null),
    anchor.fingerprint,
    new Date(),
  )
  const frame = { viewsFolder: VIEWS, texts, isDemo: false }
  const show = createShow({
    ...frame,
    pageHeaders: createStaffPageHeaders(true, false),
    scriptPageHeaders: createStaffPageHeaders(true, true),
    scriptIntegrity: '',
  })
  const reports: string[] = []
  const app = createStaffApp({
    ...{ show, texts, assets: new Map(), answerHeaders: createAnswerHeaders(true) },
    routes: createTriageRoutes({
      ...{ ...handled, retention, texts, show },
      lists: () => ({ labels: handled.labels.list(), people }),
      inTransaction: (work) => {
        handled.stores.inTransaction(work)
      },
      keyring: () => keyring,
      triageFiles: createTriageFileStore(handled.database),
      now: () => new Date(),
      today: () => DAY,
    }),
    origins: () => [ORIGIN],
    findSignedIn: () => ({ person, session: {} as Session, csrf: 'token' }),
    hasProved: () => false,
    report: (line) => reports.push(line),
  })
  return { ...handled, people, retention, app, person, reports }
}

export async function makeFile(
  signer: TestKey,
  entries: object[],
  made: Day = DAY,
): Promise<string> {
  const signed = writeTriage({ made, entries } as unknown as Triage)
  const signature = await sign({
    message: await createMessage({ binary: new TextEncoder().encode(signed) }),
    ...{ signingKeys: signer.privateKey, detached: true, format: 'armored' },
  })
  return writeTriageFile({ signed, signature })
}

/** As a browser sends the form with the file in it. */
export function upload({ app }: TriageApp, file: string | Buffer): Promise<Response> {
  const request = post(app, '/triage')
  return request.attach('file', Buffer.from(file), 'triage-signed.json').then((answer) => answer)
}

/** Presses the button of the page that `upload` was answered with. */
export function apply({ app }: TriageApp, page: Response): Promise<Response> {
  return send(app, hiddenField(page, 'file'), hiddenField(page, 'digest'))
}

export function send(app: Express, file: string, digest: string): Promise<Response> {
  const request = post(app, '/triage/apply')
  return request
    .field('file', file)
    .field('digest', digest)
    .then((answer) => answer)
}

export function hiddenField({ text }: Response, name: string): string {
  const value = new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
  return value.replaceAll(/&#x2F;|&#x3D;|&#x60;|&quot;|&#39;|&lt;|&gt;|&amp;/g, (code) => {
    return ESCAPES[code] ?? ''
  })
}

/** Those of Mustache. */
const ESCAPES: Record<string, string> = {
  ...{ '&#x2F;': '/', '&#x3D;': '=', '&#x60;': '`', '&quot;': '"' },
  ...{ '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' },
}

function post(app: Express, path: string) {
  return supertest(app)
    .post(path)
    .set({ Host: 'staff.test', Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' })
    .field('csrf', 'token')
}
