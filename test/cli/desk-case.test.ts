import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Case, ChangeId, Setting } from '../../src/desk/case/case.js'
import { sealCase } from '../../src/desk/case/case-file.js'
import { addChange } from '../../src/desk/case/changes.js'
import type { Day } from '../../src/domain/day.js'
import type { Receipt } from '../../src/domain/receipt.js'
import { readTriage, readTriageFile } from '../../src/domain/triage.js'
import type { KeyringFiles } from '../../src/openpgp/keyring-files.js'
import { verifyTriage } from '../../src/openpgp/verify-triage.js'
import { makeDeskDrop } from '../helpers/desk-drop.js'
import type { TestKey } from '../helpers/keys.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'

const folder = tempFolder()
const at = (name: string): string => join(folder, name)
let key: TestKey
let anchor: TestKey
let stranger: TestKey
let keyring: KeyringFiles
let wages: Receipt
let passports: Receipt

const desk = (verb: string, ...more: string[]): Spoken =>
  sigilo(['desk', verb, at('download.tar'), '--key', at('key.asc'), ...more])

/** A case as somebody saved it, who signed it or not. */
async function saveCase(
  name: string,
  settings: Setting[],
  signer: TestKey | null,
  anchorSeen: Case['anchor'] = null,
): Promise<void> {
  let count = 0
  let theCase: Case = { version: 1, anchor: anchorSeen, changes: [] }
  const createId = () => (++count).toString(16).padStart(16, '0') as ChangeId
  for (const setting of settings) {
    theCase = addChange(theCase, setting, { by: 'Ana', day: '2026-11-20' as Day, createId })
  }
  const signing = { signer: signer?.privateKey ?? null, now: new Date() }
  writeFileSync(at(name), await sealCase(theCase, { sealTo: [key.key], ...signing }))
}

beforeAll(async () => {
  ;({ key, anchor, stranger, keyring, wages, passports } = await makeDeskDrop(at))
})

describe('a case at the command line', () => {
  beforeAll(async () => {
    const settings: Setting[] = [
      { what: 'state', receipt: wages, value: 'closed' },
      { what: 'label', receipt: wages, label: 'Passports', value: true },
      { what: 'label', receipt: passports, label: 'Unheard of', value: true },
      { what: 'assignee', receipt: passports, value: 'Beto' },
    ]
    await saveCase('mine.case.pgp', settings, key)
    await saveCase('unsigned.case.pgp', settings, null)
    await saveCase('strangers.case.pgp', settings, stranger)
  })

  it('says what staff said of the tips', () => {
    const { stdout } = desk('list', '--case', at('mine.case.pgp'))
    expect(stdout).toContain(`${wages}  2026-11-18  closed `)
    const found = desk('search', '--label', 'Passports', '--case', at('mine.case.pgp')).stdout
    expect(found).toContain(wages)
    expect(found).not.toContain(passports)
  })

  it.each(['unsigned', 'strangers'])('takes none that nobody known has signed: %s', (name) => {
    const args = ['--case', at(`${name}.case.pgp`), '--anchor', anchor.fingerprint]
    const { status, stdout, stderr } = desk('list', ...args)
    expect({ status, stdout }).toEqual({ status: 65, stdout: '' })
    expect(stderr).toContain('nobody who is known here signed this case')
  })

  it('is not used beside a keyring that is older than the one that it has seen', async () => {
    const { statementHashes, history } = keyring
    const seen = { number: statementHashes.length, statementSha256: statementHashes.at(-1) ?? '' }
    const setting: Setting = { what: 'state', receipt: wages, value: 'closed' }
    for (const [head, due] of [
      [seen, false],
      [{ ...seen, number: seen.number + 1 }, true],
    ] as const) {
      await saveCase('seen.case.pgp', [setting], key, { fingerprint: history.anchor, head })
      const args = ['--case', at('seen.case.pgp'), '--anchor', anchor.fingerprint]
      const { stdout, stderr } = desk('list', ...args)
      expect(stderr.includes('it is older than the one that was in force')).toBe(due)
      expect(stdout === '').toBe(due)
    }
  })

  it.each(['list', 'stats', 'triage'])(
    'is not used beside another anchor than its own: %s',
    async (verb) => {
      const setting: Setting = { what: 'state', receipt: wages, value: 'closed' }
      const head = { number: 1, statementSha256: 'a'.repeat(64) }
      await saveCase('other.case.pgp', [setting], key, { fingerprint: stranger.fingerprint, head })
      const args = ['--case', at('other.case.pgp'), '--out', at('other.json')]
      const more = verb === 'triage' ? args : args.slice(0, 2)
      const { status, stdout, stderr } = desk(verb, ...more, '--anchor', anchor.fingerprint)
      expect({ status, stdout }).toEqual({ status: 65, stdout: '' })
      expect(stderr).toContain('the case trusts another anchor than the one that is named')
      expect(existsSync(at('other.json'))).toBe(false)
    },
  )

  it('makes a triage file that the staff app takes, and leaves out what it does not know', async () => {
    const args = ['--case', at('mine.case.pgp'), '--out', at('triage.json')]
    const { status, stderr } = desk('triage', ...args)
    expect(status).toBe(0)
    expect(stderr).toContain(
      `${passports}: left out: it has a label that the staff app does not know`,
    )
    expect(statSync(at('triage.json')).mode & 0o777).toBe(0o600)
    const file = readTriageFile(readFileSync(at('triage.json'), 'utf8'))
    await verifyTriage(file, keyring.activeKeys, new Date())
    expect(new Set(readTriage(file.signed).entries)).toEqual(
      new Set([
        { receipt: wages, state: 'closed', labels: ['Passports', 'Wages'] },
        { receipt: passports, assignee: 'Beto' },
      ]),
    )
    expect(desk('triage', ...args).status).toBe(73)
  })

  it('signs with the key that is named, and with none by guessing', () => {
    const triage = (...more: string[]) =>
      desk('triage', '--key', at('stranger.asc'), '--case', at('mine.case.pgp'), ...more)
    const out = ['--out', at('chosen.json')]
    expect(triage(...out)).toMatchObject({ status: 64, stdout: '' })
    expect(triage(...out, '--sign-with', anchor.fingerprint)).toMatchObject({ status: 64 })
    expect(existsSync(at('chosen.json'))).toBe(false)
    expect(triage(...out, '--sign-with', key.fingerprint).status).toBe(0)
  })
})
