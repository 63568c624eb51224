import { beforeAll, describe, expect, it } from '@jest/globals'
import { readKeyFilesOf } from '../../../src/bin/key-files.js'
import { readKeyringFiles } from '../../../src/openpgp/keyring-files.js'
import {
  createKeyringInForce,
  type KeyringInForce,
} from '../../../src/server/http/keyring-in-force.js'
import {
  makeTestKey,
  makeTestKeyring,
  writeKeyringFolder,
  type TestKey,
} from '../../helpers/keys.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const DAY_MS = 86_400_000
const day = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const keyIds = (...keys: TestKey[]): Set<string> =>
  new Set(keys.map(({ key }) => key.subkeys[0]?.getKeyID().toHex() ?? ''))

let a: TestKey
let b: TestKey

beforeAll(async () => {
  const date = new Date(Date.now() - 200 * DAY_MS)
  ;[a, b] = await Promise.all([makeTestKey({ date }), makeTestKey({ date })])
})

async function readWith(
  steps: Parameters<typeof makeTestKeyring>[0],
  nowMs = Date.now,
): Promise<KeyringInForce> {
  const folder = tempFolder()
  const anchor = await makeTestKey({ date: new Date(Date.now() - 300 * DAY_MS) })
  writeKeyringFolder(folder, await makeTestKeyring(steps, anchor, '2026-01-01'))
  const files = await readKeyringFiles(readKeyFilesOf(folder), null, new Date(nowMs()))
  return createKeyringInForce(files, { graceDays: 7, aheadMs: 600_000, security: null, nowMs })
}

const takes = (keyring: KeyringInForce, ids: Set<string>): boolean =>
  keyring.findRecipients(ids) !== null

describe('the sets of keys that are taken', () => {
  it('are the keys in force, all of them and no other', async () => {
    const keyring = await readWith([
      ['add', a, day(-100)],
      ['activate', a, day(-100)],
      ['add', b, day(-100)],
      ['activate', b, day(-100)],
    ])
    expect(keyring.isOpen()).toBe(true)
    expect(takes(keyring, keyIds(a, b))).toBe(true)
    for (const set of [
      keyIds(a),
      keyIds(b),
      keyIds(),
      new Set([...keyIds(a, b), '0'.repeat(16)]),
    ]) {
      expect(takes(keyring, set)).toBe(false)
    }
  })

  it.each([
    [0, true],
    [-7, true],
    [-8, false],
    [-60, false],
  ])('still hold a key retired %i days ago: %s', async (retiredDays, isTaken) => {
    const keyring = await readWith([
      ['add', a, day(-100)],
      ['activate', a, day(-100)],
      ['add', b, day(-90)],
      ['activate', b, day(-90)],
      ['retire', a, day(retiredDays)],
    ])
    expect(takes(keyring, keyIds(b))).toBe(true)
    expect(takes(keyring, keyIds(a, b))).toBe(isTaken)
    expect(takes(keyring, keyIds(a))).toBe(false)
  })

  it('hold no key that has been revoked, from that moment on', async () => {
    const keyring = await readWith([
      ['add', a, day(-100)],
      ['activate', a, day(-100)],
      ['add', b, day(-90)],
      ['activate', b, day(-90)],
      ['revoke', a, day(0)],
    ])
    expect(takes(keyring, keyIds(a, b))).toBe(false)
    expect(takes(keyring, keyIds(b))).toBe(true)
  })

  it('are none when no key is active, and then intake is closed', async () => {
    const keyring = await readWith([['add', a, day(-1)]])
    expect(keyring.isOpen()).toBe(false)
    expect(takes(keyring, keyIds(a))).toBe(false)
    expect(takes(keyring, new Set())).toBe(false)
  })

  it('follow the calendar without a restart: a key expires, its set stays for the days of grace', async () => {
    const date = new Date(Date.now() - 100 * DAY_MS)
    const short = await makeTestKey({ date, keyExpirationTime: (100 * DAY_MS) / 1000 + 3600 })
    let nowMs = Date.now()
    const keyring = await readWith(
      [
        ['add', short, day(-90)],
        ['activate', short, day(-90)],
        ['add', b, day(-90)],
        ['activate', b, day(-90)],
      ],
      () => nowMs,
    )
    const both = keyIds(short, b)
    expect(takes(keyring, both)).toBe(true)
    expect(takes(keyring, keyIds(b))).toBe(false)
    // The last minutes before it expires: a page knows to the second, so both sets are taken already.
    nowMs += 3600_000 - 60_000
    await keyring.refresh()
    expect(takes(keyring, both)).toBe(true)
    expect(takes(keyring, keyIds(b))).toBe(true)
    nowMs += 2 * DAY_MS
    await keyring.refresh()
    // A page that was opened before may still send; one that is opened now seals to what is left.
    expect(takes(keyring, both)).toBe(true)
    expect(takes(keyring, keyIds(b))).toBe(true)
    expect(keyring.isOpen()).toBe(true)
    nowMs += 8 * DAY_MS
    await keyring.refresh()
    expect(takes(keyring, both)).toBe(false)
    expect(takes(keyring, keyIds(b))).toBe(true)
  })
})
