import { describe, expect, it } from '@jest/globals'
import { readPrivateKey, revokeKey, type PrivateKey } from 'openpgp'
import { keepSealed, openKept } from '../../../src/desk/keys/keep-sealed.js'
import { DAY_MS } from '../../../src/domain/day.js'
import { makeTestKey } from '../../helpers/keys.js'

const WORK = new TextEncoder().encode('{"nota":"a medio escribir"}')

const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS)

async function revoked(): Promise<PrivateKey> {
  const { privateKey } = await makeTestKey()
  const armored = await revokeKey({ key: privateKey, format: 'armored' })
  return readPrivateKey({ armoredKey: armored.privateKey })
}

const KEYS: [name: string, make: () => Promise<PrivateKey>][] = [
  ['in use', async () => (await makeTestKey()).privateKey],
  ['of RSA', async () => (await makeTestKey({ type: 'rsa', rsaBits: 3072 })).privateKey],
  [
    'that expired long ago',
    async () => (await makeTestKey({ date: ago(400), keyExpirationTime: 86_400 })).privateKey,
  ],
  ['that was revoked', revoked],
]

describe('what a locked desk keeps', () => {
  it.each(KEYS)('comes back with a key %s', async (_name, make) => {
    const key = await make()
    const other = (await makeTestKey()).privateKey
    const kept = await keepSealed(WORK, [other, key])
    expect(await openKept(kept!, [key])).toEqual(WORK)
    expect(await openKept(kept!, [other])).toEqual(WORK)
  })

  it('comes back with no other key, and holds nothing of the work in the clear', async () => {
    const kept = await keepSealed(WORK, [(await makeTestKey()).privateKey])
    expect(await openKept(kept!, [(await makeTestKey()).privateKey])).toBeNull()
    expect(await openKept(kept!, [])).toBeNull()
    const whole = Buffer.concat([Buffer.from(kept!.sealed), ...kept!.packets])
    expect(whole.includes('nota')).toBe(false)
  })

  it('is nothing where no key can be sealed to', async () => {
    const { privateKey } = await makeTestKey({ subkeys: [] })
    expect(await keepSealed(WORK, [privateKey])).toBeNull()
    expect(await keepSealed(WORK, [])).toBeNull()
  })
})
