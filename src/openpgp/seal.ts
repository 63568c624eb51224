/**
 * Seals an archive to every active key, as one envelope of version 1 (docs/envelope.md): a v3 PKESK for each key, one
 * v1 SEIPD, nothing else. It throws or returns an envelope; there is no third way, and no plaintext in any error.
 */
import { createMessage, encrypt, type Key } from 'openpgp'
import { SigiloError } from '../domain/errors.js'
import { judgeKey } from './judge-key.js'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'

/**
 * @param archive the padded archive of a tip
 * @param keys the active keys of a verified keyring
 * @param at the server's time, never the device's: with a clock that is wrong, valid keys look expired
 */
export async function seal(
  archive: Uint8Array,
  keys: readonly Key[],
  at: Date,
): Promise<Uint8Array> {
  const usableKeys = await findUsableKeys(keys, at)
  if (usableKeys.length === 0)
    throw new SigiloError('closed', 'no key is in force that can be sealed to')
  return encrypt({
    message: await createMessage({ binary: archive, date: new Date(0) }),
    encryptionKeys: usableKeys,
    // Given explicitly, or keys that announce SEIPDv2 make OpenPGP.js write what no GnuPG can read.
    sessionKey: { data: crypto.getRandomValues(new Uint8Array(32)), algorithm: 'aes256' },
    date: at,
    format: 'binary',
    config,
  })
}

/**
 * The active keys that can be sealed to at a moment. One that has expired is left out rather than closing the door to
 * every source; the server's gate reckons in the same way.
 */
export async function findUsableKeys(keys: readonly Key[], at: Date): Promise<Key[]> {
  const usable: Key[] = []
  for (const key of keys) {
    try {
      usable.push((await judgeKey(key, at)).key)
    } catch (error) {
      if (!(error instanceof SigiloError)) throw error
    }
  }
  return usable
}
