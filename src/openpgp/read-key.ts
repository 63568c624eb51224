/** Reads one public key of version 4, from bytes that anybody may have made. Every refusal is one plain sentence. */
import { armor, enums, readKeys, unarmor, type Key } from 'openpgp'
import { SigiloError } from '../domain/errors.js'
import { findFingerprint, type Fingerprint } from '../domain/keyring.js'
import { MAX_KEY_BYTES } from '../domain/limits.js'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'

/** The binary form of an armored key, which is what a keyring's hashes are of. Throws `bad_key`. */
export async function unarmorKey(armored: string): Promise<Uint8Array> {
  // Armor adds a third and its lines; twice the size is never one key within the limit.
  if (armored.length > 2 * MAX_KEY_BYTES) throw badKey('the file is too large to be one key')
  try {
    const { data } = await unarmor(armored, config)
    if (data instanceof Uint8Array) return data
  } catch (cause) {
    throw badKey('it is not an armored OpenPGP key, or it is damaged', cause)
  }
  throw badKey('it is not an armored OpenPGP key')
}

/** The armored form of a binary public key: no headers, no checksum that could be wrong. */
export function armorKey(binary: Uint8Array): string {
  return armor(enums.armor.publicKey, binary, undefined, undefined, undefined, false, config)
}

/** Throws `bad_key` unless the bytes are exactly one public key; a secret key is refused like any other mistake. */
export async function readPublicKey(binaryKeys: Uint8Array): Promise<Key> {
  if (binaryKeys.length > MAX_KEY_BYTES) throw badKey('the file is too large to be one key')
  let keys: Key[]
  try {
    keys = await readKeys({ binaryKeys, config })
  } catch (cause) {
    throw badKey('it is not an OpenPGP key of version 4, or it is damaged', cause)
  }
  const [key] = keys
  if (key === undefined || keys.length > 1) throw badKey('there is not exactly one key in it')
  if (key.isPrivate()) throw badKey('it is a secret key, which must never come near a server')
  if (findFingerprint(fingerprintOf(key)) === null) {
    throw badKey('it is of a version whose envelopes GnuPG cannot open')
  }
  return key
}

/** Of a key that `readPublicKey` returned. */
export function fingerprintOf(key: Key): Fingerprint {
  return key.getFingerprint().toUpperCase() as Fingerprint
}

export function badKey(reason: string, cause?: unknown): SigiloError {
  return new SigiloError('bad_key', `this key cannot be used: ${reason}`, { cause })
}
