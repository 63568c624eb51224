import { beforeAll, describe, expect, it } from '@jest/globals'
import { generateKey, readPrivateKey } from 'openpgp'
import { createKeychain } from '../../../src/desk/keys/keychain.js'
import { secretPartsOf } from '../../../src/desk/keys/secret-parts.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'

let open: TestKey

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

beforeAll(async () => {
  open = await makeTestKey()
})

describe('a keychain', () => {
  it.each([
    [
      'a public key',
      'it is the public half of a key, which opens nothing',
      () => text(open.publicArmor),
    ],
    [
      'a public key, not armored',
      'it is the public half of a key, which opens nothing',
      () => open.binary,
    ],
    ['text', 'there is none in it', () => text('hola')],
    ['nothing', 'there is none in it', () => new Uint8Array()],
    ['a passphrase', 'there is none in it', () => text('-----BEGIN')],
    ['a key that is cut', 'its armor is damaged', () => text(open.privateArmor.slice(0, 400))],
    [
      'a key that was changed',
      'it is damaged, or of a kind that is not known here',
      () => flipped(),
    ],
    ['noise', 'there is none in it', () => new Uint8Array(300).fill(0x11)],
    [
      'noise that begins as a packet',
      'it is damaged, or of a kind that is not known here',
      () => new Uint8Array(300).fill(0x95),
    ],
    ['more than 1 MiB', 'it is larger than 1 MiB', () => new Uint8Array(1_048_577)],
    [
      'a flood of beginnings',
      'it holds over 64 keys',
      () => text('-----BEGIN PGP PRIVATE KEY BLOCK-----\n'.repeat(27_000)),
    ],
    ['65 keys, not armored', 'it holds over 64 keys', () => times(65, open.privateKey.write())],
  ])('refuses %s with a plain sentence, and takes nothing', async (_name, reason, file) => {
    const keychain = createKeychain()
    await expect(keychain.add(file())).rejects.toMatchObject({
      ...{ code: 'bad_key', message: `this is no secret key that can be used: ${reason}` },
    })
    expect(keychain.list()).toEqual([])
  })

  it.each([
    ['64 keys, not armored', () => times(64, open.privateKey.write())],
    ['64 keys', () => times(64, text(open.privateArmor))],
    ['1 MiB', () => text(open.privateArmor.padEnd(1_048_576))],
  ])('takes %s, and no more would be taken', async (_name, file) => {
    expect(await createKeychain().add(file())).toHaveLength(1)
  })

  it('refuses a key whose secrets are on a card, and takes one of which some are', async () => {
    const key = await readPrivateKey({ armoredKey: open.privateArmor })
    const [primary, subkey] = secretPartsOf(key)
    primary!.makeDummy()
    const keychain = createKeychain()
    expect(await keychain.add(key.write())).toMatchObject([{ canOpen: true, canSign: false }])
    subkey!.makeDummy()
    const reason = 'its secrets are not in this file: they are on a card, or were left out'
    await expect(createKeychain().add(key.write())).rejects.toMatchObject({
      message: `this is no secret key that can be used: ${reason}`,
    })
  })

  it('refuses a key of version 6, and takes none of a file with one that cannot be used', async () => {
    const { privateKey } = await generateKey({
      ...{
        type: 'curve25519',
        userIDs: [{ name: 'x' }],
        format: 'armored',
        config: { v6Keys: true },
      },
    })
    const keychain = createKeychain()
    const adding = keychain.add(text(`${open.privateArmor}\n${privateKey}`))
    await expect(adding).rejects.toMatchObject({
      message: expect.stringContaining('of a version that no keyring holds'),
    })
    expect(keychain.list()).toEqual([])
  })
})

function times(count: number, file: Uint8Array): Uint8Array {
  return Buffer.alloc(count * file.length, file)
}

function flipped(): Uint8Array {
  const bytes = open.privateKey.write()
  bytes[bytes.length - 500] = 0xff
  return bytes.subarray(0, -100)
}
