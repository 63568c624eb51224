/**
 * The settings that every call into OpenPGP.js is given, frozen; an upgrade may change the library's defaults, never
 * these (a test holds them).
 */
import { config, enums, type Config } from 'openpgp'

const BRAINPOOL = [
  enums.curve.brainpoolP256r1,
  enums.curve.brainpoolP384r1,
  enums.curve.brainpoolP512r1,
]

/** 64 MiB: more than the largest tip, little enough that a decompression bomb stops early. */
const MAX_DECOMPRESSED_BYTES = 67_108_864

export const OPENPGP_CONFIG: Readonly<Config> = Object.freeze({
  ...config,
  // What is sealed must be readable by GnuPG 2.2: SEIPDv1, no compression, no version 6.
  aeadProtect: false,
  v6Keys: false,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  showVersion: false,
  showComment: false,
  // Under 3072 bits RSA is too weak for tips that must stay closed for decades.
  minRSABits: 3072,
  // Node and browsers disagree on these curves, so a key of theirs would work for some sources only.
  rejectCurves: new Set([enums.curve.secp256k1, ...BRAINPOOL]),
  rejectHashAlgorithms: new Set([enums.hash.md5, enums.hash.ripemd, enums.hash.sha1]),
  // What cannot be read in full is refused, not skipped.
  ignoreUnsupportedPackets: false,
  ignoreMalformedPackets: false,
  enforceGrammar: true,
  allowMissingKeyFlags: false,
  enableParsingV5Entities: false,
  parseAEADEncryptedV4KeysAsLegacy: false,
  maxUserIDLength: 256,
  // The desk: no message without integrity, no bombs, no oracle.
  allowUnauthenticatedMessages: false,
  allowUnauthenticatedStream: false,
  allowInsecureDecryptionWithSigningKeys: false,
  constantTimePKCS1Decryption: true,
  maxArgon2MemoryExponent: 20,
  maxDecompressedMessageSize: MAX_DECOMPRESSED_BYTES,
})
