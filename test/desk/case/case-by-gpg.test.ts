/** Case files as docs/case-file.md says that they are opened, verified and made without our desk: by GnuPG and tar. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { openCaseFile, sealCase } from '../../../src/desk/case/case-file.js'
import type { Case } from '../../../src/desk/case/case.js'
import { writeCase } from '../../../src/desk/case/read-case.js'
import { signTriage } from '../../../src/desk/case/triage-of-case.js'
import { readTriageFile, type Triage } from '../../../src/domain/triage.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { GnupgHome, itWith } from '../../helpers/tools.js'
import { caseOf, receiptNumber } from './edit-history.js'

const itWithGpg = itWith('gpg')

const home = new GnupgHome()
let ana: TestKey
const theCase: Case = caseOf(
  [{ what: 'state', receipt: receiptNumber(1), value: 'closed' }],
  [{ what: 'label', receipt: receiptNumber(1), label: 'Niños', value: true }],
)

beforeAll(async () => {
  ana = await makeTestKey()
  if (spawnSync('gpg', ['--version']).error === undefined) home.importKey(ana.privateArmor)
})
afterAll(() => {
  home.stop()
})

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'case-'))
const open = (bytes: Uint8Array) =>
  openCaseFile(bytes, { keys: [ana.privateKey], knownSigners: [ana.key] })

function run(args: string[], command = 'gpg'): Buffer {
  const { status, stdout, stderr } = home.run(args, undefined, command)
  if (status !== 0) throw new Error(stderr.toString())
  return stdout
}

/** As somebody makes one by hand: the folder, and the signature beside. */
function writeFolder(text = writeCase(theCase), signing: string[] = []): string {
  const folder = newFolder()
  mkdirSync(join(folder, 'case'))
  const json = join(folder, 'case', 'case.json')
  writeFileSync(json, text)
  run([...signing, '-u', ana.fingerprint, '--armor', '--detach-sign', json])
  return folder
}

function sealByHand(folder: string, ...options: string[]): Buffer {
  execFileSync('tar', ['--format=ustar', '-cf', 'case.tar', 'case'], { cwd: folder })
  const out = join(folder, 'by-hand.case.pgp')
  run([...options, '-r', ana.fingerprint, '-o', out, '--encrypt', join(folder, 'case.tar')])
  return readFileSync(out)
}

describe('a case file', () => {
  itWithGpg('is unpacked by gpgtar, and its signature verified by gpg', async () => {
    const folder = newFolder()
    const path = join(folder, 'a.case.pgp')
    writeFileSync(
      path,
      await sealCase(theCase, { sealTo: [ana.key], signer: ana.privateKey, now: new Date() }),
    )
    run(['--directory', folder, '--decrypt', path], 'gpgtar')
    expect(readdirSync(join(folder, 'case')).sort()).toEqual(['case.json', 'case.json.asc'])
    const json = join(folder, 'case', 'case.json')
    expect(readFileSync(json, 'utf8')).toBe(writeCase(theCase))
    expect(
      home.run(['--status-fd', '1', '--verify', `${json}.asc`, json]).stdout.toString(),
    ).toContain(`VALIDSIG ${ana.fingerprint}`)
  })

  itWithGpg('is unpacked where nobody signed it', async () => {
    const folder = newFolder()
    const path = join(folder, 'a.case.pgp')
    writeFileSync(
      path,
      await sealCase(theCase, { sealTo: [ana.key], signer: null, now: new Date() }),
    )
    run(['--directory', folder, '--decrypt', path], 'gpgtar')
    expect(readdirSync(join(folder, 'case'))).toEqual(['case.json'])
  })

  itWithGpg.each<[string, string[]]>([
    ['as gpg does it by itself', []],
    ['compressed', ['--compress-algo', 'zlib']],
    ['signed around it as well', ['--sign']],
    ['to somebody who is not named', ['--throw-keyids']],
  ])('that was made by hand is read: %s', async (_name, options) => {
    const made = sealByHand(writeFolder(), ...options)
    expect(await open(made)).toEqual({ theCase, signedBy: ana.fingerprint })
  })

  itWithGpg('that was signed with SHA-1 is of nobody', async () => {
    const folder = writeFolder(writeCase(theCase), ['--digest-algo', 'SHA1'])
    expect(await open(sealByHand(folder))).toEqual({ theCase, signedBy: null })
  })

  itWithGpg('that is signed around it alone is of nobody', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'case'))
    writeFileSync(join(folder, 'case', 'case.json'), writeCase(theCase))
    expect(await open(sealByHand(folder, '--sign'))).toEqual({ theCase, signedBy: null })
  })

  itWithGpg.each([30, 100])('that unpacks into %d MB is refused', async (megabytes) => {
    const folder = writeFolder(' '.repeat(megabytes * 1e6))
    const bomb = sealByHand(folder, '--compress-algo', 'zlib')
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(open(bomb)).rejects.toMatchObject({ code: 'not_opened' })
  })

  itWithGpg('with a link in it is refused', async () => {
    const folder = writeFolder()
    execFileSync('ln', ['-s', '/etc/passwd', join(folder, 'case', 'more')])
    await expect(open(sealByHand(folder))).rejects.toMatchObject({
      message: 'it opens, but what is inside is not a case',
    })
  })
})

describe('a triage file', () => {
  itWithGpg('is verified by gpg', async () => {
    const entries = [{ receipt: receiptNumber(1), assignee: 'Begoña' }]
    const text = await signTriage(
      { made: '2026-11-25', entries } as unknown as Triage,
      ana.privateKey,
      new Date(),
    )
    const { signed, signature } = readTriageFile(text)
    const folder = newFolder()
    writeFileSync(join(folder, 't'), signed)
    writeFileSync(join(folder, 't.asc'), signature)
    expect(home.run(['--verify', join(folder, 't.asc'), join(folder, 't')]).status).toBe(0)
  })
})
