import { beforeAll, describe, expect, it } from '@jest/globals'
import { encryptKey, readPrivateKey, revokeKey, type PrivateKey } from 'openpgp'
import { createKeychain, type Keychain } from '../../../src/desk/keys/keychain.js'
import { secretPartsOf } from '../../../src/desk/keys/secret-parts.js'
import { openEnvelope } from '../../../src/desk/open-envelope.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { makeArchive } from '../../helpers/tips.js'

const PASSPHRASE = 'la llave de la casa'
let open: TestKey
let locked: TestKey
let sameLocked: TestKey
let otherLocked: TestKey

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

beforeAll(async () => {
  open = await makeTestKey()
  locked = await makeTestKey({ passphrase: PASSPHRASE })
  sameLocked = await makeTestKey({ passphrase: PASSPHRASE })
  otherLocked = await makeTestKey({ passphrase: 'otra' })
})

async function holding(...keys: TestKey[]): Promise<Keychain> {
  const keychain = createKeychain()
  for (const { privateArmor } of keys) await keychain.add(text(privateArmor))
  return keychain
}

async function opens(keychain: Keychain, { key }: TestKey): Promise<boolean> {
  const envelope = await seal(makeArchive(), [key], new Date())
  return openEnvelope(envelope, keychain.unlocked()).then(
    () => true,
    () => false,
  )
}

