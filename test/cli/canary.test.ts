import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { makeTestKey, makeTestKeyring, type TestKey } from '../helpers/keys.js'
import { sigilo, startProgram, type Program, type Spoken } from '../helpers/processes.js'
import { writeKeyringFolder } from '../helpers/keys.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { Sqlite } from '../../src/server/store/sqlite.js'

const folder = tempFolder()
const at = (name: string): string => join(folder, name)
const settings = { SIGILO_MODE: 'demo', SIGILO_DATA: at('data'), SIGILO_KEYS: at('keys') }

let a: TestKey
let b: TestKey
let server: Program
let word = ''

const keys = (...args: string[]): Spoken => sigilo(['keys', ...args], settings)

beforeAll(async () => {
  ;[a, b] = await Promise.all([
    makeTestKey({ keyExpirationTime: 100 * 86_400 }),
    makeTestKey({ keyExpirationTime: 20 * 86_400 }),
  ])
  writeKeyringFolder(
    at('keys'),
    await makeTestKeyring([
      ['add', a],
      ['activate', a],
      ['add', b],
      ['activate', b],
    ]),
  )
  writeFileSync(at('a.asc'), a.privateArmor)
  server = await startProgram('serve', settings)
}, 60_000)

describe('the drill', () => {
  it('is missed by sigilo keys check, whose exit status is for cron', () => {
    const { status, stdout } = keys('check')
    expect(status).toBe(1)
    expect(stdout).toMatch(new RegExp(`${a.fingerprint} has (99|100) days left`))
    expect(stdout).toMatch(
      new RegExp(`warning: ${b.fingerprint} has only (19|20) days left: rotate it now`),
    )
    for (const { fingerprint } of [a, b]) {
      expect(stdout).toContain(
        `warning: ${fingerprint} has never passed a drill: sigilo keys canary`,
      )
    }
  })

  it('sends a canary on the normal road, and its word is nowhere on the server', () => {
    const { status, stdout } = keys('canary', '--to', server.address)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^a canary is on the road: receipt [0-9A-Z-]{19}\n/)
    expect(sigilo(['envelopes', 'list'], settings).stdout).toContain('1 envelope\n')
  })

  it('is opened like any tip, and says that it is a drill', () => {
    sigilo(['envelopes', 'export', at('inbox')], settings)
    const [file = ''] = readdirSync(at('inbox'))
    const opened = sigilo([
      'open',
      join(at('inbox'), file),
      '--key',
      at('a.asc'),
      '--out',
      at('opened'),
    ])
    expect(opened).toMatchObject({ status: 0, stderr: '' })
    expect(opened.stdout).not.toContain('beware')
    const text = readFileSync(join(opened.stdout.trim(), 'tip.txt'), 'utf8')
    expect(text).toContain('SIMULACRO')
    word = /Palabra: (\S+)/.exec(text)?.[1] ?? ''
    expect(word).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(readFileSync(at('data/sigilo.db')).includes(word)).toBe(false)
  })

  it('wants to know which key it was, where several are active', () => {
    expect(keys('canary', '--confirm', word).stderr).toContain('it was sealed to several keys')
    expect(keys('canary', '--confirm', word, '--key', '0'.repeat(40)).stderr).toContain(
      'was not sealed to the key',
    )
    expect(keys('canary', '--confirm', 'AAAA-AAAA-AAAA', '--key', a.fingerprint).stderr).toContain(
      'no canary with this word was sent from here',
    )
    expect(keys('canary', '--confirm', 'hola').stderr).toContain('not the word of a canary')
  })

  it('is passed by the key that opened it, however the word is typed', () => {
    const typed = word.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const { status, stdout } = keys('canary', '--confirm', typed, '--key', a.fingerprint)
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${a.fingerprint} passed the drill\n` })
    const check = keys('check').stdout
    expect(check).toMatch(new RegExp(`^${a.fingerprint} passed a drill on \\d{4}`, 'm'))
    expect(check).toContain(`warning: ${b.fingerprint} has never passed a drill`)
  })

  it('is due again after ninety days', () => {
    const database = new Sqlite(at('data/sigilo.db'))
    database.prepare('UPDATE drills SET passed_day = ?').run('2026-01-01')
    database.prepare('UPDATE canaries SET sent_day = ?').run('2026-01-01')
    database.close()
    expect(keys('check').stdout).toContain(
      `warning: ${a.fingerprint} passed its last drill on 2026-01-01: sigilo keys canary`,
    )
    expect(keys('canary', '--confirm', word, '--key', a.fingerprint).stderr).toContain(
      'too long ago',
    )
  })

  it('is not sent when intake does not answer', () => {
    const { status, stderr } = keys('canary', '--to', 'http://127.0.0.1:9')
    expect(status).toBe(66)
    expect(stderr).toContain('intake does not answer')
  })
})

describe('what still needs a key', () => {
  it('is counted on the server, and said by retire', () => {
    const counted = sigilo(['envelopes', 'list', '--key', a.fingerprint], settings)
    expect(counted.stdout).toBe(
      `1 stored envelopes can be opened with ${a.fingerprint}\n0 of them by no other key\n`,
    )
    const retired = keys('retire', a.fingerprint, '--confirm', '00000000')
    expect(retired.stdout).toContain(
      '1 stored envelopes can be opened with it, 0 of them with no other active key.',
    )
    expect(retired.status).toBe(64)
  })
})

it('check ends with 2 when nothing can be sealed to', async () => {
  const expired = await makeTestKey({
    date: new Date(Date.now() - 9 * 86_400_000),
    keyExpirationTime: 86_400,
  })
  writeKeyringFolder(
    at('closed'),
    await makeTestKeyring([
      ['add', expired],
      ['activate', expired],
    ]),
  )
  const closed = { SIGILO_MODE: 'demo', SIGILO_KEYS: at('closed'), SIGILO_DATA: at('none') }
  const { status, stdout } = sigilo(['keys', 'check'], closed)
  expect(status).toBe(2)
  expect(stdout).toContain('closed: no key is in force')
  expect(stdout).toContain('it has expired')
})
