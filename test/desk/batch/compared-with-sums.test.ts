/** What was downloaded, as SHA256SUMS has it, and what came. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { OpenedBatch } from '../../../src/desk/batch/batch.js'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { openBatch } from '../../../src/desk/batch/open-batch.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { receiptOfBytes } from '../../helpers/download.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { bytes } from '../../helpers/packets.js'
import { batchDeps, openDrop, sealText, sha256Of } from './open-drop.js'

let key: TestKey
let one: Uint8Array
let two: Uint8Array

beforeAll(async () => {
  key = await makeTestKey()
  ;[one, two] = await Promise.all([sealText('uno', key), sealText('dos', key)])
})

const sumsOf = (files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    Object.entries(files)
      .map(([name, content]) => `${sha256Of(content)}  ${name}\n`)
      .join(''),
  )
const open = (files: Record<string, Uint8Array>): Promise<OpenedBatch> =>
  openDrop(files, batchDeps(key))
const openAlone = (source: FileSource, sums: Map<string, string> | null): Promise<OpenedBatch> =>
  openBatch(
    { envelopes: [source], sums, known: [], questionnaires: [], leftOut: [] },
    batchDeps(key),
  )

describe('an envelope', () => {
  it('that a person has numbered is compared by the very name, and by the one before', async () => {
    const files = { 'a (1).pgp': one }
    for (const name of ['a (1).pgp', 'a.pgp']) {
      const { notOpened, missing } = await open({ ...files, SHA256SUMS: sumsOf({ [name]: two }) })
      expect([notOpened, missing]).toEqual([
        [{ name: 'a (1).pgp', receipt: receiptOfBytes(one), reason: 'wrong_sum' }],
        [],
      ])
      const { tips } = await open({ ...files, SHA256SUMS: sumsOf({ [name]: one }) })
      expect(tips).toHaveLength(1)
    }
  })

  it('that stands in the place of another has not come for all that', async () => {
    const sums = sumsOf({ 'a.pgp': one, 'b.pgp': two })
    const { notOpened, missing } = await open({ 'a.pgp': two, SHA256SUMS: sums })
    expect([notOpened.map(({ reason }) => reason), missing]).toEqual([['wrong_sum'], ['b.pgp']])
  })

  it('that was left out is not missing', async () => {
    const zip = new Uint8Array([0x50, 0x4b, 3, 4])
    const { leftOut, missing } = await open({ 'a.pgp': zip, SHA256SUMS: sumsOf({ 'a.pgp': zip }) })
    expect([leftOut, missing]).toEqual([[{ name: 'a.pgp', reason: 'zip' }], []])
  })

  it('is opened from the bytes that were compared, whatever its place gives next', async () => {
    const readings = [one, two]
    const source: FileSource = {
      ...{ name: 'a.pgp', sizeBytes: one.length },
      read: (start, end) => heldSource('', readings.shift() ?? two).read(start, end),
    }
    const { tips } = await openAlone(source, new Map([['a.pgp', sha256Of(one)]]))
    expect(tips.map(({ tip }) => tip?.answers['what_happened'])).toEqual(['uno'])
  })

  it('is read again for each purpose, and never held, when it is large', async () => {
    const large = heldSource('a.pgp', bytes(one, new Uint8Array(300_000)))
    let readings = 0
    const counting: FileSource = {
      ...large,
      read: (start, end) => (readings++, large.read(start, end)),
    }
    await openAlone(counting, null)
    expect(readings).toBeGreaterThan(2)
  })

  it.each([
    ['shorter', 500_000, 400_000],
    ['longer', 400_000, 500_000],
  ])('cannot be read when it is %s than it was', async (_name, sizeBytes, readBytes) => {
    const held = heldSource('', bytes(one, new Uint8Array(500_000)))
    const source: FileSource = {
      ...{ name: 'a.pgp', sizeBytes },
      read: (start, end) => held.read(start, end === sizeBytes ? readBytes : end),
    }
    expect((await openAlone(source, null)).notOpened).toEqual([
      { name: 'a.pgp', receipt: null, reason: 'unreadable' },
    ])
  })
})
