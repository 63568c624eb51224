/** The files of a folder of keys, for who verifies them: the server and the tool alike. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SigiloError } from '../domain/errors.js'

/** Null when there is no such file; throws `bad_key` when there is one that cannot be read. */
export function readKeyFilesOf(folder: string): (name: string) => string | null {
  return (name) => {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR') return null
      throw new SigiloError('bad_key', `${name} cannot be read (${String(code)})`, { cause })
    }
  }
}
