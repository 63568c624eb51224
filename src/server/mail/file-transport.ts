/** For a demonstration: mail goes to files that any mail program opens, and to nobody. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mail, SendMail } from './mail.js'

export function createFileTransport(folder: string): SendMail {
  return ({ slot, to, bytes }) => {
    const path = join(folder, `${slot}-${nameFor(to)}.eml`)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(`${path}.unfinished`, bytes, { mode: 0o600 })
    renameSync(`${path}.unfinished`, path)
    return Promise.resolve({ state: 'sent' })
  }
}

function nameFor(to: Mail['to']): string {
  return to.replaceAll(/[^A-Za-z0-9@._+-]/g, '_')
}
