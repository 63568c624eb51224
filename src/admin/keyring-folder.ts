/**
 * The folder of keys on disk, as a verb changes it: each file is exchanged whole, `keyring.json` last of all and
 * after the keys that it names; two changes at once are refused.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
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
  const path = join(folder, '.changing')
  if (isLeftBehind(path)) unlinkSync(path)
  try {
    writeFileSync(path, `${String(process.pid)} ${hostname()}`, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new SigiloError('not_found', `${folder} is not a folder that can be written to`, {
        cause,
      })
    }
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

/** A lock whose process on this machine is gone, by Ctrl-C say, must not stand in the way of an urgent revocation. */
function isLeftBehind(path: string): boolean {
  try {
    const [pid, host] = readFileSync(path, 'utf8').split(' ')
    if (host !== hostname()) return false
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
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
  try {
    const file = openSync(unfinished, 'w', 0o644)
    try {
      // Loops until all is written; a nearly full disk takes a part without an error.
      writeFileSync(file, content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(unfinished, path)
  } catch (cause) {
    rmSync(unfinished, { force: true })
    throw new SigiloError('no_room', `${path} could not be written; it is as it was`, { cause })
  }
}