describe('a keychain', () => {
  it('takes a key as it comes: armored or not, one or many, among other text', async () => {
    const files = [
      text(open.privateArmor),
      open.privateKey.write(),
      text(`Mi llave:\r\n${open.privateArmor.replaceAll('\n', '\r\n')}`),
      text(open.publicArmor + open.privateArmor),
    ]
    for (const file of files) {
      const keychain = createKeychain()
      expect(await keychain.add(file)).toEqual([
        {
          ...{ fingerprint: open.fingerprint, isUnlocked: true, canSign: true, canOpen: true },
          userId: 'Sigilo test key <test@demonstration.invalid>',
        },
      ])
      expect(await opens(keychain, open)).toBe(true)
    }
    const many = createKeychain()
    await many.add(text([open, locked].map(({ privateArmor }) => privateArmor).join('\n')))
    const { privateKey: one } = otherLocked
    await many.add(Buffer.concat([one.write(), sameLocked.privateKey.write()]))
    expect(many.list().map(({ fingerprint }) => fingerprint)).toEqual(
      [open, locked, otherLocked, sameLocked].map(({ fingerprint }) => fingerprint),
    )
  })

  it('opens nothing with a key that is locked, and everything once it is unlocked', async () => {
    const keychain = await holding(locked)
    expect(keychain.list()).toMatchObject([{ isUnlocked: false, canSign: true, canOpen: true }])
    expect(await opens(keychain, locked)).toBe(false)
    expect(await keychain.unlock(locked.fingerprint, PASSPHRASE)).toEqual([locked.fingerprint])
    expect(await opens(keychain, locked)).toBe(true)
  })

  it('tries a passphrase on the other keys as well', async () => {
    const keychain = await holding(locked, otherLocked, sameLocked)
    expect(await keychain.unlock(sameLocked.fingerprint, PASSPHRASE)).toEqual([
      sameLocked.fingerprint,
      locked.fingerprint,
    ])
    expect(keychain.list().map(({ isUnlocked }) => isUnlocked)).toEqual([true, false, true])
  })

  it('unlocks nothing with a wrong passphrase, and does not repeat it', async () => {
    const keychain = await holding(locked, sameLocked)
    const unlocking = keychain.unlock(locked.fingerprint, 'no es')
    await expect(unlocking).rejects.toMatchObject({
      code: 'bad_key',
      message: 'the passphrase does not open this key',
    })
    expect(keychain.unlocked()).toEqual([])
    await expect(keychain.unlock(open.fingerprint, 'x')).rejects.toMatchObject({
      message: 'this key is not here',
    })
  })

  it('forgets when it is locked: secrets are overwritten, and a key without a passphrase is gone', async () => {
    const keychain = await holding(open, locked)
    await keychain.unlock(locked.fingerprint, PASSPHRASE)
    const given = keychain.unlocked()
    const secrets = given.flatMap((key) =>
      secretPartsOf(key).map(({ privateParams }) => ({ ...privateParams })),
    )
    const bytes = secrets.flatMap((params) => Object.values<Uint8Array>(params))
    expect(bytes.length).toBeGreaterThan(3)
    keychain.lock()
    expect(keychain.list()).toMatchObject([{ fingerprint: locked.fingerprint, isUnlocked: false }])
    expect(keychain.unlocked()).toEqual([])
    for (const each of bytes) expect(each.every((byte) => byte === 0)).toBe(true)
    // Whoever kept the key object can do nothing with it.
    const envelope = await seal(makeArchive(), [open.key, locked.key], new Date())
    await expect(openEnvelope(envelope, given)).rejects.toMatchObject({ reason: 'other_keys' })
    await keychain.unlock(locked.fingerprint, PASSPHRASE)
    expect(await opens(keychain, locked)).toBe(true)
    keychain.forget()
    expect([keychain.list(), keychain.unlocked()]).toEqual([[], []])
  })

  it('stays locked when it is locked while a key is being unlocked', async () => {
    for (const end of ['lock', 'forget'] as const) {
      const keychain = await holding(locked)
      const unlocking = keychain.unlock(locked.fingerprint, PASSPHRASE)
      keychain[end]()
      await expect(unlocking).rejects.toMatchObject({ code: 'bad_key' })
      expect(keychain.unlocked()).toEqual([])
    }
  })

  it('unlocks a key once, however often it is asked at a time', async () => {
    const keychain = await holding(locked)
    const opened = await Promise.all(
      [1, 2].map(() => keychain.unlock(locked.fingerprint, PASSPHRASE)),
    )
    expect(opened).toEqual([[locked.fingerprint], [locked.fingerprint]])
    expect(keychain.unlocked()).toHaveLength(1)
  })

  it('keeps a key that is unlocked when the same file comes again', async () => {
    const keychain = await holding(locked)
    await keychain.unlock(locked.fingerprint, PASSPHRASE)
    expect(await keychain.add(text(locked.privateArmor))).toMatchObject([{ isUnlocked: true }])
    expect(keychain.list()).toHaveLength(1)
  })

  it('opens with keys that were revoked, or have expired', async () => {
    const { privateKey: revoked } = await revokeKey({ key: open.privateKey, format: 'armored' })
    const expired = await makeTestKey({ date: new Date('2020-01-01'), keyExpirationTime: 86_400 })
    const keychain = createKeychain()
    await keychain.add(text(revoked))
    await keychain.add(text(expired.privateArmor))
    expect(keychain.list()).toMatchObject([{ canOpen: true, canSign: false }, { canOpen: true }])
    expect(await opens(keychain, open)).toBe(true)
    const old = await seal(makeArchive(), [expired.key], new Date('2020-01-01T12:00:00Z'))
    expect((await openEnvelope(old, keychain.unlocked())).openedBy).toBe(expired.fingerprint)
  })

  it('names people in one line, without what turns writing round', async () => {
    const hostile = await makeTestKey({
      userIDs: [{ name: `Ana\u202e\u0007 ${'x'.repeat(120)}`, email: 'a@example.org' }],
    })
    const [held] = await createKeychain().add(text(hostile.privateArmor))
    expect(held?.userId).toMatch(/^Ana x+ <a@example\.org>$/)
  })

  it('takes 64 keys and no more', async () => {
    const pairs = await Promise.all(Array.from({ length: 65 }, () => makeTestKey()))
    const keychain = createKeychain()
    for (const { privateArmor } of pairs.slice(0, 64)) await keychain.add(text(privateArmor))
    await expect(keychain.add(text(pairs[64]!.privateArmor))).rejects.toMatchObject({
      code: 'bad_key',
    })
    expect(await keychain.add(text(pairs[0]!.privateArmor))).toHaveLength(1)
  }, 60_000)

  it('refuses to unlock a key whose public half was swapped', async () => {
    const swapped = await withOtherPublicHalf()
    const keychain = createKeychain()
    await keychain.add(swapped.write())
    await expect(
      keychain.unlock(keychain.list()[0]!.fingerprint, PASSPHRASE),
    ).rejects.toMatchObject({ code: 'bad_key' })
  })
})

/** The secret of one key under the public parameters of another, locked with the passphrase. */
async function withOtherPublicHalf(): Promise<PrivateKey> {
  const [one, other] = await Promise.all([makeTestKey(), makeTestKey()])
  const key = await readPrivateKey({ armoredKey: one.privateArmor })
  const [mine, foreign] = [secretPartsOf(key)[0]!, secretPartsOf(other.privateKey)[0]!]
  mine.publicParams = foreign.publicParams
  return encryptKey({ privateKey: key, passphrase: PASSPHRASE })
}
