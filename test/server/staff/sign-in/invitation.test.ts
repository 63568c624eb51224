import { beforeEach, describe, expect, it } from '@jest/globals'
import {
  codeOf,
  findSecret,
  invite,
  letIn,
  openDoor,
  PASSPHRASE,
  signIn,
  visit,
  type Door,
  type Jar,
} from './door.js'

let door: Door
let path: string
beforeEach(async () => {
  door = await openDoor()
  path = invite(door, 'Ana')
})

const both = { passphrase: PASSPHRASE, again: PASSPHRASE }
const browse = (to = path, form: Record<string, string> | null = null, jar: Jar = new Map()) =>
  visit(door, jar, to, form)

describe('a link', () => {
  it('lets its person in by a passphrase and a code of their own, in the language of the page', async () => {
    const jar: Jar = new Map()
    const { text } = await browse(`${path}?language=pt`)
    expect(text).toContain('Ana')
    const made = await browse(`${path}?language=pt`, both)
    const code = codeOf(door, findSecret(made.text) ?? '')
    const { status, headers } = await browse(`${path}/code?language=pt`, { code }, jar)
    expect({ status, to: headers.get('Location') }).toEqual({ status: 303, to: '/account?welcome' })
    expect((await browse('/account?welcome', null, jar)).text).toContain('Você entrou.')
    expect(door.records).toMatchObject([{ action: 'joined' }])
  })

  it('is good once', async () => {
    await letIn(door, 'Eva')
    const made = await browse(path, both)
    const secret = findSecret(made.text) ?? ''
    await browse(`${path}/code`, { code: codeOf(door, secret) })
    door.clock.nowMs += 30_000
    expect((await browse()).status).toBe(404)
    expect((await browse(path, both)).status).toBe(404)
    expect((await browse(`${path}/code`, { code: codeOf(door, secret) })).status).toBe(404)
  })

  it('is good for a day', async () => {
    const made = await browse(path, both)
    const secret = findSecret(made.text) ?? ''
    door.clock.nowMs += 86_400_000 - 1
    expect((await browse()).status).toBe(200)
    door.clock.nowMs += 1
    expect((await browse()).status).toBe(404)
    expect((await browse(path, both)).status).toBe(404)
    expect((await browse(`${path}/code`, { code: codeOf(door, secret) })).status).toBe(404)
  })

  it('is worth nothing with the digest that a thief of the database has', async () => {
    expect((await browse(`/invitations/${'a'.repeat(64)}`)).status).toBe(404)
    const { createHash } = await import('node:crypto')
    const digest = createHash('sha256')
      .update(path.split('/').at(-1) ?? '')
      .digest('hex')
    expect(door.accounts.findInvitation(digest)).not.toBeNull()
    expect((await browse(`/invitations/${digest}`)).status).toBe(404)
  })

  it('shows a secret once; to begin again is to make another, and the first opens nothing', async () => {
    const first = findSecret((await browse(path, both)).text) ?? ''
    expect(first).toMatch(/^[A-Z2-7]{32}$/)
    const wrong = await browse(`${path}/code`, { code: '000000' })
    expect({ status: wrong.status, secret: findSecret(wrong.text) }).toEqual({
      status: 401,
      secret: null,
    })
    expect(findSecret((await browse()).text)).toBeNull()
    const second = findSecret((await browse(path, both)).text) ?? ''
    expect(second).not.toBe(first)
    expect((await browse(`${path}/code`, { code: codeOf(door, first) })).status).toBe(401)
    expect((await browse(`${path}/code`, { code: codeOf(door, second) })).status).toBe(303)
  })

  it('needs a passphrase before a code', async () => {
    expect((await browse(`${path}/code`, { code: '000000' })).status).toBe(401)
    expect(door.accounts.findByName('Ana')?.state).toBe('invited')
  })

  it('does not take the code of joining a second time, for signing in', async () => {
    const ana = await letIn(door, 'Eva')
    const code = codeOf(door, ana.secret)
    const form = { name: 'Eva', passphrase: PASSPHRASE, code }
    expect((await browse('/sign-in', form)).status).toBe(401)
    expect((await signIn(door, ana, { name: 'Eva' })).status).toBe(303)
  })

  it.each([
    ['eleven signs', 'ñandú verde', 'at least twelve'],
    ['201 signs', 'nueve lunas de junio '.repeat(10), 'two hundred'],
    ['an obvious word', 'Contraseña12345!', 'Anybody would guess'],
    ['one sign again and again', 'aaaaaaaaaaaaaaaa', 'Anybody would guess'],
    ['digits alone', '4711471147114711', 'Anybody would guess'],
    ['the person’s own name', 'Ana-Ana-Ana-2026', 'Anybody would guess'],
  ])('does not take a passphrase of %s', async (_, passphrase, said) => {
    const { status, text } = await browse(path, { passphrase, again: passphrase })
    expect(status).toBe(400)
    expect(text).toContain(said)
    expect(findSecret(text)).toBeNull()
  })

  it('does not take a part of the person’s name either', async () => {
    const passphrase = 'Marina-1959-Marina'
    const form = { passphrase, again: passphrase }
    expect((await browse(invite(door, 'Luz Marina'), form)).status).toBe(400)
    expect((await browse(invite(door, 'Luz'), form)).status).toBe(200)
  })

  it('wants the passphrase twice, and takes it however accents are composed', async () => {
    const accents = 'añil índigo café'
    const twice = { passphrase: accents.normalize('NFC'), again: accents.normalize('NFD') }
    const other = await browse(path, { passphrase: accents, again: `${accents}.` })
    expect(other.text).toContain('did not type the same twice')
    const secret = findSecret((await browse(path, twice)).text) ?? ''
    await browse(`${path}/code`, { code: codeOf(door, secret) })
    const fields = { name: 'Ana', passphrase: accents.normalize('NFD') }
    expect((await signIn(door, { secret }, fields)).status).toBe(303)
  })
})
