/**
 * The private-key half: opens one envelope with the staff's keys. Runs on a machine that is offline; nothing that serves
 * or seals may reach this folder (dependency-cruiser holds it).
 */
import { decryptKey, readPrivateKey, type PrivateKey } from 'openpgp'
import type { FileTaker, TipTexts } from '../archive/tip-archive.js'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'
import { OPENPGP_CONFIG as config } from '../openpgp/openpgp-config.js'
import type { FileSource } from './batch/file-source.js'
import { heldSource } from './batch/read-bytes.js'
import { openSealed } from './open/open-sealed.js'
import { TAKES_NO_FILES } from './open/opener.js'
import { withSessionKey } from './open/with-session-key.js'

/** Reads a secret key and unlocks it. Throws `bad_key`; the passphrase is in no error. */
export async function unlockKey(
  armoredKey: string,
  passphrase: string | null,
): Promise<PrivateKey> {
  let key: PrivateKey
  try {
    key = await readPrivateKey({ armoredKey, config })
  } catch (cause) {
    throw new SigiloError('bad_key', 'this is not a secret key, or it is damaged', { cause })
  }
  if (key.isDecrypted()) return key
  if (passphrase === null) throw new SigiloError('bad_key', 'this key needs its passphrase')
  try {
    return await decryptKey({ privateKey: key, passphrase, config })
  } catch (cause) {
    throw new SigiloError('bad_key', 'the passphrase does not open this key', { cause })
  }
}

/** Whether a secret key needs a passphrase at all. Throws `bad_key`. */
export async function isLocked(armoredKey: string): Promise<boolean> {
  try {
    return !(await readPrivateKey({ armoredKey, config })).isDecrypted()
  } catch (cause) {
    throw new SigiloError('bad_key', 'this is not a secret key, or it is damaged', { cause })
  }
}

/**
 * Opens an envelope and takes its archive apart. Throws NotOpenedError, with one plain reason: that is a normal state at
 * the desk, for anybody can seal anything to a public key.
 * @param keys unlocked; which of them opens it is found here
 * @param taker is given the files as they come, and must forget them when this throws
 */
export async function openEnvelope(
  envelope: FileSource | Uint8Array,
  keys: readonly PrivateKey[],
  taker: FileTaker = TAKES_NO_FILES,
): Promise<TipTexts & { openedBy: Fingerprint }> {
  const source = 'read' in envelope ? envelope : heldSource('', envelope)
  const { opened, openedBy } = await withSessionKey(source, keys, (sealedAt, sessionKey) =>
    openSealed(source, sealedAt, sessionKey, taker),
  )
  return { ...opened, openedBy }
}
