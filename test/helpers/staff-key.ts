/** A key as staff have it: a file of their own, with a passphrase. */
import { writeFileSync } from 'node:fs'
import { encryptKey } from 'openpgp'
import type { TestKey } from './keys.js'

export const PASSPHRASE = 'una frase larga'

/** @returns the path */
export async function writeStaffKey({ privateKey }: TestKey, path: string): Promise<string> {
  const locked = await encryptKey({ privateKey, passphrase: PASSPHRASE })
  writeFileSync(path, locked.armor())
  return path
}
