/** Judges whether tips may be sealed to a key, by the same library that seals (DESIGN 6). */
import { enums, type AlgorithmInfo, type Key, type Subkey } from 'openpgp'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'
import { badKey } from './read-key.js'

export interface JudgedKey {
  key: Key
  /** The key or subkey that envelopes are addressed to: its key id, 16 lower-case hexadecimal digits. */
  encryptionKeyId: string
  /** Milliseconds since 1970; Infinity when it does not expire. */
  usableUntilMs: number
}

/**
 * Throws `bad_key` with the reason when nothing can be sealed to the key at that moment. How many days it must have
 * left is the caller's to say: a key already in force is used until its last day.
 */
export async function judgeKey(key: Key, at: Date): Promise<JudgedKey> {
  const reason = refusePrimary(key.getAlgorithmInfo())
  if (reason !== null) throw badKey(reason)
  if (await key.isRevoked(undefined, undefined, at, config)) throw badKey('it is revoked')
  let subkey: Key | Subkey
  try {
    subkey = await key.getEncryptionKey(undefined, at, undefined, config)
  } catch (cause) {
    throw badKey(
      'no part of it can be sealed to now: expired, not valid yet, too weak, or for signing only',
      cause,
    )
  }
  const subkeyReason = refuseEncryption(subkey.getAlgorithmInfo())
  if (subkeyReason !== null) throw badKey(subkeyReason)
  const ends = [
    await key.getExpirationTime(undefined, config),
    subkey === key ? Infinity : await (subkey as Subkey).getExpirationTime(at, config),
  ]
  return {
    key,
    encryptionKeyId: subkey.getKeyID().toHex(),
    usableUntilMs: Math.min(...ends.map((end) => (end === null ? 0 : Number(end)))),
  }
}

/** What GnuPG 2.2 and every browser can work with; new-style (RFC 9580) Ed25519 and X25519 are not among it. */
const OPENABLE_CURVES: readonly unknown[] = [
  enums.curve.ed25519Legacy,
  enums.curve.curve25519Legacy,
  enums.curve.nistP256,
  enums.curve.nistP384,
]
const MAX_RSA_BITS = 4096

function refusePrimary({ algorithm, curve, bits }: AlgorithmInfo): string | null {
  if (algorithm === 'eddsaLegacy' || algorithm === 'ecdsa') return refuseCurve(curve)
  return refuseRsa(algorithm, bits)
}

function refuseEncryption({ algorithm, curve, bits }: AlgorithmInfo): string | null {
  if (algorithm === 'ecdh') return refuseCurve(curve)
  return refuseRsa(algorithm, bits)
}

function refuseCurve(curve: string | undefined): string | null {
  if (OPENABLE_CURVES.includes(curve)) return null
  return `its curve (${String(curve)}) is not Curve25519, NIST P-256 or NIST P-384`
}

function refuseRsa(algorithm: string, bits: number | undefined): string | null {
  if (!algorithm.startsWith('rsa')) {
    return `its kind (${algorithm}) is not one whose envelopes GnuPG and every browser can handle`
  }
  if (bits !== undefined && bits >= config.minRSABits && bits <= MAX_RSA_BITS) return null
  return `RSA must have ${String(config.minRSABits)} to ${String(MAX_RSA_BITS)} bits`
}
