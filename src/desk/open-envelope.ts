/**
 * The private-key half: opens one envelope with the staff's keys. Runs on a machine that is offline; nothing that serves
 * or seals may reach this folder (dependency-cruiser holds it).
 */
import { decrypt, decryptKey, readMessage, readPrivateKey, type PrivateKey } from 'openpgp'
import { readTipArchive, type TipFiles } from '../archive/tip-archive.js'
import { SigiloError } from '../domain/errors.js'
import { OPENPGP_CONFIG as config } from '../openpgp/openpgp-config.js'

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
 * Opens an envelope and takes its archive apart. Throws `not_opened`, with one plain reason: that is a normal state at
 * the desk, for anybody can seal anything to a public key.
 */
export async function openEnvelope(
  envelope: Uint8Array,
  keys: readonly PrivateKey[],
): Promise<TipFiles> {
  const message = await readEnvelope(envelope)
  const held = new Set(keys.flatMap((key) => key.getKeyIDs().map((id) => id.toHex())))
  if (!message.getEncryptionKeyIDs().some((id) => held.has(id.toHex()))) {
    throw new SigiloError('not_opened', 'it is sealed to other keys than these')
  }
  let archive: Uint8Array
  try {
    const opened = await decrypt({ message, decryptionKeys: [...keys], format: 'binary', config })
    archive = opened.data as Uint8Array
  } catch (cause) {
    throw new SigiloError('not_opened', 'it does not open: it is damaged or was changed', { cause })
  }
  return readTipArchive(archive)
}

async function readEnvelope(
  binaryMessage: Uint8Array,
): Promise<Awaited<ReturnType<typeof readMessage>>> {
  try {
    return await readMessage({ binaryMessage, config })
  } catch (cause) {
    throw new SigiloError('not_opened', 'it is not an envelope', { cause })
  }
}
