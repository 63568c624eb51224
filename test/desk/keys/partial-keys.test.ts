/** Keys of which a part is on a card, and what is said of a key whatever the clock of this machine says. */
import { describe, expect, it } from '@jest/globals'
import { encryptKey, readPrivateKey, type PrivateKey } from 'openpgp'
import { createKeychain } from '../../../src/desk/keys/keychain.js'
import { secretPartsOf } from '../../../src/desk/keys/secret-parts.js'
import { makeTestKey } from '../../helpers/keys.js'

const PASSPHRASE = 'la llave de la casa'

/** As GnuPG exports one whose part for sealing is on a card (doc/DETAILS: mode 1002 instead of 1001). */
async function withSubkeyOnCard(privateKey: PrivateKey): Promise<Uint8Array> {
  const copy = await readPrivateKey({ binaryKey: privateKey.write() })
  secretPartsOf(copy)[1]!.makeDummy()
  const bytes = Buffer.from(copy.write())
  bytes[bytes.lastIndexOf('GNU\u0001') + 3] = 2
  return bytes
}

describe('a key whose part for sealing is on a card', () => {
  it('signs and does not open', async () => {
    const { privateKey } = await makeTestKey()
    const keychain = createKeychain()
    expect(await keychain.add(await withSubkeyOnCard(privateKey))).toMatchObject([
      { isUnlocked: true, canSign: true, canOpen: false },
    ])
  })

  it('is unlocked by the passphrase of the other part', async () => {
    const { privateKey, fingerprint } = await makeTestKey()
    const locked = await encryptKey({ privateKey, passphrase: PASSPHRASE })
    const keychain = createKeychain()
    expect(await keychain.add(await withSubkeyOnCard(locked))).toMatchObject([
      { isUnlocked: false, canSign: true, canOpen: false },
    ])
    expect(await keychain.unlock(fingerprint, PASSPHRASE)).toEqual([fingerprint])
  })
})

describe('a key of another time', () => {
  it.each([
    ['has expired', { date: new Date('2020-01-01'), keyExpirationTime: 86_400 }],
    ['is of tomorrow, by a clock that is wrong', { date: new Date(Date.now() + 86_400_000) }],
  ])('signs and opens all the same when it %s', async (_name, options) => {
    const { privateKey } = await makeTestKey(options)
    expect(await createKeychain().add(privateKey.write())).toMatchObject([
      { canSign: true, canOpen: true },
    ])
  })
})

describe('whom a key names', () => {
  it.each([
    ['in one line', 'Ana\u2028\u2029 B', 'Ana B'],
    ['in 150 characters', 'x'.repeat(160), 'x'.repeat(150)],
    ['without half a character at its end', `${'x'.repeat(149)}😀y`, `${'x'.repeat(149)}😀`],
  ])('is said %s', async (_how, name, due) => {
    const { privateKey } = await makeTestKey({ userIDs: [{ name }] })
    expect(await createKeychain().add(privateKey.write())).toMatchObject([{ userId: due }])
  })
})
