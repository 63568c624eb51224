/** The real app with the real doors over a real database; the clock is ours, and scrypt is quick. */
import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { dayOf } from '../../../../src/domain/day.js'
import type { PersonId, Role } from '../../../../src/domain/person.js'
import { createAnswerHeaders } from '../../../../src/server/http/security-headers.js'
import { createStaffApp } from '../../../../src/server/staff/app.js'
import { createShow } from '../../../../src/server/staff/render.js'
import { createSignInRoutes } from '../../../../src/server/staff/routes/sign-in-routes.js'
import { makeLink } from '../../../../src/server/staff/sign-in/make-link.js'
import { csrfTokenOf } from '../../../../src/server/staff/sign-in/sessions.js'
import { createSignIn } from '../../../../src/server/staff/sign-in/sign-in.js'
import { readTexts } from '../../../../src/server/staff/texts.js'
import { createAccountStore } from '../../../../src/server/store/accounts.js'
import { openDatabase } from '../../../../src/server/store/open-database.js'
import { tempFolder } from '../../../helpers/temp-folder.js'

const viewsFolder = resolve(import.meta.dirname, '..', '..', '..', '..', 'views')
export const PASSPHRASE = 'tres cocuyos bajo la lluvia'

/** Of one browser, by name. */
export type Jar = Map<string, string>

export interface Door {
  accounts: ReturnType<typeof createAccountStore>
  clock: { nowMs: number }
  records: { person: PersonId; action: string; detail?: string | undefined }[]
  origin: string
  /** What has been written to disk. */
  writtenBytes: () => number
}

const servers: Server[] = []

export async function openDoor(): Promise<Door> {
  const clock = { nowMs: Date.UTC(2026, 10, 25, 9) }
  const nowMs = (): number => clock.nowMs
  const path = join(tempFolder(), 'sigilo.db')
  const accounts = createAccountStore(openDatabase(path))
  const writtenBytes = (): number => statSync(`${path}-wal`).size
  const door: Door = { accounts, clock, writtenBytes, records: [], origin: '' }
  const origin = (): string => door.origin
  const signIn = createSignIn({ accounts, origin, nowMs, scryptN: 16 })
  const texts = readTexts(viewsFolder)
  const show = createShow({
    ...{ viewsFolder, texts, isDemo: false, scriptIntegrity: 'sha384-none' },
    ...{ pageHeaders: {}, scriptPageHeaders: {} },
  })
  const app = createStaffApp({
    routes: createSignInRoutes({
      ...{ signIn, accounts, origin, texts, show, nowMs },
      record: (person, action, detail) => void door.records.push({ person, action, detail }),
    }),
    assets: new Map(),
    answerHeaders: createAnswerHeaders(false),
    ...{ show, texts, origins: () => [door.origin], report: () => undefined },
    findSignedIn: signIn.sessions.find,
    hasProved: signIn.sessions.hasProved,
  })
  const server = createServer(app)
  servers.push(server)
  await new Promise<void>((begin) => server.listen(0, '127.0.0.1', begin))
  door.origin = `http://localhost:${String((server.address() as AddressInfo).port)}`
  return door
}

export interface Answered {
  status: number
  headers: Headers
  text: string
}

/** What a browser does: sends its cookies, the token of its session with a form, and keeps what it is given. */
export async function visit(
  { origin }: Door,
  jar: Jar,
  path: string,
  form: Record<string, string> | null = null,
): Promise<Answered> {
  const sid = jar.get('__Host-sid')
  const response = await fetch(origin + path, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      ...{ Origin: origin, 'Accept-Language': 'en' },
      Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    ...(form && { body: new URLSearchParams({ ...(sid && { csrf: csrfTokenOf(sid) }), ...form }) }),
  })
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
  return { status: response.status, headers: response.headers, text: await response.text() }
}

export interface Joined {
  id: PersonId
  jar: Jar
  secret: string
}

export function invite({ accounts, clock }: Door, name: string, role: Role = 'staff'): string {
  const { url, tokenSha256, expiresMs } = makeLink('', clock.nowMs)
  accounts.invite(name, role, tokenSha256, expiresMs, dayOf(clock.nowMs))
  return url
}

/** Goes through the door as a person does: link, passphrase, code. */
export async function letIn(door: Door, name: string, role: Role = 'staff'): Promise<Joined> {
  const jar: Jar = new Map()
  const path = invite(door, name, role)
  const { text } = await visit(door, jar, path, { passphrase: PASSPHRASE, again: PASSPHRASE })
  const secret = findSecret(text) ?? ''
  await visit(door, jar, `${path}/code`, { code: codeOf(door, secret) })
  return { id: door.accounts.findByName(name)!.id, jar, secret }
}

export function findSecret(page: string): string | null {
  return (
    /<span class="code long">([A-Z2-7 ]{39})<\/span>/.exec(page)?.[1]?.replaceAll(' ', '') ?? null
  )
}

export function codeOf({ clock }: Pick<Door, 'clock'>, secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.nowMs })
}

/** With what is right unless it is given otherwise; half a minute later, so that the code is a new one. */
export function signIn(
  door: Door,
  person: Pick<Joined, 'secret'>,
  fields: { name: string; passphrase?: string; code?: string },
  jar: Jar = new Map(),
): Promise<Answered> {
  door.clock.nowMs += 30_000
  const code = codeOf(door, person.secret)
  return visit(door, jar, '/sign-in', { passphrase: PASSPHRASE, code, ...fields })
}

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})
