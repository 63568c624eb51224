/** The files of a folder of keys, for who verifies them: the server and the tool alike. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Null when there is no such file. */
export function readKeyFilesOf(folder: string): (name: string) => string | null {
  return (name) => {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch {
      return null
    }
  }
}
