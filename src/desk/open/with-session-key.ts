/** Opens something sealed with that of the keys at hand which does; which one that is, nobody is asked. */
import type { PrivateKey, SessionKey } from 'openpgp'
import type { Fingerprint } from '../../domain/keyring.js'
import { fingerprintOf } from '../../openpgp/read-key.js'
import type { FileSource } from '../batch/file-source.js'
import { NotOpenedError } from '../not-opened.js'
import { findSessionKeys, isNamed } from './find-session-keys.js'
import { readRecipients } from './read-recipients.js'

/**
 * @param keys unlocked
 * @param open is given where the sealed packet begins, and throws NotOpenedError `damaged` when it is not this session key
 * @throws what `open` throws else; NotOpenedError when none of the keys opens it
 */
export async function withSessionKey<Opened>(
  source: FileSource,
  keys: readonly PrivateKey[],
  open: (sealedAt: number, sessionKey: SessionKey) => Promise<Opened>,
): Promise<{ opened: Opened; openedBy: Fingerprint }> {
  const recipients = await readRecipients(source)
  // Of one who is not named nobody knows whether it is one of these.
  const fault = isNamed(recipients, keys) ? 'damaged' : 'other_keys'
  let cause: unknown
  for await (const { sessionKey, key } of findSessionKeys(recipients, keys)) {
    try {
      const opened = await open(recipients.sealedAt, sessionKey)
      return { opened, openedBy: fingerprintOf(key) }
    } catch (error) {
      // It may be that of another key, or made up; the next one may be right.
      if (!(error instanceof NotOpenedError) || error.reason !== 'damaged') throw error
      cause = error
    } finally {
      sessionKey.data.fill(0)
    }
  }
  throw new NotOpenedError(fault, { cause })
}
