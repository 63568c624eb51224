import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { receiptOf } from '../../src/domain/receipt.js'
import { armorEnvelope } from '../../src/openpgp/armor.js'
import { makeSimpleKeyring, makeTestKey, makeTestKeyring, type TestKey } from '../helpers/keys.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import {
  postEnvelope,
  sealSomething,
  startTestIntake,
  type TestIntake,
} from '../helpers/running-intake.js'
import { readStore } from '../helpers/stored.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../helpers/tools.js'
import { sealBytes } from '../helpers/uploads.js'

let intake: TestIntake
let key: TestKey
const folder = tempFolder()
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  key = await makeTestKey()
  intake = await startTestIntake(await makeSimpleKeyring(key))
})

const receiptDue = (envelope: Uint8Array): string =>
  receiptOf(createHash('sha256').update(envelope).digest())

/** While the server runs, as an admin would. */
function importInto({ config }: TestIntake, ...files: string[]): Spoken {
  return sigilo(['envelopes', 'import', ...files], {
    SIGILO_MODE: 'demo',
    SIGILO_DATA: config.dataFolder,
    SIGILO_KEYS: config.keysFolder,
  })
}

describe('sigilo envelopes import', () => {
  it('takes envelopes as files and as text, small and large, and stores each once', async () => {
    const small = await sealSomething(key)
    const large = await sealBytes(3_000_000, key)
    const text = await sealSomething(key)
    writeFileSync(at('small'), small)
    writeFileSync(at('large'), large)
    writeFileSync(
      at('text'),
      `Hola, esto me lo dieron:\r\n> ${armorEnvelope(text).replaceAll('\n', '\r\n> ')}\r\nGracias`,
    )
    const files = [at('small'), at('large'), at('text')]
    expect(importInto(intake, ...files)).toEqual({
      status: 0,
      stdout: [small, large, text].map((each, i) => `${receiptDue(each)}  ${files[i]!}\n`).join(''),
      stderr: '',
    })
    const kept = [...readStore(intake).values()]
    for (const each of [small, large, text]) {
      expect(kept.filter((bytes) => bytes.equals(each))).toHaveLength(1)
    }
    expect(importInto(intake, at('large')).stdout).toBe(
      `${receiptDue(large)} (it was there already)  ${at('large')}\n`,
    )
    // By the form as well it is the same envelope.
    expect((await postEnvelope(intake, small)).headers.get('Sigilo-Receipt')).toBe(
      receiptDue(small),
    )
    expect(readStore(intake).size).toBe(3)
  })

  itWith('gpg')('text that is copied is what gpg reads', async () => {
    const home = new GnupgHome()
    home.importKey(key.privateArmor)
    const { status } = home.run(['-d'], armorEnvelope(await sealSomething(key)))
    home.stop()
    expect(status).toBe(0)
  })

  it('says what it does not take, keeps nothing of it, and takes the rest', async () => {
    const good = await sealSomething(key)
    const cut = (await sealBytes(600_000, key)).subarray(0, 500_000)
    writeFileSync(at('good'), good)
    writeFileSync(at('cut'), cut)
    writeFileSync(at('empty'), '')
    writeFileSync(at('plain'), 'me quitaron el pasaporte '.repeat(1000))
    writeFileSync(at('other'), await sealSomething(await makeTestKey()))
    const before = readStore(intake).size
    const names = ['cut', 'empty', 'plain', 'other', 'nowhere', 'good'].map(at)
    const { status, stdout, stderr } = importInto(intake, ...names, folder)
    expect(status).not.toBe(0)
    expect(stdout).toBe(`${receiptDue(good)}  ${at('good')}\n`)
    const whole = 'this is no whole envelope, or it was changed on its way; nothing of it was kept'
    expect(stderr.split('\n')).toEqual([
      `sigilo: error: ${at('cut')}: ${whole}`,
      `sigilo: error: ${at('empty')}: it is empty`,
      `sigilo: error: ${at('plain')}: ${whole}`,
      expect.stringContaining(`${at('other')}: it is sealed to other keys`),
      `sigilo: error: ${at('nowhere')}: it cannot be read`,
      `sigilo: error: ${folder}: it cannot be read`,
      'sigilo: 6 of 7 were not taken',
      '',
    ])
    expect(readStore(intake).size).toBe(before + 1)
  })

  it('takes what was on the road since before the keys changed, unless a key of it was revoked', async () => {
    const [old, lost] = await Promise.all([
      makeTestKey({ date: new Date('2026-01-01') }),
      makeTestKey({ date: new Date('2026-01-01') }),
    ])
    const fresh = await startTestIntake(
      await makeTestKeyring([
        ['add', old, '2026-01-02'],
        ['activate', old, '2026-01-02'],
        ['add', lost, '2026-02-02'],
        ['activate', lost, '2026-02-02'],
        ['revoke', lost, '2026-02-20'],
        ['add', key, '2026-03-02'],
        ['activate', key, '2026-03-02'],
        ['retire', old, '2026-03-02'],
      ]),
    )
    writeFileSync(at('old'), await sealSomething(old))
    writeFileSync(at('lost'), await sealSomething(old, lost))
    expect((await postEnvelope(fresh, await sealSomething(old))).status).toBe(409)
    expect(importInto(fresh, at('old')).status).toBe(0)
    expect(importInto(fresh, at('lost')).stderr).toContain('or one of them was revoked')
    expect(readStore(fresh).size).toBe(1)
  })

  it('wants to know which file', () => {
    expect(importInto(intake).stderr).toContain('which envelopes command')
  })
})
