import { describe, expect, it } from '@jest/globals'
import { sealMessage } from '../../src/openpgp/seal-message.js'
import { makeTestKey } from '../helpers/keys.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const now = (): Date => new Date()
const TEXT = 'Sobres nuevos: 12\r\n'

describe('a text sealed to one person', () => {
  // A modulus of 3076 bits has half a byte at its front: one ciphertext in sixteen, or more, is a byte shorter.
  it('has the same length each time, also where RSA now and then writes a shorter number', async () => {
    const { key } = await makeTestKey({ type: 'rsa', rsaBits: 3076 })
    // Armor counts in threes, so that a byte shows with one text in three.
    for (const text of ['a', 'ab', 'abc']) {
      const lengths = new Set<number | undefined>()
      for (let i = 0; i < 100; i++) lengths.add((await sealMessage(text, key, now()))?.length)
      expect(lengths.size).toBe(1)
    }
  }, 60_000)

  itWith('gpg')('is opened by gpg, and nothing else stands in the armor', async () => {
    const home = new GnupgHome()
    const made = await makeTestKey()
    home.importKey(made.privateArmor)
    const sealed = await sealMessage(TEXT, made.key, now())
    expect(sealed).toMatch(
      /^-----BEGIN PGP MESSAGE-----\n\n([A-Za-z0-9+/=]+\n)+-----END PGP MESSAGE-----\n$/,
    )
    expect(home.run(['--decrypt'], sealed!).stdout.toString()).toBe(TEXT)
    home.stop()
  })

  it('does not come about when the key has expired, or is of a kind that is refused', async () => {
    const expired = await makeTestKey({
      keyExpirationTime: 60,
      date: new Date(Date.now() - 3_600_000),
    })
    expect(await sealMessage(TEXT, expired.key, now())).toBeNull()
    const modern = await makeTestKey({ type: 'curve25519' })
    expect(await sealMessage(TEXT, modern.key, now())).toBeNull()
  })
})
