import { expect, it } from '@jest/globals'
import { OPENPGP_CONFIG } from '../../src/openpgp/openpgp-config.js'

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
