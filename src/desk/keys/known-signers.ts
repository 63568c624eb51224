/**
 * Whose case files are taken without a question: the keys of the keyring that are in force or were once, and those that are
 * unlocked here. None that the keyring has revoked, wherever else it may be at hand: whoever stole it could sign with it.
 */
import type { Key, PrivateKey } from 'openpgp'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { fingerprintOf, readPublicKey } from '../../openpgp/read-key.js'

/** @param keyring verified, by an anchor that a person knows; null: there is none */
export async function findKnownSigners(
  keyring: KeyringFiles | null,
  held: readonly PrivateKey[],
): Promise<Key[]> {
  const keys = keyring?.history.keys
  const signers: Key[] = held
    .filter((key) => keys?.get(fingerprintOf(key))?.state !== 'revoked')
    .map((key) => key.toPublic())
  for (const [fingerprint, { state }] of keys ?? []) {
    if (state !== 'active' && state !== 'retired') continue
    const bytes = keyring?.findBytes(fingerprint)
    if (bytes) signers.push(await readPublicKey(bytes))
  }
  return signers
}
