/**
 * Writes an opened tip into a folder of its own. Names are ours, nothing is overwritten, nobody else may read it, and until
 * the whole tip has been seen to be good it stands under a name that says so.
 */
import {
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { FileTaker, TipTexts } from '../../archive/tip-archive.js'
import { SigiloError } from '../../domain/errors.js'
import { replaceControlCharacters } from '../../domain/questionnaire.js'
import type { Receipt } from '../../domain/receipt.js'

export interface TipWriter extends FileTaker {
  /** Gives the folder its name, and returns it. Throws `exists` when there is one already. */
  keep(receipt: Receipt, texts: TipTexts): string
  /** Removes what was written, unless it was kept. */
  close(): void
}

const UNFINISHED = 'unfinished-'

export function createTipWriter(outFolder: string): TipWriter {
  const unfinished = makeFolderIn(outFolder)
  let file: number | null = null

  function endFile(): void {
    if (file !== null) closeSync(file)
    file = null
  }

  return {
    begin(name) {
      endFile()
      const folder = join(unfinished, 'files')
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      file = openSync(join(folder, name), 'wx', 0o600)
    },
    take(bytes) {
      for (let offset = 0; offset < bytes.length && file !== null;) {
        offset += writeSync(file, bytes, offset)
      }
    },
    keep(receipt, { text, json }) {
      endFile()
      const folder = join(outFolder, receipt)
      // A link that leads nowhere is something too.
      if (lstatSync(folder, { throwIfNoEntry: false })) {
        throw new SigiloError('exists', `${folder} stands already; nothing was overwritten`)
      }
      write(join(unfinished, 'tip.txt'), text)
      write(join(unfinished, 'tip.json'), json)
      renameSync(unfinished, folder)
      return folder
    },
    close() {
      endFile()
      rmSync(unfinished, { recursive: true, force: true })
    },
  }
}

/** What writers have left in a folder that never came to close it: paths, in the order of their names. */
export function findUnfinished(outFolder: string): string[] {
  try {
    return readdirSync(outFolder)
      .filter((name) => name.startsWith(UNFINISHED))
      .sort()
      .map((name) => join(outFolder, name))
  } catch {
    // Not there yet, or none that can be read: who writes into it will see.
    return []
  }
}

function makeFolderIn(outFolder: string): string {
  try {
    mkdirSync(outFolder, { recursive: true, mode: 0o700 })
    return mkdtempSync(join(outFolder, UNFINISHED))
  } catch (cause) {
    throw new SigiloError('exists', `${outFolder} is no folder that can be written in`, { cause })
  }
}

/** What the form seals has no control characters; a hostile one could drive the terminal of who prints the file. */
function write(path: string, bytes: Uint8Array): void {
  const text = replaceControlCharacters(new TextDecoder().decode(bytes), '\ufffd')
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
}
