/** What happens to a key while it is being unlocked, and after it was. */
import { setImmediate } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { encryptKey, type PrivateKey } from 'openpgp'
import { createKeychain, type Keychain } from '../../../src/desk/keys/keychain.js'
import { secretPartsOf } from '../../../src/desk/keys/secret-parts.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'

const PASSPHRASE = 'la llave de la casa'
let key: TestKey
/** Its passphrase takes long to try. */
let slow: Uint8Array

beforeAll(async () => {
  key = await makeTestKey()
  slow = await lock(PASSPHRASE, { s2kIterationCountByte: 236 })
})

async function lock(passphrase: string, config = {}): Promise<Uint8Array> {
  const { privateKey } = key
  return (await encryptKey({ privateKey, passphrase, config })).write()
}

async function holding(file: Uint8Array): Promise<Keychain> {
  const keychain = createKeychain()
  await keychain.add(file)
  return keychain
}

describe('a key', () => {
  it('is not left unlocked behind another that came in its place meanwhile', async () => {
    const keychain = await holding(slow)
    const unlocking = keychain.unlock(key.fingerprint, PASSPHRASE).catch(() => [])
    await keychain.add(slow)
    expect(await unlocking).toHaveLength(keychain.unlocked().length)
  })

  it('is unlocked into one copy, however often it is asked at a time', async () => {
    const keychain = await holding(slow)
    const seen = new Set<PrivateKey>()
    let waiting = 3
    const unlocking = Promise.all(
      [1, 2, 3].map(() =>
        keychain.unlock(key.fingerprint, PASSPHRASE).finally(() => {
          waiting--
        }),
      ),
    )
    const look = (): void => {
      for (const each of keychain.unlocked()) seen.add(each)
    }
    while (waiting > 0) {
      look()
      await setImmediate()
    }
    await unlocking
    look()
    expect(seen.size).toBe(1)
  })

  it('counts as it came last, for as long as it is locked', async () => {
    const keychain = await holding(await lock('otra'))
    await keychain.add(await lock(PASSPHRASE))
    expect(await keychain.unlock(key.fingerprint, PASSPHRASE)).toEqual([key.fingerprint])
  })

  it('that stands twice in a file is told once', async () => {
    const twice = Buffer.concat([key.privateKey.write(), key.privateKey.write()])
    expect(await createKeychain().add(twice)).toHaveLength(1)
  })

  it('is overwritten when all keys are forgotten', async () => {
    const keychain = await holding(await lock(PASSPHRASE))
    await keychain.unlock(key.fingerprint, PASSPHRASE)
    const secrets = keychain
      .unlocked()
      .flatMap(secretPartsOf)
      .flatMap(({ privateParams }) => Object.values<Uint8Array>({ ...privateParams }))
    expect(secrets.length).toBeGreaterThan(1)
    keychain.forget()
    for (const each of secrets) expect(each.every((byte) => byte === 0)).toBe(true)
  })
})
