import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { dayOf } from '../../src/domain/day.js'
import { Sqlite } from '../../src/server/store/sqlite.js'
import type { TestKey } from '../helpers/keys.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import {
  postEnvelope,
  sealSomething,
  startSimpleIntake,
  type TestIntake,
} from '../helpers/running-intake.js'
import { readStore } from '../helpers/stored.js'
import { tempFolder } from '../helpers/temp-folder.js'

let intake: TestIntake
let key: TestKey
let folder: string
const at = (name: string): string => join(folder, name)

/** Secrets and remains that must not be in a backup, where they stand in the database. */
const SESSION = 'a1'.repeat(32)
const LINK = 'b2'.repeat(32)
const PENDING = 'scrypt$16384$8$1$pending$pending'
const remains = randomBytes(9_000)

const backup = (...args: string[]): Spoken =>
  sigilo(['backup', ...args], { SIGILO_DATA: intake.config.dataFolder })

beforeAll(async () => {
  ;({ intake, key } = await startSimpleIntake())
  folder = tempFolder()
  for (let i = 0; i < 3; i++) await postEnvelope(intake, await sealSomething(key))
  const database = new Sqlite(intake.config.databasePath)
  const person = 'c3'.repeat(16)
  database
    .prepare(
      "INSERT INTO people VALUES (?, 'Ana', 'admin', 'active', 'es', '2026-11-01', 'h', 't', 0)",
    )
    .run(person)
  database.prepare('INSERT INTO sessions VALUES (?, ?, 1, 1, 1)').run(SESSION, person)
  database.prepare("INSERT INTO invitations VALUES (?, ?, 1, ?, 't')").run(LINK, person, PENDING)
  database
    .prepare("INSERT INTO uploads VALUES (?, 20000, 9000, 1, '2026-11-25', 'arriving', NULL)")
    .run('d4'.repeat(16))
  for (const body of ['arriving', 'forgotten', 'aside']) {
    database.prepare('INSERT INTO body_chunks VALUES (?, 0, ?)').run(body, remains)
  }
  database.exec("INSERT INTO forgotten_bodies VALUES ('forgotten')")
  database.exec("INSERT INTO bodies_set_aside VALUES ('aside')")
  database.close()
})

describe('sigilo backup', () => {
  it('copies every envelope while the server runs, for nobody else to read', () => {
    const { status, stdout, stderr } = backup(at('one.db'))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.split('\n')[0]).toMatch(/one\.db: 3 envelopes, \d\.\d MB, checked$/)
    expect(readdirSync(folder)).toEqual(['one.db'])
    expect(statSync(at('one.db')).mode & 0o777).toBe(0o600)
    const due = [...readStore(intake)]
    expect(due).toHaveLength(3)
    const config = { ...intake.config, databasePath: at('one.db') }
    expect([...readStore({ config })]).toEqual(due)
  })

  it('keeps people, and nothing that lets anybody in or belongs to nobody', () => {
    backup(at('two.db'))
    const [file, source] = [at('two.db'), intake.config.databasePath].map((path) =>
      Buffer.concat([
        readFileSync(path),
        ...(path.endsWith('two.db') ? [] : [readFileSync(`${path}-wal`)]),
      ]),
    )
    for (const secret of [
      SESSION,
      LINK,
      PENDING,
      'd4'.repeat(16),
      remains.subarray(0, 64),
      remains.subarray(-64),
    ]) {
      expect(source!.includes(secret)).toBe(true)
      expect(file!.includes(secret)).toBe(false)
    }
    const copy = new Sqlite(at('two.db'))
    expect(copy.prepare('SELECT name FROM people').pluck().all()).toEqual(['Ana'])
    expect(copy.prepare('SELECT count(*) FROM body_chunks').pluck().get()).toBe(3)
    copy.close()
    const kept = new Sqlite(intake.config.databasePath)
    expect(kept.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(1)
    expect(kept.prepare('SELECT made_day FROM backups').pluck().all()).toEqual([dayOf(Date.now())])
    kept.close()
  })

  it('overwrites nothing, and says what else it cannot do', () => {
    writeFileSync(at('mine'), 'mine')
    const refused = backup(at('mine'))
    expect(refused).toMatchObject({ status: 73, stdout: '' })
    expect(refused.stderr).toContain('is there already, and was left alone')
    expect(readFileSync(at('mine'), 'utf8')).toBe('mine')
    expect(backup(at('nowhere/one.db'))).toMatchObject({ status: 66, stdout: '' })
    expect(backup().stderr).toContain('to which file')
    expect(backup(at('a'), at('b')).stderr).toContain('to which file')
  })

  it('keeps no half of a copy when the disk is full, and does not call it a backup', () => {
    const database = new Sqlite(intake.config.databasePath)
    database.exec('DELETE FROM backups')
    mkdirSync(at('stick'))
    const script = `ulimit -f 40; trap '' XFSZ; exec "${process.execPath}" dist/bin/sigilo.js backup "${at('stick/full.db')}"`
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      env: { ...process.env, SIGILO_DATA: intake.config.dataFolder },
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({
      status: 74,
      stderr: expect.stringContaining('could not be written whole, and was not kept'),
    })
    expect(readdirSync(at('stick'))).toEqual([])
    expect(database.prepare('SELECT count(*) FROM backups').pluck().get()).toBe(0)
    database.close()
  })

  it('begins anew where one was broken off', () => {
    writeFileSync(at('three.db.unfinished'), 'half', { mode: 0o644 })
    writeFileSync(at('three.db.copy.unfinished'), 'half', { mode: 0o644 })
    expect(backup(at('three.db')).status).toBe(0)
    expect(readdirSync(folder).filter((name) => name.startsWith('three'))).toEqual(['three.db'])
    expect(statSync(at('three.db')).mode & 0o777).toBe(0o600)
  })
})
