/**
 * `sigilo backup FILE`: a copy of the database, made while the server runs. It is whole and checked or it is not there, it is
 * for nobody else to read, and it overwrites nothing.
 */
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Day } from '../domain/day.js'
import { SigiloError } from '../domain/errors.js'
import { giveName } from './give-name.js'

export interface BackupDeps {
  /** Everything, into an empty file. */
  copyTo: (path: string) => void
  /** What a backup holds of the copy, into another empty file. */
  writeBackup: (copyPath: string, backupPath: string) => void
  check: (path: string) => { fault: string | null; envelopes: number }
  record: (day: Day) => void
  today: Day
  say: (line: string) => void
}

/** Throws `exists`, or `no_room` when it could not be written whole; then nothing of it is kept. */
export function backupDatabase(deps: BackupDeps, file: string): void {
  const path = resolve(file)
  if (existsSync(path)) {
    throw new SigiloError('exists', `${file} is there already, and was left alone`, {
      hint: 'give the backup another name, its day for instance',
    })
  }
  if (!existsSync(dirname(path))) {
    throw new SigiloError('not_found', `there is no folder ${dirname(path)}`)
  }
  const unfinished = `${path}.unfinished`
  const copy = `${path}.copy.unfinished`
  let envelopes: number
  try {
    makeEmpty(copy)
    deps.copyTo(copy)
    makeEmpty(unfinished)
    deps.writeBackup(copy, unfinished)
    envelopes = demandSound(deps.check(unfinished))
    flush(unfinished)
    giveName(unfinished, path)
    flush(dirname(path))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new SigiloError('exists', `${file} is there already, and was left alone`, { cause })
    }
    throw new SigiloError('no_room', `${file} could not be written whole, and was not kept`, {
      cause,
      hint: 'is there room for it twice on that disk? The server has lost nothing',
    })
  } finally {
    for (const each of [copy, unfinished]) rmSync(each, { force: true })
  }
  deps.record(deps.today)
  deps.say(`${file}: ${describe(envelopes, statSync(path).size)}, checked`)
  deps.say('sessions, links and unfinished uploads are not in it; how staff prove who they are is')
  deps.say('the keys folder is not in it: keep a copy of that too, and both on another machine')
}

/** Ours alone from its first byte. */
function makeEmpty(path: string): void {
  rmSync(path, { force: true })
  closeSync(openSync(path, 'wx', 0o600))
}

function demandSound({ fault, envelopes }: { fault: string | null; envelopes: number }): number {
  if (fault !== null) throw new Error(`the copy is not sound: ${fault}`)
  return envelopes
}

function flush(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function describe(envelopes: number, sizeBytes: number): string {
  const count = envelopes === 1 ? '1 envelope' : `${String(envelopes)} envelopes`
  return `${count}, ${(sizeBytes / 1_000_000).toFixed(1)} MB`
}
