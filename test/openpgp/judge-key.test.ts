import { describe, expect, it } from '@jest/globals'
import { readKey, revokeKey } from 'openpgp'
import { OPENPGP_CONFIG } from '../../src/openpgp/openpgp-config.js'
import { judgeKey } from '../../src/openpgp/judge-key.js'
import { readPublicKey, unarmorKey } from '../../src/openpgp/read-key.js'
import { makeTestKey } from '../helpers/keys.js'

const DAY_MS = 86_400_000

async function verdictOn(options: Parameters<typeof makeTestKey>[0]): Promise<string> {
  const { binary } = await makeTestKey(options)
  return verdictOnBytes(binary)
}

async function verdictOnBytes(binary: Uint8Array): Promise<string> {
  try {
    await judgeKey(await readPublicKey(binary), new Date())
    return 'usable'
  } catch (error) {
    return (error as Error).message.replace('this key cannot be used: ', '')
  }
}

describe('a key', () => {
  it.each([
    ['usable', 'Curve25519, as GnuPG makes it', {}],
    ['usable', 'RSA 3072', { type: 'rsa', rsaBits: 3072 }],
    ['usable', 'RSA 4096', { type: 'rsa', rsaBits: 4096 }],
    ['usable', 'NIST P-256', { curve: 'nistP256' }],
    ['usable', 'NIST P-384', { curve: 'nistP384' }],
    ['usable', 'Curve25519 that announces SEIPDv2', { config: { aeadProtect: true } }],
    [/its curve \(nistP521\) is not/, 'NIST P-521', { curve: 'nistP521' }],
    [/its kind \(ed25519\) is not one/, 'new-style Ed25519 and X25519', { type: 'curve25519' }],
    [
      /it is of a version whose envelopes GnuPG cannot open/,
      'version 6',
      { type: 'curve25519', config: { v6Keys: true } },
    ],
    [/too weak, or for signing only|RSA must have/, 'RSA 2048', { type: 'rsa', rsaBits: 2048 }],
    [/for signing only/, 'one for signing only', { subkeys: [{ sign: true }] }],
    [
      /expired/,
      'one that has expired',
      { date: new Date(Date.now() - 9 * DAY_MS), keyExpirationTime: 86_400 },
    ],
    [/not valid yet/, 'one made in the future', { date: new Date(Date.now() + 9 * DAY_MS) }],
  ] as const)(
    'is "%s": %s',
    async (verdict, _name, options) => {
      expect(await verdictOn(options as never)).toMatch(verdict)
    },
    60_000,
  )

  it('that is revoked is refused', async () => {
    const { privateKey } = await makeTestKey()
    const { publicKey } = await revokeKey({ key: privateKey, format: 'armored' })
    expect(await verdictOnBytes(await unarmorKey(publicKey))).toBe('it is revoked')
  })

  it('that is secret is refused, and so are two in one file, a flood and a message', async () => {
    const [a, b] = [await makeTestKey(), await makeTestKey()]
    expect(await verdictOnBytes(a.privateKey.write())).toMatch(/^it is a secret key/)
    expect(await verdictOnBytes(Buffer.concat([a.binary, b.binary]))).toMatch(
      /^there is not exactly one key/,
    )
    expect(await verdictOnBytes(new Uint8Array(65_537))).toBe('the file is too large to be one key')
    expect(await verdictOnBytes(Buffer.from('hola'))).toMatch(/^it is not an OpenPGP key/)
    await expect(unarmorKey('hola')).rejects.toThrow('it is not an armored OpenPGP key')
  })

  it('that is locked for the same use is judged like any other', async () => {
    const { publicArmor } = await makeTestKey({ passphrase: 'x' })
    const key = await readKey({ armoredKey: publicArmor })
    await expect(judgeKey(key, new Date())).resolves.toMatchObject({ usableUntilMs: Infinity })
  })
})

it('the settings of OpenPGP.js are ours, whatever an upgrade makes of its own', () => {
  expect(OPENPGP_CONFIG).toMatchObject({
    aeadProtect: false,
    v6Keys: false,
    preferredCompressionAlgorithm: 0,
    showVersion: false,
    showComment: false,
    minRSABits: 3072,
    ignoreUnsupportedPackets: false,
    ignoreMalformedPackets: false,
    enforceGrammar: true,
    allowMissingKeyFlags: false,
    enableParsingV5Entities: false,
    parseAEADEncryptedV4KeysAsLegacy: false,
    maxUserIDLength: 256,
    allowUnauthenticatedMessages: false,
    allowUnauthenticatedStream: false,
    allowInsecureDecryptionWithSigningKeys: false,
    constantTimePKCS1Decryption: true,
    maxArgon2MemoryExponent: 20,
    maxDecompressedMessageSize: 67_108_864,
  })
  expect([...OPENPGP_CONFIG.rejectCurves].sort()).toEqual([
    ...['brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1', 'secp256k1'],
  ])
  expect(Object.isFrozen(OPENPGP_CONFIG)).toBe(true)
})
