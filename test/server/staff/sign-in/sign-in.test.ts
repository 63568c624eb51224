import { beforeEach, describe, expect, it } from '@jest/globals'
import { codeOf, letIn, openDoor, signIn, visit, type Door, type Jar, type Joined } from './door.js'

let door: Door
let ana: Joined
beforeEach(async () => {
  door = await openDoor()
  ana = await letIn(door, 'Ana')
})

const isIn = async (jar: Jar): Promise<boolean> =>
  (await visit(door, jar, '/account')).status === 200

describe('signing in by name, passphrase and code', () => {
  it('lets in who has all three, and goes to the list', async () => {
    const jar: Jar = new Map()
    const { status, headers } = await signIn(door, ana, { name: ' ANA ' }, jar)
    expect({ status, to: headers.get('Location') }).toEqual({ status: 303, to: '/' })
    expect(await isIn(jar)).toBe(true)
    expect(door.records.at(-1)).toMatchObject({ person: ana.id, action: 'signed-in' })
  })

  it('gives cookies that no script, no other site and no other host gets', async () => {
    const { headers } = await signIn(door, ana, { name: 'Ana' })
    const [sid = '', known = ''] = headers.getSetCookie()
    const rules = 'Path=/; Secure; HttpOnly; SameSite=Strict'
    expect(sid).toMatch(new RegExp(`^__Host-sid=[\\w-]{43}; ${rules}$`))
    expect(known).toMatch(new RegExp(`^__Host-known=[\\w.-]+; ${rules}; Max-Age=15552000$`))
  })

  it.each([
    ['the passphrase', { passphrase: 'tres cocuyos bajo la luna' }],
    ['the code', { code: '000000' }],
    ['both', { passphrase: '', code: '' }],
  ])('lets nobody in when %s is wrong, and keeps a record of it', async (_, fields) => {
    const jar: Jar = new Map()
    expect((await signIn(door, ana, { name: 'Ana', ...fields }, jar)).status).toBe(401)
    expect([...jar]).toEqual([])
    expect(door.records.at(-1)).toMatchObject({ person: ana.id, action: 'sign-in-refused' })
  })

  it('forgets the mistakes of who has come in', async () => {
    for (let i = 0; i < 9; i++) {
      await signIn(door, ana, { name: 'Ana', code: '000000' })
      door.clock.nowMs += 15 * 60_000
    }
    expect((await signIn(door, ana, { name: 'Ana' })).status).toBe(303)
    expect((await signIn(door, ana, { name: 'Ana', code: '000000' })).status).toBe(401)
  })

  it('answers a name that nobody has as one that somebody has, byte by byte', async () => {
    const shown = async (name: string, fields: object) => {
      const { status, headers, text } = await signIn(door, ana, { name, ...fields })
      const said = [...headers].filter(([header]) => header !== 'date')
      return { status, said, text }
    }
    for (const fields of [{ passphrase: 'x' }, { code: '000000' }]) {
      expect(await shown('Ana', fields)).toEqual(await shown('Eva', fields))
    }
    const { clock } = door
    const statuses = new Set<number>()
    for (let i = 0; i < 20; i++) {
      const before = clock.nowMs
      const one = await shown('Ana', { passphrase: 'x' })
      clock.nowMs = before
      expect(await shown('Eva', { passphrase: 'x' })).toEqual(one)
      statuses.add(one.status)
    }
    expect([...statuses]).toEqual([401, 429])
  })

  it('writes to disk for a name that nobody has, as it does for one that somebody has', async () => {
    const before = door.writtenBytes()
    expect((await signIn(door, ana, { name: 'Eva' })).status).toBe(401)
    expect(door.writtenBytes()).toBeGreaterThan(before)
    expect(door.records.map(({ action }) => action)).toEqual(['joined'])
    expect(door.accounts.list().map(({ name }) => name)).toEqual(['Ana'])
  })

  it('takes a code once', async () => {
    door.clock.nowMs += 30_000
    const code = codeOf(door, ana.secret)
    const form = { name: 'Ana', passphrase: 'tres cocuyos bajo la lluvia', code }
    expect((await visit(door, new Map(), '/sign-in', form)).status).toBe(303)
    expect((await visit(door, new Map(), '/sign-in', form)).status).toBe(401)
  })

  it('takes the code of the step before or after, and none further off', async () => {
    const at = async (offMs: number): Promise<number> => {
      door.clock.nowMs += 600_000
      const clock = { nowMs: door.clock.nowMs + offMs }
      const code = codeOf({ clock }, ana.secret)
      return (
        await visit(door, ana.jar, '/prove', { passphrase: 'tres cocuyos bajo la lluvia', code })
      ).status
    }
    expect(await at(-30_000)).toBe(303)
    expect(await at(30_000)).toBe(303)
    expect(await at(-60_000)).toBe(401)
    expect(await at(60_000)).toBe(401)
  })

  it('lets nobody in who was shut out or has yet to use a link', async () => {
    door.accounts.disable(ana.id)
    expect((await signIn(door, ana, { name: 'Ana' })).status).toBe(401)
    expect(await isIn(ana.jar)).toBe(false)
    door.accounts.reset(ana.id, 'a'.repeat(64), door.clock.nowMs + 1)
    expect((await signIn(door, ana, { name: 'Ana' })).status).toBe(401)
  })

  it('gives a new session each time, and the old one of that browser is over', async () => {
    const thief = new Map(ana.jar)
    await signIn(door, ana, { name: 'Ana' }, ana.jar)
    expect(ana.jar.get('__Host-sid')).not.toBe(thief.get('__Host-sid'))
    expect(await isIn(ana.jar)).toBe(true)
    expect(await isIn(thief)).toBe(false)
  })
})

