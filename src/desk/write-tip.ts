/** Writes an opened tip into a folder of its own. Names are ours, nothing is overwritten, nobody else may read it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TipFiles } from '../archive/tip-archive.js'
import { SigiloError } from '../domain/errors.js'
import { replaceControlCharacters } from '../domain/questionnaire.js'
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
  write(join(folder, 'tip.txt'), files.text)
  write(join(folder, 'tip.json'), files.json)
  return folder
}

/** What the form seals has no control characters; a hostile one could drive the terminal of who prints the file. */
function write(path: string, bytes: Uint8Array): void {
  const text = replaceControlCharacters(new TextDecoder().decode(bytes), '\ufffd')
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
}
