/**
 * The folder of keys on disk, as a verb changes it: each file is exchanged whole, `keyring.json` last of all and
 * after the keys that it names; two changes at once are refused.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint, KeyringEntry } from '../domain/keyring.js'

export interface KeyFile {
  fingerprint: Fingerprint
  armored: string
}

/** Runs a change while no other one can run. Throws `exists` when one is running. */
export async function withLock<Result>(
  folder: string,
  change: () => Promise<Result>,
): Promise<Result> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, '.changing')
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (cause) {
    throw new SigiloError('exists', 'another change of the keys is under way', {
      cause,
      hint: `if none is, remove ${path}`,
    })
  }
  try {
    return await change()
  } finally {
    unlinkSync(path)
  }
}

export function writeKeyring(
  folder: string,
  entries: readonly KeyringEntry[],
  newKeys: readonly KeyFile[],
): void {
  for (const { fingerprint, armored } of newKeys) {
    exchange(join(folder, `${fingerprint}.asc`), armored)
  }
  exchange(join(folder, 'keyring.json'), JSON.stringify({ version: 1, entries }, null, 2) + '\n')
}

/** Whole or not at all, also when the power fails. */
function exchange(path: string, content: string): void {
  const unfinished = `${path}.unfinished`
  const file = openSync(unfinished, 'w', 0o644)
  try {
    writeSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(unfinished, path)
}