describe('guessing', () => {
  /** So many times, each as soon as anybody may try again. */
  async function fail(times: number, jar: Jar): Promise<void> {
    for (let i = 0; i < times; i++) {
      door.clock.nowMs += 900_000
      expect((await signIn(door, ana, { name: 'Ana', passphrase: 'x' }, jar)).status).toBe(401)
    }
  }

  it('has to wait longer each time, and is told so', async () => {
    await fail(12, new Map())
    const { status, headers, text } = await signIn(door, ana, { name: 'Ana' })
    expect(status).toBe(429)
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(100)
    expect(text).toContain(`wait ${headers.get('Retry-After')} seconds`)
    door.clock.nowMs += 900_000
    expect((await signIn(door, ana, { name: 'Ana' })).status).toBe(303)
  })

  it('by a stranger never holds up a browser that is known', async () => {
    await visit(door, ana.jar, '/sign-out', {})
    await fail(20, new Map())
    expect((await signIn(door, ana, { name: 'Ana' }, ana.jar)).status).toBe(303)
  })

  it('in a known browser is held up too, and nobody else is by it', async () => {
    await visit(door, ana.jar, '/sign-out', {})
    await fail(12, ana.jar)
    expect((await signIn(door, ana, { name: 'Ana' }, ana.jar)).status).toBe(429)
    expect((await signIn(door, ana, { name: 'Ana' })).status).toBe(303)
  })

  it('with a cookie of one’s own making, or of another person, counts as a stranger’s', async () => {
    const eva = await letIn(door, 'Eva')
    const forged = new Map([['__Host-known', `${ana.id}.AAAA.${'A'.repeat(43)}`]])
    for (const jar of [forged, new Map([['__Host-known', eva.jar.get('__Host-known') ?? '']])]) {
      await fail(6, jar)
    }
    expect((await signIn(door, ana, { name: 'Ana' })).status).toBe(429)
    expect((await signIn(door, eva, { name: 'Eva' }, eva.jar)).status).toBe(303)
  })
})
