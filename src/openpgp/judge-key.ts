/** Judges whether tips may be sealed to a key, by the same library that seals (DESIGN 6): one plain sentence per key. */
import { enums, type AlgorithmInfo, type Key, type Subkey } from 'openpgp'
import { DAY_MS } from '../domain/day.js'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'
import { badKey } from './read-key.js'

export interface JudgedKey {
  key: Key
  /** The key or subkey that envelopes are addressed to: its key id, 16 lower-case hexadecimal digits. */
  encryptionKeyId: string
  /** Milliseconds since 1970; Infinity when it does not expire. */
  usableUntilMs: number
}

/** A key that is put in force must last at least so long, or it is about to close the door again. */
export const MIN_DAYS_LEFT = 30

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
    throw badKey(await explain(key, at), cause)
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

/** Like `judgeKey`, for a key that is about to be put in force: it must have 30 days left. */
export async function judgeNewKey(key: Key, at: Date): Promise<JudgedKey> {
  const judged = await judgeKey(key, at)
  const daysLeft = daysUntil(judged.usableUntilMs, at)
  if (daysLeft >= MIN_DAYS_LEFT) return judged
  throw badKey(
    `it expires in ${String(daysLeft)} days, and at least ${String(MIN_DAYS_LEFT)} must be left`,
  )
}

/** Throws `bad_key` unless the key can sign a keyring so that every browser and Node can verify it. */
export async function judgeAnchor(key: Key, at: Date): Promise<void> {
  const reason = refusePrimary(key.getAlgorithmInfo())
  if (reason !== null) throw badKey(reason)
  if (await key.isRevoked(undefined, undefined, at, config)) throw badKey('it is revoked')
  try {
    await key.getSigningKey(undefined, at, undefined, config)
  } catch (cause) {
    throw badKey('it cannot sign now: expired, not valid yet, or not for signing', cause)
  }
}

/** Whole days; Infinity when it never ends. */
export function daysUntil(endMs: number, at: Date): number {
  return Math.floor((endMs - at.getTime()) / DAY_MS)
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

/** Why the library finds no part that can be sealed to, in words that tell an admin what to do next. */
async function explain(key: Key, at: Date): Promise<string> {
  if (key.getCreationTime() > at) return 'it is not valid yet: it was made in the future'
  const end = await key.getExpirationTime(undefined, config)
  if (end === null) return 'its own signatures do not hold: made with SHA-1, damaged, or missing'
  if (end <= at) return 'it has expired'
  const faults = await Promise.all(key.subkeys.map((subkey) => explainSubkey(subkey, at)))
  return faults.find((fault) => fault !== null) ?? 'it is for signing only'
}

/** Null for a subkey that was never meant for sealing. */
async function explainSubkey(subkey: Subkey, at: Date): Promise<string | null> {
  const { algorithm } = subkey.getAlgorithmInfo()
  if (!['ecdh', 'x25519', 'x448', 'elgamal'].includes(algorithm) && !algorithm.startsWith('rsa')) {
    return null
  }
  try {
    await subkey.verify(at, config)
  } catch (error) {
    const { message } = error as Error
    if (message.includes('revoked')) return 'its part for sealing is revoked'
    if (message.includes('expired')) return 'its part for sealing has expired'
    return 'the signature that binds its part for sealing does not hold: made with SHA-1, or damaged'
  }
  const [flags = 0] = subkey.bindingSignatures[0]?.keyFlags ?? []
  const isForSealing =
    (flags & (enums.keyFlags.encryptCommunication | enums.keyFlags.encryptStorage)) !== 0
  return isForSealing ? (refuseEncryption(subkey.getAlgorithmInfo()) ?? 'it is too weak') : null
}
