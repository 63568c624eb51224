import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import type { Case } from '../../src/desk/case/case.js'
import { sealCase } from '../../src/desk/case/case-file.js'
import type { Day } from '../../src/domain/day.js'
import { readTriageFile } from '../../src/domain/triage.js'
import type { KeyringFiles } from '../../src/openpgp/keyring-files.js'
import { seal } from '../../src/openpgp/seal.js'
import { verifyTriage } from '../../src/openpgp/verify-triage.js'
import { literal, sealRaw } from '../desk/open/seal-raw.js'
import { makeDownload, readTestKeyring, receiptOfBytes } from '../helpers/download.js'
import { makeSimpleKeyring, makeTestKey, type TestKey } from '../helpers/keys.js'
import { bytes as joinBytes } from '../helpers/packets.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { refuseToAnswer } from '../helpers/refusing-pinentry.js'
import { GnupgHome, itWith } from '../helpers/tools.js'
import { makeArchive } from '../helpers/tips.js'

const itGpg = itWith('gpg')
const folder = tempFolder()
const at = (name: string): string => join(folder, name)
const home = new GnupgHome()
let key: TestKey
let stranger: TestKey
let anchor: TestKey
let keyring: KeyringFiles

/** As a person has it whose keys are in GnuPG. */
const withGpg = (...args: string[]): Spoken =>
  sigilo(['desk', ...args, '--gnupg'], { GNUPGHOME: home.folder })
const withKey = (...args: string[]): Spoken => sigilo(['desk', ...args, '--key', at('key.asc')])
const sealTip = (text: string, to = key): Promise<Uint8Array> =>
  seal(makeArchive({ what_happened: text }), [to.key], new Date())

beforeAll(async () => {
  ;[key, stranger] = [await makeTestKey(), await makeTestKey()]
  const made = await makeSimpleKeyring(key)
  anchor = made.anchor
  keyring = await readTestKeyring(made)
  writeFileSync(at('key.asc'), key.privateArmor)
  refuseToAnswer(home, at('asked'))
  home.importKey(key.privateArmor)
  home.importKey(stranger.publicArmor)
  const tips = [await sealTip('Nos quitaron el pasaporte.'), await sealTip('No pagaron.')]
  const envelopes = [...tips, await sealTip('Para otra gente.', stranger)]
  writeFileSync(
    at('download.tar'),
    makeDownload(
      keyring,
      envelopes.map((bytes) => ({ bytes, day: '2026-11-18' })),
    ),
  )
  const theCase: Case = {
    version: 1,
    anchor: null,
    changes: [
      {
        ...{ what: 'state', receipt: receiptOfBytes(tips[0]!), value: 'closed' },
        ...{ id: '0'.repeat(16), by: 'Ana', day: '2026-11-20' as Day, after: [] },
      } as unknown as Case['changes'][number],
    ],
  }
  const sealing = { sealTo: [key.key], signer: key.privateKey, now: new Date() }
  writeFileSync(at('mine.case.pgp'), await sealCase(theCase, sealing))
})

afterAll(() => {
  home.stop()
})

