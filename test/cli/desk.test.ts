import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Receipt } from '../../src/domain/receipt.js'
import { CANARY_WORD, makeDeskDrop, sealFor } from '../helpers/desk-drop.js'
import { receiptOfBytes } from '../helpers/download.js'
import type { TestKey } from '../helpers/keys.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'

const folder = tempFolder()
const at = (name: string): string => join(folder, name)
let key: TestKey
let download: Uint8Array
let wages: Receipt
let passports: Receipt
let canary: Receipt
let foreign: Receipt

const desk = (verb: string, ...more: string[]): Spoken =>
  sigilo(['desk', verb, at('download.tar'), '--key', at('key.asc'), ...more])

beforeAll(async () => {
  ;({ key, download, wages, passports, canary, foreign } = await makeDeskDrop(at))
})

describe('sigilo desk list', () => {
  it('says a line for each tip, and to standard error what is none and why', () => {
    expect(desk('list')).toEqual({
      status: 65,
      stdout:
        `${passports}  2026-11-19  new           BR  es    0  Nos quitaron el pasaporte el pasaporte el pasaporte el pasap\n` +
        `${wages}  2026-11-18  reading       VE  es    0  No nos pagaron el salario.\n`,
      stderr:
        `sigilo: error: ${foreign}.tar.pgp: it is sealed to other keys than these\n` +
        `sigilo: ${canary}: a drill (canary), not a tip; tell your admin its word: ${CANARY_WORD}\n`,
    })
  })

  it('takes single envelopes and folders, one level of them, and says what is not there', async () => {
    const envelope = await sealFor(key, { what_happened: 'Una sola.' })
    writeFileSync(at('one.tar.pgp'), envelope)
    const inner = join(tempFolder(), 'in')
    const { status, stdout, stderr } = sigilo([
      ...['desk', 'list', at('one.tar.pgp'), at('one.tar.pgp'), inner, '--key', at('key.asc')],
    ])
    expect(status).toBe(65)
    expect(stdout).toContain(`${receiptOfBytes(envelope)}  -           new`)
    expect(stderr).toContain(`sigilo: error: ${inner}: it cannot be read`)
    expect(stderr).toContain(`${receiptOfBytes(envelope)} once more; it is kept once`)
  })

  it('lets no tip drive the terminal, nor begin a line', async () => {
    const hostile = 'a\u001b[2J\u202e\u0007\rb\n2026-01-01'
    writeFileSync(at('hostile.tar.pgp'), await sealFor(key, { what_happened: hostile }))
    const { stdout } = sigilo(['desk', 'list', at('hostile.tar.pgp'), '--key', at('key.asc')])
    expect(stdout.replace(/^.{24}/, '')).toMatch(/ {2}a\[2J b 2026-01-01\n$/)
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })

  it.each([
    ['no key', [], 'either which key or --gnupg'],
    ['two ways to open', ['--key', 'k', '--gnupg'], 'either which key or --gnupg'],
    ['an option that is not known', ['--key', 'k', '--colour', 'x'], 'an option is not known'],
    ['a language that it does not speak', ['--key', 'k', '--language', 'fr'], 'the desk speaks'],
  ])('wants other words than %s', (_, more, said) => {
    const { status, stdout, stderr } = sigilo(['desk', 'stats', at('download.tar'), ...more])
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' })
    expect(stderr).toContain(said)
  })

  it('knows no other verb', () => {
    expect(sigilo(['desk', 'constructor'])).toMatchObject({ status: 64, stdout: '' })
  })
})

describe('sigilo desk search', () => {
  it.each([
    [['--words', 'PÁSAPORTE'], () => [passports]],
    [['--words', 'nos'], () => [passports, wages]],
    [['--words', '"salario el"'], () => []],
    [['--country', 've'], () => [wages]],
    [['--state', 'reading'], () => [wages]],
    [['--label', 'Wages'], () => [wages]],
    [['--state', 'new', '--country', 'VE'], () => []],
    [['--year', '2019'], () => []],
  ])('finds by %s', (filter, due) => {
    const { stdout } = desk('search', ...filter)
    expect(stdout.split('\n').flatMap((line) => /^\S+/.exec(line)?.[0] ?? [])).toEqual(due())
  })

  it.each([
    [[], 'what to search for'],
    [['--state', 'gone'], 'the states are'],
    [['--year', 'last'], 'a year has four digits'],
  ])('refuses %s, which would find nothing for ever', (filter, said) => {
    const { status, stderr } = desk('search', ...filter)
    expect(status).toBe(64)
    expect(stderr).toContain(said)
  })
})

describe('sigilo desk stats', () => {
  it.each([
    ['en', 'By country', 'Venezuela', 'Brazil'],
    ['es', 'Por país', 'Venezuela', 'Brasil'],
    ['pt', 'Por país', 'Venezuela', 'Brasil'],
  ])('counts in %s', (language, ...words) => {
    const { stdout } = desk('stats', '--language', language)
    for (const word of words) expect(stdout).toContain(word)
    expect(stdout).toMatch(/Venezuela +1/)
  })
})

describe('sigilo desk open', () => {
  it('takes tips out of a download into folders, as sigilo open does', () => {
    const { status, stdout, stderr } = desk('open', '--out', at('opened'))
    expect(status).toBe(65)
    expect(readdirSync(at('opened')).sort()).toEqual([canary, passports, wages].sort())
    expect(stdout.trim().split('\n')).toHaveLength(3)
    expect(stderr).toBe(
      `sigilo: error: ${at('download.tar')}: ${foreign}.tar.pgp: it is sealed to other keys than these\nsigilo: 1 of 4 did not open\n`,
    )
  })

  it('opens nothing that is not what was downloaded', () => {
    const changed = Buffer.from(download)
    const place = changed.indexOf(`${wages}.tar.pgp\0`) + 512 + 600
    changed[place]! ^= 1
    writeFileSync(at('changed.tar'), changed)
    const args = ['open', at('changed.tar'), '--key', at('key.asc'), '--out', at('changed')]
    const { stderr } = sigilo(args)
    expect(stderr).toContain(`${wages}.tar.pgp: its bytes are not those that were downloaded`)
    expect(readdirSync(at('changed'))).not.toContain(wages)
  })
})
