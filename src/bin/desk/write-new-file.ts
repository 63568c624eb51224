import { writeFileSync } from 'node:fs'
import { SigiloError } from '../../domain/errors.js'

/** For its owner alone. Throws `exists` rather than write over a file. */
export function writeNewFile(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    throw new SigiloError('exists', `${path} stands already, or cannot be written`, { cause })
  }
  process.stderr.write(`sigilo: ${path} written\n`)
}
