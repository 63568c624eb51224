import { beforeEach, describe, expect, it } from '@jest/globals'
import { createAuthenticator, type Authenticator } from './authenticator.js'
import { letIn, openDoor, signIn, visit, type Door, type Jar, type Joined } from './door.js'

let door: Door
let ana: Joined
let passkey: Authenticator
beforeEach(async () => {
  door = await openDoor()
  ana = await letIn(door, 'Ana')
  passkey = createAuthenticator()
})

const isIn = async (jar: Jar): Promise<boolean> =>
  (await visit(door, jar, '/account')).status === 200

async function optionsOf(path: string, jar: Jar): Promise<Parameters<Authenticator['create']>[0]> {
  const { text } = await visit(door, jar, `${path}/options`, {})
  return JSON.parse(text) as Parameters<Authenticator['create']>[0]
}

async function add(jar = ana.jar, origin = door.origin, isVerified = true): Promise<number> {
  const options = await optionsOf('/account/passkeys', jar)
  return send('/account/passkeys', jar, passkey.create(options, origin, isVerified))
}

async function send(path: string, jar: Jar, response: string): Promise<number> {
  return (await visit(door, jar, path, { response, to: '/people' })).status
}

async function enter(jar: Jar, origin = door.origin, isVerified = true): Promise<number> {
  const options = await optionsOf('/sign-in/passkey', new Map())
  return send('/sign-in/passkey', jar, passkey.get(options, origin, isVerified))
}

describe('a passkey', () => {
  it('once added, signs in by itself, with no name typed, and makes the browser known', async () => {
    expect(await add()).toBe(200)
    const jar: Jar = new Map()
    expect(await enter(jar)).toBe(200)
    expect(await isIn(jar)).toBe(true)
    expect([...jar.keys()]).toEqual(['__Host-sid', '__Host-known'])
    expect(door.records.map(({ action }) => action)).toEqual([
      'joined',
      'passkey-added',
      'signed-in',
    ])
  })

  it('is asked for in a way that says nothing of us, and wants finger, face or PIN', async () => {
    expect(await optionsOf('/account/passkeys', ana.jar)).toMatchObject({
      rp: { name: 'Contacto', id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    })
    const options = await optionsOf('/sign-in/passkey', new Map())
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(options).not.toHaveProperty('allowCredentials')
  })

  it('is never held up by a stranger, nor by anybody’s mistakes', async () => {
    await add()
    for (let i = 0; i < 12; i++) {
      door.clock.nowMs += 900_000
      await signIn(door, ana, { name: 'Ana', passphrase: 'x' })
    }
    expect((await signIn(door, ana, { name: 'Ana' })).status).toBe(429)
    expect(await enter(new Map())).toBe(200)
  })

  it('answers to our address alone', async () => {
    expect(await add(ana.jar, 'http://localhost:1')).toBe(400)
    expect(await add()).toBe(200)
    expect(await enter(new Map(), 'https://evil.example')).toBe(400)
    expect(await enter(new Map(), 'http://localhost:1')).toBe(400)
  })

  it('is not added, and does not let in, without finger, face or PIN', async () => {
    expect(await add(ana.jar, door.origin, false)).toBe(400)
    await add()
    expect(await enter(new Map(), door.origin, false)).toBe(400)
  })

  it('answers a challenge once, within five minutes, for what it was made', async () => {
    await add()
    const options = await optionsOf('/sign-in/passkey', new Map())
    const answer = passkey.get(options, door.origin)
    expect(await send('/prove/passkey', ana.jar, answer)).toBe(400)
    expect(await send('/sign-in/passkey', new Map(), answer)).toBe(200)
    passkey.counter = 0
    expect(await send('/sign-in/passkey', new Map(), passkey.get(options, door.origin))).toBe(400)
    passkey.counter = 10
    expect(await send('/sign-in/passkey', new Map(), passkey.get(options, door.origin))).toBe(400)
    const late = await optionsOf('/sign-in/passkey', new Map())
    door.clock.nowMs += 300_000
    expect(await send('/sign-in/passkey', new Map(), passkey.get(late, door.origin))).toBe(400)
  })

  it('that was copied is found out by its counter', async () => {
    await add()
    expect(await enter(new Map())).toBe(200)
    passkey.counter = 0
    expect(await enter(new Map())).toBe(400)
  })

  it('of somebody who was shut out, or that was removed, lets nobody in', async () => {
    await add()
    await visit(door, ana.jar, `/account/passkeys/${passkey.id}/remove`, {})
    expect(await enter(new Map())).toBe(400)
    expect(await add()).toBe(200)
    const [row] = door.accounts.listPasskeys(ana.id)
    door.accounts.disable(ana.id)
    expect(await enter(new Map())).toBe(400)
    door.accounts.addPasskey(ana.id, row!)
    expect(await enter(new Map())).toBe(400)
  })

  it('is removed by its own person alone', async () => {
    await add()
    const eva = await letIn(door, 'Eva')
    await visit(door, eva.jar, `/account/passkeys/${passkey.id}/remove`, {})
    expect(await enter(new Map())).toBe(200)
  })

  it('is not added by whoever finds the browser open: a new proof comes first', async () => {
    door.clock.nowMs += 300_000
    const { status, headers } = await visit(door, ana.jar, '/account/passkeys/options', {})
    expect({ status, to: headers.get('Location') }).toEqual({ status: 303, to: '/prove?to=%2F' })
    expect(await send('/account/passkeys', ana.jar, '{}')).toBe(303)
  })

  it('proves anew that it is the person, and not another one', async () => {
    await add()
    door.clock.nowMs += 300_000
    const answer = async (): Promise<string> =>
      passkey.get(await optionsOf('/prove/passkey', ana.jar), door.origin)
    const response = await answer()
    const { status, text } = await visit(door, ana.jar, '/prove/passkey', { response, to: '/bin' })
    expect({ status, text }).toEqual({ status: 200, text: '{"to":"/bin?done=proved"}' })
    expect((await visit(door, ana.jar, '/account/passkeys/options', {})).status).toBe(200)
    const eva = await letIn(door, 'Eva')
    const options = await optionsOf('/prove/passkey', eva.jar)
    expect(await send('/prove/passkey', eva.jar, passkey.get(options, door.origin))).toBe(400)
  })

  it.each(['', '{', '{}', 'null', '{"id":"a","rawId":"a","type":"public-key","response":{}}'])(
    'is refused when it is none: %s',
    async (response) => {
      expect(await send('/sign-in/passkey', new Map(), response)).toBe(400)
      expect(await send('/account/passkeys', ana.jar, response)).toBe(400)
    },
  )
})
