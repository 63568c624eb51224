import { beforeAll, describe, expect, it } from '@jest/globals'
import type { KeyringEntry } from '../../src/domain/keyring.js'
import { verifyKeyring, type FindKeyBytes } from '../../src/openpgp/verify-keyring.js'
import { makeTestKey, makeTestKeyring, type TestKey, type TestKeyring } from '../helpers/keys.js'

let anchor: TestKey
let a: TestKey
let b: TestKey
let stranger: TestKey
let keyring: TestKeyring

beforeAll(async () => {
  ;[anchor, a, b, stranger] = await Promise.all([
    makeTestKey(),
    makeTestKey(),
    makeTestKey(),
    makeTestKey(),
  ])
  keyring = await makeTestKeyring(
    [
      ['add', a],
      ['activate', a],
      ['add', b],
      ['activate', b],
      ['retire', a],
    ],
    anchor,
  )
})

const findAmong =
  (...keys: TestKey[]): FindKeyBytes =>
  (fingerprint) =>
    keys.find((key) => key.fingerprint === fingerprint)?.binary ?? null

const verify = (entries: unknown, findBytes = findAmong(anchor, a, b), now = new Date()) =>
  verifyKeyring({ version: 1, entries }, anchor.fingerprint, findBytes, now)

describe('a keyring', () => {
  it('holds, and says which keys are in force', async () => {
    const { activeKeys, history } = await verify(keyring.entries)
    expect(activeKeys.map((key) => key.getFingerprint().toUpperCase())).toEqual([b.fingerprint])
    expect(history.keys.get(a.fingerprint)?.state).toBe('retired')
    expect(history.activeSets.map(({ fingerprints }) => fingerprints)).toEqual([
      [],
      [a.fingerprint],
      [a.fingerprint, b.fingerprint],
      [b.fingerprint],
    ])
  })

  const change = (number: number, fields: Record<string, unknown>): (() => object[]) => {
    return () =>
      keyring.entries.map((entry) => (entry.number === number ? { ...entry, ...fields } : entry))
  }
  const breaches: [name: string, reason: string | RegExp, make: () => unknown][] = [
    ['nothing', 'it has no entries, or too many', () => []],
    ['no list', 'it has no entries, or too many', () => ({})],
    ['a number out of turn', 'entry 2 is not in form', change(2, { number: 3 })],
    ['a field too many', 'entry 2 is not in form', change(2, { note: 'x' })],
    ['a day that does not exist', 'entry 2 is not in form', change(2, { day: '2026-02-30' })],
    ['an action nobody knows', 'entry 2 is not in form', change(2, { action: 'trust' })],
    [
      'a fingerprint in small letters',
      'entry 2 is not in form',
      change(2, { fingerprint: 'ab'.repeat(20) }),
    ],
    [
      'an activation that brings a key',
      'entry 3 is not in form',
      change(3, { keySha256: '0'.repeat(64) }),
    ],
    ['another day', 'entry 1 is not signed by the anchor', change(1, { day: '2026-01-02' })],
    ['another action', /entry 6 (is not signed|does not fit)/, change(6, { action: 'revoke' })],
    ['another key', /the entries before it|not signed/, change(4, { fingerprint: '0'.repeat(40) })],
    [
      'another hash of a key',
      'entry 2 is not signed by the anchor',
      change(2, { keySha256: '0'.repeat(64) }),
    ],
    [
      'another hash of the entry before',
      'entry 3 does not follow',
      change(3, { previous: '0'.repeat(64) }),
    ],
    ['no first entry', 'entry 1 is not in form', () => keyring.entries.slice(1)],
    [
      'a hole',
      'entry 3 is not in form',
      () => keyring.entries.filter(({ number }) => number !== 3),
    ],
    [
      'the signature of another entry',
      'entry 3 is not signed by the anchor',
      change(3, { signature: undefined }),
    ],
  ]
  it.each(breaches)('does not hold with %s', async (name, reason, make) => {
    const entries = make()
    if (name.startsWith('the signature') && Array.isArray(entries)) {
      ;(entries as Partial<KeyringEntry>[])[2]!.signature = keyring.entries[3]?.signature ?? ''
    }
    await expect(verify(entries)).rejects.toMatchObject({
      code: 'bad_key',
      message: expect.stringMatching(reason),
    })
  })

  it('does not hold when another key signed it', async () => {
    const foreign = await makeTestKeyring([
      ['add', stranger],
      ['activate', stranger],
    ])
    const find = findAmong(foreign.anchor, stranger, anchor)
    await expect(verify(foreign.entries, find)).rejects.toThrow(
      'its anchor is not the one expected',
    )
    // The true anchor's name over a stranger's signatures.
    const forged = foreign.entries.map((entry, i) =>
      i === 0 ? (keyring.entries[0] ?? entry) : entry,
    )
    await expect(verify(forged, find)).rejects.toThrow('the keyring does not hold')
  })

  it('does not hold when a key file is another than the one that was signed', async () => {
    const swapped: FindKeyBytes = (fingerprint) =>
      fingerprint === b.fingerprint ? stranger.binary : findAmong(anchor, a)(fingerprint)
    await expect(verify(keyring.entries, swapped)).rejects.toThrow('is not the one that was signed')
    await expect(verify(keyring.entries, findAmong(anchor, a))).rejects.toThrow('is missing')
  })

  it('does not need the file of a key that is not in force', async () => {
    await expect(verify(keyring.entries, findAmong(anchor, b))).resolves.toBeDefined()
  })

  it('does not hold when its last day is in the future, a day of tolerance apart', async () => {
    const yesterday = new Date(Date.now() - 86_400_000)
    await expect(verify(keyring.entries, undefined, yesterday)).resolves.toBeDefined()
    const before = new Date(Date.now() - 2 * 86_400_000)
    await expect(verify(keyring.entries, undefined, before)).rejects.toThrow(
      'it is from the future',
    )
  })

  it('holds a year from now', async () => {
    const later = new Date(Date.now() + 365 * 86_400_000)
    await expect(verify(keyring.entries, undefined, later)).resolves.toBeDefined()
  })
})
