/**
 * Which set of the keyring's history an envelope is sealed to, by the key ids that it names. Those are authenticated by nobody:
 * this tells what was sealed by hand or by a form with other keys, and cannot tell a form that writes right ids on wrong keys.
 */
import type { Key } from 'openpgp'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { judgeKey } from '../../openpgp/judge-key.js'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { readSignedKey } from '../../openpgp/verify-keyring.js'
import type { KeySet } from '../opened-tip.js'

export type JudgeKeySet = (keyIds: readonly string[]) => KeySet

/** @param keyring verified, by an anchor that a person knows; null: there is none */
export async function createKeySetJudge(
  keyring: KeyringFiles | null,
  now: Date,
): Promise<JudgeKeySet> {
  if (keyring === null) return () => 'not_checked'
  const { history } = keyring
  const owners = new Map<string, Fingerprint>()
  const unusable = new Set<Fingerprint>()
  for (const fingerprint of history.keys.keys()) {
    const key = await readSigned(keyring, fingerprint)
    if (key === null) continue
    for (const id of key.getKeyIDs()) owners.set(id.toHex(), fingerprint)
    if (!(await isUsable(key, now))) unusable.add(fingerprint)
  }
  const former = history.activeSets.slice(0, -1)
  const inForce = history.activeSets.slice(-1)

  return (keyIds) => {
    const sealedTo = new Set(keyIds.map((id) => owners.get(id)))
    // A key that is not of the keyring, or one that stands there twice.
    if (sealedTo.has(undefined) || sealedTo.size < keyIds.length) return 'unknown'
    const named = sealedTo as Set<Fingerprint>
    // Browsers leave out a key that has expired (docs/decisions/0008).
    const isSealedTo = ({ fingerprints }: { fingerprints: Fingerprint[] }): boolean =>
      [...named].every((each) => fingerprints.includes(each)) &&
      fingerprints.every((each) => named.has(each) || unusable.has(each))
    const isRevoked = [...named].some((each) => history.keys.get(each)?.state === 'revoked')
    if (named.size === 0) return 'unknown'
    if (inForce.some(isSealedTo)) return 'in_force'
    if (!former.some(isSealedTo)) return 'unknown'
    return isRevoked ? 'revoked' : 'former'
  }
}

/** Null: the file of a key that nothing needs any more is gone, or is another; then nothing is known to be sealed to it. */
async function readSigned(
  { history, findBytes }: KeyringFiles,
  fingerprint: Fingerprint,
): Promise<Key | null> {
  try {
    return await readSignedKey(history, fingerprint, findBytes)
  } catch (error) {
    if (error instanceof SigiloError) return null
    throw error
  }
}

async function isUsable(key: Key, now: Date): Promise<boolean> {
  try {
    await judgeKey(key, now)
    return true
  } catch (error) {
    if (error instanceof SigiloError) return false
    throw error
  }
}
