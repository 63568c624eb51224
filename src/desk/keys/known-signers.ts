/**
 * Whose case files are taken without a question: the keys of the keyring that are in force or were once, and those at hand that
 * somebody has shown to be theirs. None that the keyring has revoked, wherever else it may be: whoever stole it could sign with it.
 */
import type { Key, PrivateKey } from 'openpgp'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { fingerprintOf, readPublicKey } from '../../openpgp/read-key.js'

/**
 * @param keyring verified, by an anchor that a person knows; null: there is none
 * @param held opened with a passphrase, or named by hand
 */
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
