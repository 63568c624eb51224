/**
 * Makes secret keys and signs with them: for the demonstration, and for an admin whose anchor is a file. Nothing that
 * serves can reach this file.
 */
import { createMessage, generateKey, sign, type PrivateKey } from 'openpgp'
import type { SignStatement } from '../admin/append-entry.js'
import { OPENPGP_CONFIG as config } from '../openpgp/openpgp-config.js'
import { readPublicKey, fingerprintOf, unarmorKey } from '../openpgp/read-key.js'
import type { Fingerprint } from '../domain/keyring.js'

export interface MadeKey {
  fingerprint: Fingerprint
  publicArmor: string
  privateArmor: string
  /** The binary public key. */
  binary: Uint8Array
}

/** Curve25519 in the form that GnuPG 2.2 reads, without an end. */
export async function makeKey(
  userId: { name: string; email?: string },
  passphrase: string | null,
): Promise<MadeKey> {
  const pair = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [userId],
    ...(passphrase !== null && { passphrase }),
    format: 'armored',
    config,
  })
  const binary = await unarmorKey(pair.publicKey)
  return {
    fingerprint: fingerprintOf(await readPublicKey(binary)),
    publicArmor: pair.publicKey,
    privateArmor: pair.privateKey,
    binary,
  }
}

/** @param signingKeys must be unlocked */
export function signWith(signingKeys: PrivateKey): SignStatement {
  return async (statement) => {
    const message = await createMessage({ binary: statement })
    return sign({ message, signingKeys, detached: true, format: 'binary', config })
  }
}
