import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { DAY_MS, dayOf } from '../../src/domain/day.js'
import { Sqlite } from '../../src/server/store/sqlite.js'
import {
  askDoctor,
  expectFinding,
  makeRealKey,
  makeRealKeyring,
  set,
  startDoctored,
  type Case,
  type DoctoredServer,
} from '../helpers/doctored.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  makeTestKeyring,
  writeKeyringFolder,
  type TestKeyring,
} from '../helpers/keys.js'

const longAgo = dayOf(Date.now() - 91 * DAY_MS)
const putKeyring = (server: DoctoredServer, keyring: TestKeyring): void => {
  writeKeyringFolder(server.intake.config.keysFolder, keyring)
  server.settings['SIGILO_ANCHOR'] = keyring.anchor.fingerprint
  server.run('DELETE FROM keyring_head')
}
const putKey = async (
  server: DoctoredServer,
  options: Parameters<typeof makeRealKey>[0],
): Promise<void> => {
  putKeyring(server, await makeRealKeyring(await makeRealKey(options)))
}

const CASES: Case[] = [
  [
    'a setting that is not known',
    'wrong',
    'settings   SIGILO_FROB is not a setting that is known',
    set('SIGILO_FROB', '1'),
  ],
  [
    'a setting that does not hold',
    'wrong',
    'settings   SIGILO_PORT does not hold',
    set('SIGILO_PORT', 'x'),
  ],
  [
    'no anchor',
    'wrong',
    'mode       SIGILO_ANCHOR does not say which anchor is yours',
    set('SIGILO_ANCHOR', ''),
  ],
  [
    'another anchor',
    'wrong',
    'keyring    the keyring does not hold',
    set('SIGILO_ANCHOR', 'A'.repeat(40)),
  ],
  [
    'real keys in a demonstration',
    'wrong',
    'mode       a demonstration refuses keys that are real',
    set('SIGILO_MODE', 'demo'),
  ],
  [
    'keys of a demonstration',
    'wrong',
    'mode       production refuses the keys',
    async (server) => {
      putKeyring(server, await makeSimpleKeyring(await makeTestKey()))
    },
  ],
  [
    'a changed keyring',
    'wrong',
    'keyring    the keyring does not hold',
    ({ settings }) => {
      const path = join(settings['SIGILO_KEYS']!, 'keyring.json')
      writeFileSync(path, readFileSync(path, 'utf8').replace('"add"', '"activate"'))
    },
  ],
  [
    'a keyring that is older',
    'wrong',
    'keyring    the keyring',
    ({ run }) => {
      run('UPDATE keyring_head SET entry_number = 9')
    },
  ],
  [
    'a key near its end',
    'look',
    'has only 1',
    (server) => putKey(server, { keyExpirationTime: 20 * 86_400 }),
  ],
  [
    'no key that can be sealed to',
    'wrong',
    'keyring    no key is in force',
    async (server) => {
      putKeyring(server, await makeTestKeyring([['add', server.key]], await makeRealKey()))
    },
  ],
  [
    'a drill that was never passed',
    'look',
    'has never passed a drill',
    ({ run }) => {
      run('DELETE FROM drills')
    },
  ],
  [
    'a drill long ago',
    'look',
    `passed its last drill on ${longAgo}`,
    ({ run }) => {
      run('UPDATE drills SET passed_day = ?', longAgo)
    },
  ],
  [
    'an intake that is down',
    'wrong',
    'listeners  intake at 127.0.0.1:9 does not answer',
    set('SIGILO_PORT', '9'),
  ],
  [
    'a staff app that is down',
    'look',
    'listeners  the staff app at 127.0.0.1:9 does not answer',
    set('SIGILO_STAFF_PORT', '9'),
  ],
  [
    'an app that fails',
    'wrong',
    'answers 500',
    ({ staff }) =>
      staff.removeAllListeners('request').on('request', (_asked, response) => {
        response.writeHead(500).end()
      }),
  ],
  [
    'headers taken away',
    'wrong',
    'answers without Content-Security-Policy',
    ({ staff }) =>
      staff.removeAllListeners('request').on('request', (_asked, response) => {
        response.end()
      }),
  ],
]

/** What the doctor says of the Node that the tests run on is nobody's fault here. */
const isOldNode = process.versions.node.startsWith('20.')

let keyring: TestKeyring
let server: DoctoredServer

beforeAll(async () => {
  keyring = await makeRealKeyring(await makeRealKey())
})
beforeEach(async () => {
  server = await startDoctored(keyring)
})
afterEach(() => server.stop().catch(() => undefined))

describe('sigilo doctor', () => {
  it('finds all well, section by section, and says which versions run', async () => {
    const { status, stdout, stderr } = await askDoctor(server.settings)
    const lines = stdout.trim().split('\n')
    expect(stderr).toBe('')
    expect(lines.filter((line) => !line.startsWith('ok ')).slice(isOldNode ? 2 : 0)).toHaveLength(1)
    expect(status).toBe(isOldNode ? 1 : 0)
    const sections = lines.slice(0, -1).map((line) => line.slice(7, 16).trim())
    expect([...new Set(sections)].filter((name) => name !== '' && name !== 'next')).toEqual([
      ...['settings', 'mode', 'keyring', 'database', 'disk', 'clock', 'files'],
      ...['listeners', 'mail', 'backup', 'people', 'versions'],
    ])
    expect(stdout).toMatch(/Sigilo [\d.]+, SQLite 3[\d.]+, OpenPGP\.js 6[\d.]+, Node \d/)
  })

  it.each(CASES)('finds %s (%s)', async (...found) => {
    await expectFinding(server, found)
  })

  it('changes nothing of what is stored', async () => {
    const read = (): unknown => {
      const database = new Sqlite(server.intake.config.databasePath, { readonly: true })
      const tables = database
        .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
        .pluck()
        .all()
      const rows = tables.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()])
      database.close()
      return rows
    }
    const before = read()
    await askDoctor(server.settings)
    expect(read()).toEqual(before)
  })
})
