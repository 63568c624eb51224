/** Writes an opened tip into a folder of its own. Names are ours, nothing is overwritten, nobody else may read it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TipFiles } from '../archive/tip-archive.js'
import { SigiloError } from '../domain/errors.js'
import type { Receipt } from '../domain/receipt.js'

/** @returns the folder made. Throws `exists` when there is one already. */
export function writeTip(outFolder: string, receipt: Receipt, files: TipFiles): string {
  mkdirSync(outFolder, { recursive: true, mode: 0o700 })
  const folder = join(outFolder, receipt)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (cause) {
    throw new SigiloError('exists', `${folder} stands already; nothing was overwritten`, { cause })
  }
  writeFileSync(join(folder, 'tip.txt'), files.text, { flag: 'wx', mode: 0o600 })
  writeFileSync(join(folder, 'tip.json'), files.json, { flag: 'wx', mode: 0o600 })
  return folder
}
