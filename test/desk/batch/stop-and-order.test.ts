/** When a batch stops, in which order it is, and what is one envelope. */
import { setImmediate } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { armorEnvelope } from '../../../src/openpgp/armor.js'
import { receiptOfBytes } from '../../helpers/download.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { bytes, newPacket } from '../../helpers/packets.js'
import { batchDeps, openDrop, sealText } from './open-drop.js'

let key: TestKey
let envelopes: Uint8Array[]

beforeAll(async () => {
  key = await makeTestKey()
  envelopes = await Promise.all(['a', 'b', 'c'].map((each) => sealText(each, key)))
})

describe('a batch', () => {
  it('opens nothing more once it is stopped, not even during a pause', async () => {
    let isStopped = false
    const files = { 'a.pgp': envelopes[0]!, 'b.pgp': envelopes[1]! }
    const { tips } = await openDrop(files, {
      ...batchDeps(key),
      isStopped: () => isStopped,
      async pause() {
        await setImmediate()
        isStopped = true
      },
    })
    expect(tips).toEqual([])
  })

  it('tells what came twice in the order of the receipts', async () => {
    const receipts = envelopes.map(receiptOfBytes).sort()
    const files = envelopes.flatMap((envelope) => {
      const name = String(9 - receipts.indexOf(receiptOfBytes(envelope)))
      return [`${name}.pgp`, `${name}b.pgp`].map((each) => [each, envelope] as const)
    })
    const { twice } = await openDrop(Object.fromEntries(files), batchDeps(key))
    expect(twice.map(({ receipt }) => receipt)).toEqual(receipts)
  })

  it('takes an envelope for one, whatever text it carries in its padding', async () => {
    const file = bytes(newPacket(21, armorEnvelope(envelopes[0]!)), envelopes[1]!)
    const { tips } = await openDrop({ 'a.pgp': file }, batchDeps(key))
    expect(tips.map(({ tip }) => tip?.answers['what_happened'])).toEqual(['b'])
  })
})