describe('sigilo desk with GnuPG', () => {
  itGpg('writes the same JSON as with the keys themselves, byte for byte, case and all', () => {
    const args = ['export', at('download.tar'), '--json', '-', '--case', at('mine.case.pgp')]
    const anchored = [...args, '--anchor', anchor.fingerprint]
    const own = withKey(...anchored)
    const gpg = withGpg(...anchored)
    expect(gpg.stderr).toBe(own.stderr)
    expect(gpg.stdout).toBe(own.stdout)
    expect(JSON.parse(gpg.stdout)).toMatchObject({
      tips: [{ openedBy: key.fingerprint }, { openedBy: key.fingerprint }],
      notOpened: [{ reason: 'other_keys' }],
    })
    expect(gpg.stdout).toContain('"value": "closed"')
  })

  itGpg(
    'says the same of what does not open, and why',
    async () => {
      const archive = makeArchive({ what_happened: 'Uno.' })
      const good = await seal(archive, [key.key], new Date())
      const change = (place: number): Uint8Array => {
        const changed = good.slice()
        changed.set([good.at(place)! ^ 1], place < 0 ? good.length + place : place)
        return changed
      }
      const signed = home.run(
        ['--local-user', key.fingerprint, '--recipient', key.fingerprint, '--sign', '--encrypt'],
        archive,
      ).stdout
      const both = ['--recipient', stranger.fingerprint, '--passphrase', 'x', '-c', '-e']
      const wrong: [name: string, reason: string, envelope: Uint8Array][] = [
        ['changed at its end', 'damaged', change(-30)],
        ['changed in the middle', 'damaged', change(good.length >> 1)],
        ['changed at its key', 'damaged', change(40)],
        ['cut off', 'damaged', good.subarray(0, good.length - 1000)],
        [
          'no good check',
          'damaged',
          await sealRaw(literal(archive), [key.key], { isChanged: true }),
        ],
        ['other keys', 'other_keys', await sealTip('a', stranger)],
        [
          'other keys, left out',
          'other_keys',
          await sealRaw(literal(archive), [stranger.key], { isHidden: true }),
        ],
        ['other keys, or a passphrase', 'other_keys', home.run(both, archive).stdout],
        ['an envelope in it', 'damaged', await sealRaw(good, [key.key])],
        ['no archive', 'not_a_tip', await seal(new Uint8Array(5000), [key.key], new Date())],
        [
          'something beside it',
          'damaged',
          await sealRaw(joinBytes(literal(archive), literal('b')), [key.key]),
        ],
        ['a signature', 'other_message', signed],
      ]
      mkdirSync(at('wrong'))
      for (const [name, , envelope] of wrong) {
        writeFileSync(join(at('wrong'), `${name}.tar.pgp`), envelope)
      }
      const reasons = ({ stdout }: Spoken): [string, string][] =>
        (JSON.parse(stdout) as { notOpened: { name: string; reason: string }[] }).notOpened.map(
          ({ name, reason }) => [name.replace('.tar.pgp', ''), reason],
        )
      const due = wrong.map(([name, reason]) => [name, reason]).sort()
      const args = ['export', at('wrong'), '--json', '-']
      expect(reasons(withGpg(...args)).sort()).toEqual(due)
      expect(reasons(withKey(...args)).sort()).toEqual(due)
      expect(existsSync(at('asked'))).toBe(false)
    },
    30_000,
  )

  itGpg('asks for no passphrase that a stranger has chosen, however deep', async () => {
    const inner = home.run(['--passphrase', 'x', '--symmetric'], 'hola').stdout
    writeFileSync(at('inner.tar.pgp'), await sealRaw(inner, [key.key]))
    const { stdout, stderr } = withGpg('list', at('inner.tar.pgp'))
    expect(stdout).toBe('')
    expect(stderr).toContain('it does not open: it is damaged or was changed')
  })

  itGpg('opens to one who was left out on purpose', async () => {
    const archive = makeArchive({ what_happened: 'Oculto.' })
    writeFileSync(
      at('hidden.tar.pgp'),
      await sealRaw(literal(archive), [key.key], { isHidden: true }),
    )
    expect(withGpg('list', at('hidden.tar.pgp')).stdout).toContain('Oculto.')
  })

  itGpg('writes nothing of a tip where the person’s own settings would have it written', () => {
    const settings = [
      `output ${at('leak')}`,
      'verbose',
      'textmode',
      'armor',
      'max-output 10',
      'use-embedded-filename',
      'digest-algo SHA1',
      'comment hola',
    ]
    writeFileSync(join(home.folder, 'gpg.conf'), settings.join('\n'))
    try {
      const { status, stdout, stderr } = withGpg('list', at('download.tar'))
      expect(status).toBe(65)
      expect(stdout.trim().split('\n')).toHaveLength(2)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(existsSync(at('leak'))).toBe(false)
    } finally {
      writeFileSync(join(home.folder, 'gpg.conf'), '')
    }
  })

  itGpg('writes files into folders, and keeps nothing of what was changed on its way', async () => {
    const changed = await sealTip('Cambiado.')
    changed[changed.length - 30]! ^= 1
    writeFileSync(at('changed.tar.pgp'), changed)
    writeFileSync(at('fine.tar.pgp'), await sealTip('Entero.'))
    const args = ['open', at('changed.tar.pgp'), at('fine.tar.pgp'), '--out', at('out')]
    const { status, stderr } = withGpg(...args)
    expect(status).toBe(65)
    expect(stderr).toContain('changed.tar.pgp: it does not open: it is damaged or was changed')
    const [made = '', ...others] = readdirSync(at('out'))
    expect(others).toEqual([])
    expect(readFileSync(join(at('out'), made, 'tip.txt'), 'utf8')).toContain('Entero.')
  })

  itGpg(
    'signs a triage file that the staff app takes, whatever the person’s settings',
    async () => {
      const settings = ['textmode', 'digest-algo SHA1', 'comment hola', 'emit-version']
      writeFileSync(join(home.folder, 'gpg.conf'), settings.join('\n'))
      const args = [
        ...['triage', at('download.tar'), '--case', at('mine.case.pgp')],
        ...['--anchor', anchor.fingerprint],
      ]
      const signing = ['--out', at('triage.json'), '--sign-with', key.fingerprint]
      expect(withGpg(...args, '--out', at('triage.json'))).toMatchObject({ status: 64 })
      const { status } = withGpg(...args, ...signing)
      writeFileSync(join(home.folder, 'gpg.conf'), '')
      expect(status).toBe(0)
      const file = readTriageFile(readFileSync(at('triage.json'), 'utf8'))
      expect(file.signature).not.toContain('hola')
      const { triage } = await verifyTriage(file, keyring.activeKeys, new Date())
      expect(triage.entries).toMatchObject([{ state: 'closed' }])
    },
  )
})
