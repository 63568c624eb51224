import { beforeAll, describe, expect, it } from '@jest/globals'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { createKeySetJudge, type JudgeKeySet } from '../../../src/desk/keys/judge-key-set.js'
import { readRecipients } from '../../../src/desk/open/read-recipients.js'
import type { KeyringFiles } from '../../../src/openpgp/keyring-files.js'
import { seal } from '../../../src/openpgp/seal.js'
import { readTestKeyring } from '../../helpers/download.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  makeTestKeyring,
  type TestKey,
} from '../../helpers/keys.js'
import { makeArchive } from '../../helpers/tips.js'

const DAY_MS = 86_400_000
let keys: Record<'first' | 'second' | 'expiring' | 'stolen' | 'now' | 'spare' | 'stranger', TestKey>
let keyring: KeyringFiles
let judge: JudgeKeySet

async function idsOf(...sealedTo: TestKey[]): Promise<string[]> {
  const envelope = await seal(
    makeArchive(),
    sealedTo.map(({ key }) => key),
    new Date(),
  )
  return (await readRecipients(heldSource('', envelope))).keyIds
}

beforeAll(async () => {
  const make = () => makeTestKey()
  keys = {
    ...{ first: await make(), second: await make(), stolen: await make(), now: await make() },
    ...{ spare: await make(), stranger: await make() },
    expiring: await makeTestKey({ keyExpirationTime: 40 * 86_400 }),
  }
  keyring = await readTestKeyring(
    await makeTestKeyring([
      ['add', keys.first],
      ['activate', keys.first], // first
      ['add', keys.second],
      ['activate', keys.second], // first, second
      ['add', keys.stolen],
      ['activate', keys.stolen], // first, second, stolen
      ['revoke', keys.stolen], // first, second
      ['retire', keys.first], // second
      ['add', keys.expiring],
      ['activate', keys.expiring], // second, expiring
      ['add', keys.now],
      ['activate', keys.now], // second, expiring, now
      ['retire', keys.second], // expiring, now
      ['add', keys.spare],
    ]),
  )
  judge = await createKeySetJudge(keyring, new Date())
}, 60_000)

describe('the set of keys that an envelope is sealed to', () => {
  it.each([
    ['in_force', ['expiring', 'now']],
    ['in_force', ['now', 'expiring']],
    ['former', ['first']],
    ['former', ['first', 'second']],
    ['former', ['second', 'expiring', 'now']],
    ['revoked', ['first', 'second', 'stolen']],
    ['unknown', ['now']],
    ['unknown', ['expiring']],
    ['unknown', ['first', 'now']],
    ['unknown', ['first', 'stolen']],
    ['unknown', ['expiring', 'now', 'stranger']],
    ['unknown', ['stranger']],
    ['unknown', ['spare']],
  ] as const)('is %s: %j', async (due, names) => {
    expect(judge(await idsOf(...names.map((name) => keys[name])))).toBe(due)
  })

  it('is unknown with a key twice, with a passphrase, hidden, or with nobody', async () => {
    const [id = '', other = ''] = await idsOf(keys.expiring, keys.now)
    expect(judge([id, other, other])).toBe('unknown')
    expect(judge([id, other, 'passphrase'])).toBe('unknown')
    expect(judge([id, '0'.repeat(16)])).toBe('unknown')
    expect(judge([])).toBe('unknown')
  })

  it('may lack a key that has expired by now, and no other', async () => {
    const later = await createKeySetJudge(keyring, new Date(Date.now() + 60 * DAY_MS))
    expect(later(await idsOf(keys.now))).toBe('in_force')
    expect(later(await idsOf(keys.expiring, keys.now))).toBe('in_force')
    expect(later(await idsOf(keys.second, keys.now))).toBe('former')
    expect(later(await idsOf(keys.expiring))).toBe('unknown')
  })

  it('is not checked without a keyring', async () => {
    expect((await createKeySetJudge(null, new Date()))(['x'])).toBe('not_checked')
  })

  it('is unknown where the file of a retired key is gone or is another one, and the rest is judged', async () => {
    for (const instead of [null, keys.stranger.binary]) {
      const findBytes: KeyringFiles['findBytes'] = (fingerprint) =>
        fingerprint === keys.first.fingerprint ? instead : keyring.findBytes(fingerprint)
      const judgeFewer = await createKeySetJudge({ ...keyring, findBytes }, new Date())
      expect(judgeFewer(await idsOf(keys.first))).toBe('unknown')
      expect(judgeFewer(await idsOf(keys.expiring, keys.now))).toBe('in_force')
    }
  })

  it('is known by any part of a key', async () => {
    const key = await makeTestKey({ subkeys: [{}, {}] })
    const made = await readTestKeyring(await makeSimpleKeyring(key))
    const judgeParts = await createKeySetJudge(made, new Date())
    for (const part of key.key.getKeys()) {
      expect(judgeParts([part.getKeyID().toHex()])).toBe('in_force')
    }
  })

  it('is not made up where a fault of ours stands in the way', async () => {
    const fault = new TypeError('undefined is not a function')
    const findBytes: KeyringFiles['findBytes'] = () => {
      throw fault
    }
    await expect(createKeySetJudge({ ...keyring, findBytes }, new Date())).rejects.toBe(fault)
  })
})
