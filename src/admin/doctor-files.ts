/** Checks of `sigilo doctor`: who else on the machine could read the database, or put a key into the folder of keys. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { look, ok, wrong, type Finding } from './doctor-finding.js'

/** What group and others may do. */
const ANY_FOR_OTHERS = 0o077
const READ_FOR_OTHERS = 0o044
const WRITE_FOR_OTHERS = 0o022

/** SQLite makes its files readable for all, which counts only where others can get to them. */
export function checkDataFolder(folder: string, databasePath: string): Finding {
  if ((modeOf(folder) & ANY_FOR_OTHERS) === 0) return ok(`${folder} is open to the server alone`)
  const readable = ['', '-wal', '-shm']
    .map((suffix) => databasePath + suffix)
    .filter((path) => existsSync(path) && (modeOf(path) & READ_FOR_OTHERS) !== 0)
  return readable.length > 0
    ? wrong(`others on this machine can read ${readable.join(', ')}`, `chmod 700 ${folder}`)
    : look(`others on this machine can look into ${folder}`, `chmod 700 ${folder}`)
}

export function checkKeysFolder(folder: string): Finding[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
  const secret = names.filter((name) => holdsSecretKey(join(folder, name)))
  const writable = [folder, ...names.map((name) => join(folder, name))].filter(
    (path) => (modeOf(path) & WRITE_FOR_OTHERS) !== 0,
  )
  return [
    secret.length > 0
      ? wrong(
          `a secret key is in ${folder}: ${secret.join(', ')}`,
          'take it off this machine, hold it for stolen, and rotate it',
        )
      : ok(`no secret key is in ${folder}`),
    ...(writable.length > 0
      ? [
          wrong(
            `others on this machine can write ${writable.join(', ')}`,
            `chmod -R go-w ${folder}`,
          ),
        ]
      : []),
  ]
}

/** More than any keyring or public key is. */
const MAX_READ_BYTES = 4_194_304

function holdsSecretKey(path: string): boolean {
  return statSync(path).size <= MAX_READ_BYTES && readFileSync(path).includes('PRIVATE KEY BLOCK')
}

function modeOf(path: string): number {
  return statSync(path).mode
}
