import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, it } from '@jest/globals'
import { DAY_MS, dayOf, type Day } from '../../src/domain/day.js'
import {
  expectFinding,
  makeRealKey,
  makeRealKeyring,
  set,
  startDoctored,
  type Case,
  type DoctoredServer,
} from '../helpers/doctored.js'
import type { TestKeyring } from '../helpers/keys.js'

const daysAgo = (days: number): Day => dayOf(Date.now() - days * DAY_MS)

const CASES: Case[] = [
  [
    'a full disk',
    'wrong',
    'nothing new is taken',
    set('SIGILO_DISK_FLOOR_BYTES', '9007199254740991'),
  ],
  [
    'a clock that went back',
    'wrong',
    'something came or was signed on 2099-01-01',
    ({ run }) => {
      run("INSERT INTO day_counts VALUES ('2099-01-01', 'new', 1)")
    },
  ],
  [
    'a file that is no database',
    'wrong',
    'database   it could not be looked at (SqliteError SQLITE_NOTADB)',
    async ({ intake }) => {
      await intake.stop()
      writeFileSync(intake.config.databasePath, 'something else '.repeat(1000))
    },
  ],
  [
    'a damaged database',
    'wrong',
    'database   ',
    async ({ intake }) => {
      await intake.stop()
      const path = intake.config.databasePath
      const bytes = readFileSync(path)
      // A page in the middle; the schema stands in the first ones.
      bytes.fill(0xa5, bytes.length - 2 * 4096)
      writeFileSync(path, bytes)
    },
  ],
  [
    'a database that is not there',
    'look',
    'database   there is no database at',
    async ({ intake }) => {
      await intake.stop()
      rmSync(intake.config.databasePath)
    },
  ],
  [
    'a data folder that others can read',
    'wrong',
    'files      others on this machine can read',
    ({ intake }) => {
      chmodSync(intake.config.dataFolder, 0o755)
    },
  ],
  [
    'a data folder that others can list',
    'look',
    'files      others on this machine can look into',
    ({ intake }) => {
      const { dataFolder, databasePath } = intake.config
      chmodSync(dataFolder, 0o755)
      for (const suffix of ['', '-wal', '-shm']) chmodSync(databasePath + suffix, 0o600)
    },
  ],
  [
    'a secret key on the server',
    'wrong',
    'files      a secret key is in',
    ({ settings, key }) => {
      writeFileSync(join(settings['SIGILO_KEYS']!, 'backup.asc'), key.privateArmor)
    },
  ],
  [
    'keys that others can write',
    'wrong',
    'files      others on this machine can write',
    ({ settings }) => {
      chmodSync(join(settings['SIGILO_KEYS']!, 'keyring.json'), 0o666)
    },
  ],
  [
    'a folder of keys that others can write',
    'wrong',
    'files      others on this machine can write',
    ({ settings }) => {
      chmodSync(settings['SIGILO_KEYS']!, 0o777)
    },
  ],
  [
    'no mail',
    'look',
    'mail       not set up: nobody is told',
    ({ settings }) => {
      for (const name of ['SMTP_URL', 'MAIL_FROM', 'MAIL_TO']) settings[`SIGILO_${name}`] = ''
    },
  ],
  [
    'mail that was never taken',
    'look',
    'mail       none was ever taken',
    ({ run }) => {
      run('DELETE FROM outbox')
    },
  ],
  [
    'mail that stopped',
    'look',
    `mail       the last was taken on ${daysAgo(9)}`,
    ({ run }) => {
      run('UPDATE outbox SET slot = ?', `${daysAgo(9)}T06`)
    },
  ],
  [
    'mail that fails',
    'look',
    'the last try failed (ECONNECTION)',
    ({ run }) => {
      run(
        "INSERT INTO outbox (slot, address, state, attempts, fault) VALUES (?, 'staff@example.org', 'waiting', 1, 'ECONNECTION')",
        `${daysAgo(0)}T07`,
      )
    },
  ],
  [
    'no backup',
    'look',
    'backup     there was never a backup',
    ({ run }) => {
      run('DELETE FROM backups')
    },
  ],
  [
    'an old backup',
    'look',
    `backup     the last one was made on ${daysAgo(8)}`,
    ({ run }) => {
      run('UPDATE backups SET made_day = ?', daysAgo(8))
    },
  ],
  [
    'no admin',
    'look',
    'people     no admin can sign in',
    ({ run }) => {
      run("UPDATE people SET state = 'disabled'")
    },
  ],
  [
    'a link that ran out',
    'look',
    'people     1 invited, whose link ran out',
    ({ run }) => {
      run(
        "INSERT INTO people VALUES (?, 'Eva', 'staff', 'invited', 'es', '2026-11-01', NULL, NULL, 0)",
        'b'.repeat(32),
      )
      run(
        'INSERT INTO invitations VALUES (?, ?, ?, NULL, NULL)',
        'c'.repeat(64),
        'b'.repeat(32),
        Date.now() - 1,
      )
    },
  ],
]

let keyring: TestKeyring
let server: DoctoredServer

beforeAll(async () => {
  keyring = await makeRealKeyring(await makeRealKey())
})
beforeEach(async () => {
  server = await startDoctored(keyring)
})
afterEach(() => server.stop().catch(() => undefined))

describe('sigilo doctor, on what is stored,', () => {
  it.each(CASES)('finds %s (%s)', async (...found) => {
    await expectFinding(server, found)
  })
})
