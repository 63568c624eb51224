/** An anchor whose secret key is a file, for admins without GnuPG. Loaded only when one is named. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { SignStatement } from '../admin/append-entry.js'
import { isLocked, unlockKey } from '../desk/open-envelope.js'
import { SigiloError } from '../domain/errors.js'
import { makeKey, signWith } from './make-key.js'

export interface AnchorFile {
  /** The binary public key. */
  binary: Uint8Array
  sign: SignStatement
}

/** @param askPassphrase is asked only when the key is locked */
export async function readAnchorFile(
  path: string,
  askPassphrase: () => Promise<string>,
): Promise<AnchorFile> {
  let armored: string
  try {
    armored = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SigiloError('not_found', `${path} cannot be read`, { cause })
  }
  const key = await unlockKey(armored, (await isLocked(armored)) ? await askPassphrase() : null)
  return { binary: key.toPublic().write(), sign: signWith(key) }
}

/** Throws `exists` rather than write over a file. */
export async function makeAnchorFile(
  path: string,
  name: string,
  passphrase: string,
): Promise<void> {
  const { privateArmor } = await makeKey({ name }, passphrase)
  try {
    writeFileSync(path, privateArmor, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    throw new SigiloError('exists', `${path} stands already, or cannot be written`, { cause })
  }
}
