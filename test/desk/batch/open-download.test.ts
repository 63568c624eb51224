import { beforeAll, describe, expect, it } from '@jest/globals'
import type { OpenedBatch } from '../../../src/desk/batch/batch.js'
import type { OpenBatchDeps } from '../../../src/desk/batch/open-batch.js'
import { createKeySetJudge } from '../../../src/desk/keys/judge-key-set.js'
import { createKeychain } from '../../../src/desk/keys/keychain.js'
import { createKeyOpener } from '../../../src/desk/open/open-with-keys.js'
import type { KeyringFiles } from '../../../src/openpgp/keyring-files.js'
import { makeDownload, readTestKeyring, receiptOfBytes } from '../../helpers/download.js'
import { makeTestKey, makeTestKeyring, type TestKey } from '../../helpers/keys.js'
import { makeTip } from '../../helpers/tips.js'
import { batchDeps, openDrop, sealText } from './open-drop.js'

let retired: TestKey
let current: TestKey
let second: TestKey
let stranger: TestKey
let keyring: KeyringFiles

beforeAll(async () => {
  retired = await makeTestKey()
  current = await makeTestKey({ curve: 'nistP256' })
  second = await makeTestKey({ type: 'rsa', rsaBits: 3072 })
  stranger = await makeTestKey()
  keyring = await readTestKeyring(
    await makeTestKeyring([
      ['add', retired],
      ['activate', retired],
      ['add', current],
      ['activate', current],
      ['add', second],
      ['activate', second],
      ['retire', retired],
    ]),
  )
}, 60_000)

async function createDeps(): Promise<OpenBatchDeps> {
  const keychain = createKeychain()
  for (const { privateKey } of [retired, current]) await keychain.add(privateKey.write())
  return {
    ...batchDeps(),
    opener: createKeyOpener(() => keychain.unlocked()),
    judgeKeySet: await createKeySetJudge(keyring, new Date()),
  }
}

describe('a download of 120 envelopes, sealed to keys of three times', () => {
  let envelopes: Uint8Array[]
  let batch: OpenedBatch

  beforeAll(async () => {
    const sets = [
      [retired],
      [retired, current],
      [retired, current, second],
      [current, second],
      [current, stranger],
    ]
    envelopes = await Promise.all(
      Array.from({ length: 120 }, (_, i) => sealText(`Mensaje ${String(i)}`, ...sets[i % 5]!)),
    )
    const tar = makeDownload(
      keyring,
      envelopes.map((bytes, i) => ({
        bytes,
        day: `2026-10-${String((i % 28) + 1).padStart(2, '0')}`,
      })),
    )
    batch = await openDrop({ 'sobres.tar': tar }, await createDeps())
  }, 60_000)

  it('opens, all of it, in the order of the receipts', () => {
    expect(batch.notOpened).toEqual([])
    expect(batch.missing).toEqual([])
    expect(batch.tips.map(({ receipt }) => receipt)).toEqual(envelopes.map(receiptOfBytes).sort())
  })

  it('says of each what there is to say', () => {
    const byReceipt = new Map(batch.tips.map((tip) => [tip.receipt, tip]))
    for (const [i, bytes] of envelopes.entries()) {
      expect(byReceipt.get(receiptOfBytes(bytes))).toEqual({
        receipt: receiptOfBytes(bytes),
        tip: makeTip({ what_happened: `Mensaje ${String(i)}` }),
        text: expect.stringContaining(`Mensaje ${String(i)}`),
        ...{ files: [], remarks: [], canaryWord: null },
        keySet: ['former', 'former', 'former', 'in_force', 'unknown'][i % 5],
        openedBy: (i % 5 < 3 ? retired : current).fingerprint,
        receivedDay: `2026-10-${String((i % 28) + 1).padStart(2, '0')}`,
        envelope: expect.objectContaining({ sizeBytes: bytes.length }),
      })
    }
  })
})
