/**
 * The private-key half: opens one envelope with the staff's keys. Runs on a machine that is offline; nothing that serves
 * or seals may reach this folder (dependency-cruiser holds it).
 */
import { decrypt, decryptKey, readMessage, readPrivateKey, type PrivateKey } from 'openpgp'
import {
  createTipReader,
  type FileTaker,
  type TipReader,
  type TipTexts,
} from '../archive/tip-archive.js'
import { SigiloError } from '../domain/errors.js'
import { OPENPGP_CONFIG } from '../openpgp/openpgp-config.js'

/**
 * What is opened may be larger than the memory, so it is given out before its end, where it says whether it was changed,
 * has been seen. Whoever takes it keeps nothing unless the end was good: see `FileTaker`.
 */
const config = { ...OPENPGP_CONFIG, allowUnauthenticatedStream: true }

const TAKES_NO_FILES: FileTaker = { begin: () => undefined, take: () => undefined }

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
 * @param taker is given the files as they come, and must forget them when this throws
 */
export async function openEnvelope(
  envelope: ReadableStream<Uint8Array> | Uint8Array,
  keys: readonly PrivateKey[],
  taker: FileTaker = TAKES_NO_FILES,
): Promise<TipTexts> {
  const message = await readEnvelope(envelope)
  const held = new Set(keys.flatMap((key) => key.getKeyIDs().map((id) => id.toHex())))
  if (!message.getEncryptionKeyIDs().some((id) => held.has(id.toHex()))) {
    throw new SigiloError('not_opened', 'it is sealed to other keys than these')
  }
  const reader = createTipReader(taker)
  try {
    const opened = await decrypt({ message, decryptionKeys: [...keys], format: 'binary', config })
    return await readAll(opened.data as unknown as ReadableStream<Uint8Array> | Uint8Array, reader)
  } catch (cause) {
    if (cause instanceof SigiloError) throw cause
    throw new SigiloError('not_opened', 'it does not open: it is damaged or was changed', { cause })
  }
}

/** Reads to the end even if the archive is not one of a tip: when it was damaged, that is the reason to give. */
async function readAll(
  archive: ReadableStream<Uint8Array> | Uint8Array,
  reader: TipReader,
): Promise<TipTexts> {
  const faults: SigiloError[] = []
  const push = (piece: Uint8Array): void => {
    try {
      if (faults.length === 0) reader.push(piece)
    } catch (error) {
      if (!(error instanceof SigiloError)) throw error
      faults.push(error)
    }
  }
  if (archive instanceof Uint8Array) push(archive)
  else {
    const pieces = archive.getReader()
    for (;;) {
      const { done, value } = await pieces.read()
      if (done) break
      push(value)
    }
  }
  if (faults[0]) throw faults[0]
  return reader.finish()
}

async function readEnvelope(
  binaryMessage: ReadableStream<Uint8Array> | Uint8Array,
): Promise<Awaited<ReturnType<typeof readMessage>>> {
  try {
    return await readMessage({ binaryMessage, config } as Parameters<typeof readMessage>[0])
  } catch (cause) {
    throw new SigiloError('not_opened', 'it is not an envelope', { cause })
  }
}
