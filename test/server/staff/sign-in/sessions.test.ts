import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from '@jest/globals'
import {
  codeOf,
  letIn,
  openDoor,
  PASSPHRASE,
  visit,
  type Door,
  type Jar,
  type Joined,
} from './door.js'

const MINUTE = 60_000

let door: Door
let ana: Joined
beforeEach(async () => {
  door = await openDoor()
  ana = await letIn(door, 'Ana')
})

const isIn = async (jar: Jar): Promise<boolean> =>
  (await visit(door, jar, '/account')).status === 200

const idOf = (jar: Jar): string =>
  createHash('sha256')
    .update(jar.get('__Host-sid') ?? '')
    .digest('hex')

const prove = (to: string): ReturnType<typeof visit> => {
  door.clock.nowMs += 30_000
  const code = codeOf(door, ana.secret)
  return visit(door, ana.jar, '/prove', { to, passphrase: PASSPHRASE, code })
}

describe('a session', () => {
  it('ends after 15 minutes without a click', async () => {
    door.clock.nowMs += 14 * MINUTE
    expect(await isIn(ana.jar)).toBe(true)
    door.clock.nowMs += 14 * MINUTE
    expect(await isIn(ana.jar)).toBe(true)
    door.clock.nowMs += 15 * MINUTE
    expect(await isIn(ana.jar)).toBe(false)
  })

  it('ends after 8 hours however much there is to do, and a new proof makes it no longer', async () => {
    for (let i = 0; i < 7; i++) {
      for (let j = 0; j < 6; j++) {
        door.clock.nowMs += 10 * MINUTE - 30_000 / 6
        expect(await isIn(ana.jar)).toBe(true)
      }
      await prove('/account')
    }
    for (let j = 0; j < 5; j++) {
      door.clock.nowMs += 10 * MINUTE
      expect(await isIn(ana.jar)).toBe(true)
    }
    door.clock.nowMs += 10 * MINUTE
    expect(await isIn(ana.jar)).toBe(false)
  })

  it('is worth nothing to a thief of the cookie once the person has signed out', async () => {
    const thief = new Map(ana.jar)
    const { status, headers } = await visit(door, ana.jar, '/sign-out', {})
    expect(status).toBe(303)
    expect(headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
    expect([...ana.jar.keys()]).toEqual(['__Host-known'])
    expect(await isIn(thief)).toBe(false)
    expect((await visit(door, thief, '/account/language', { language: 'pt' })).status).toBe(401)
    expect(door.accounts.find(ana.id)?.language).toBe('en')
  })

  it('of somebody who is shut out is none, even where its row is left', async () => {
    const [session] = door.accounts.listSessions(ana.id)
    door.accounts.disable(ana.id)
    door.accounts.startSession(session!)
    expect(await isIn(ana.jar)).toBe(false)
  })

  it('stands in the database as a digest, which opens nothing', async () => {
    expect(door.accounts.listSessions(ana.id)).toMatchObject([{ idSha256: idOf(ana.jar) }])
    expect(await isIn(new Map([['__Host-sid', idOf(ana.jar)]]))).toBe(false)
  })

  it('is written down at most once a minute', async () => {
    const [{ seenMs } = { seenMs: 0 }] = door.accounts.listSessions(ana.id)
    const seen = (): number => (door.accounts.listSessions(ana.id)[0]?.seenMs ?? 0) - seenMs
    door.clock.nowMs += 59_000
    await isIn(ana.jar)
    expect(seen()).toBe(0)
    door.clock.nowMs += 1_000
    await isIn(ana.jar)
    expect(seen()).toBe(60_000)
  })

  it('leaves no row behind that is older than it may live', async () => {
    door.clock.nowMs += 15 * MINUTE + 1
    await letIn(door, 'Eva')
    expect(door.accounts.listSessions(ana.id)).toEqual([])
  })

  it('is seen and ended by its own person alone', async () => {
    const eva = await letIn(door, 'Eva')
    await visit(door, eva.jar, `/account/sessions/${idOf(ana.jar)}/end`, {})
    expect(await isIn(ana.jar)).toBe(true)
    const { text } = await visit(door, ana.jar, '/account')
    expect(text).toContain(idOf(ana.jar))
    expect(text).toContain('09:00 UTC')
    expect(text).not.toContain(idOf(eva.jar))
    await visit(door, ana.jar, `/account/sessions/${idOf(ana.jar)}/end`, {})
    expect(await isIn(ana.jar)).toBe(false)
  })
})

describe('a new proof', () => {
  it('is wanted five minutes after the last, gives a new cookie, and leads back', async () => {
    const remove = (): ReturnType<typeof visit> =>
      visit(door, ana.jar, '/account/passkeys/none/remove', {})
    expect((await remove()).headers.get('Location')).toBe('/account?done=passkey-removed')
    door.clock.nowMs += 5 * MINUTE
    expect((await remove()).headers.get('Location')).toMatch(/^\/prove\?to=/)
    const thief = new Map(ana.jar)
    const { status, headers } = await prove('/account?page=2')
    expect(status).toBe(303)
    expect(headers.get('Location')).toBe('/account?page=2&done=proved')
    expect((await remove()).headers.get('Location')).toBe('/account?done=passkey-removed')
    expect(await isIn(thief)).toBe(false)
  })

  it('takes nothing but what is right, and is guessed slowly', async () => {
    const guess = async (): Promise<number> =>
      (await visit(door, ana.jar, '/prove', { to: '/', passphrase: 'x', code: '000000' })).status
    expect([await guess(), await guess(), await guess(), await guess()]).toEqual([
      401, 401, 401, 429,
    ])
    expect(door.records.map(({ action }) => action)).toEqual([
      ...['joined', 'sign-in-refused', 'sign-in-refused', 'sign-in-refused'],
    ])
  })

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/./\\evil.example',
    '/.//evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '',
  ])('leads nowhere but to our own pages: %s', async (to) => {
    expect((await prove(to)).headers.get('Location')).toBe('/envelopes?done=proved')
  })
})
