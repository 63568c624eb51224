import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { SortedDrop } from '../../../src/desk/batch/batch.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { sortDrop } from '../../../src/desk/batch/sort-drop.js'
import { filesOnDisk } from '../../../src/desk/disk/file-on-disk.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { readKeyringFiles } from '../../../src/openpgp/keyring-files.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeDownload, readTestKeyring, receiptOfBytes } from '../../helpers/download.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  type TestKey,
  type TestKeyring,
} from '../../helpers/keys.js'
import { tempFolder } from '../../helpers/temp-folder.js'
import { makeArchive } from '../../helpers/tips.js'
import { describeDrop, dropOf, namesOf } from './describe-drop.js'

let key: TestKey
let keyring: TestKeyring
let envelopes: Uint8Array[]
let download: Uint8Array

beforeAll(async () => {
  key = await makeTestKey()
  keyring = await makeSimpleKeyring(key)
  envelopes = await Promise.all(
    ['uno', 'dos'].map((what_happened) =>
      seal(makeArchive({ what_happened }), [key.key], new Date()),
    ),
  )
  download = makeDownload(await readTestKeyring(keyring), [
    { bytes: envelopes[0]!, day: '2026-10-01', state: 'reading', labels: ['Wages'] },
    { bytes: envelopes[1]!, day: '2026-10-02' },
  ])
})

const receipts = (): string[] => envelopes.map(receiptOfBytes).sort()

async function demandDownload(sorted: SortedDrop): Promise<void> {
  expect(sorted.leftOut).toEqual([])
  expect(namesOf(sorted.envelopes)).toEqual(receipts().map((receipt) => `${receipt}.tar.pgp`))
  expect([...(sorted.sums ?? [])].map(([name]) => name).sort()).toEqual(namesOf(sorted.envelopes))
  expect(sorted.lists).toEqual({ labels: ['Wages', 'Passports'], people: ['Ana', 'Beto'] })
  expect(sorted.known).toHaveLength(2)
  expect(sorted.known.find(({ receipt }) => receipt === receiptOfBytes(envelopes[0]!))).toEqual({
    ...{ receipt: receiptOfBytes(envelopes[0]!), receivedDay: '2026-10-01', state: 'reading' },
    ...{ labels: ['Wages'], assignee: null },
  })
  expect(sorted.questionnaires).toEqual([MISSIONS_QUESTIONNAIRE])
  const files = await readKeyringFiles(
    (name) => sorted.keyringFiles.get(name) ?? null,
    keyring.anchor.fingerprint,
    new Date(),
  )
  expect(files.activeKeys.map((each) => each.getFingerprint().toUpperCase())).toEqual([
    key.fingerprint,
  ])
}

describe('the staff app’s download', () => {
  it('is sorted as it comes', async () => {
    await demandDownload(await dropOf({ 'sobres-2026-10-02.tar': download }))
  })

  it.each([['gnu'], ['pax'], ['v7']])(
    'is sorted when it was unpacked and packed anew (%s)',
    async (format) => {
      const folder = unpack(download)
      const args = [
        `--format=${format}`,
        '-C',
        folder,
        '-cf',
        join(folder, '..', `${format}.tar`),
        '.',
      ]
      expect(spawnSync('tar', args).status).toBe(0)
      await demandDownload(await sortDrop(filesOnDisk(join(folder, '..', `${format}.tar`))))
    },
  )

  it('is sorted when it was unpacked, and twice is as good as once', async () => {
    const folder = unpack(download)
    const loose = [...filesOnDisk(folder), ...filesOnDisk(join(folder, 'keyring'))]
    await demandDownload(await sortDrop(loose))
    const twice = await sortDrop([...loose, heldSource('sobres.tar', download)])
    expect(twice.envelopes).toHaveLength(4)
    await demandDownload({ ...twice, envelopes: twice.envelopes.filter((_, i) => i % 2 === 0) })
  })

  it('under another name, by its content', async () => {
    await demandDownload(await dropOf({ 'sin nombre': download }))
  })

  it('keeps what stood before it broke', async () => {
    const sorted = await dropOf({ 'x.tar': download.subarray(0, -3000) })
    expect(describeDrop(sorted)).toMatchObject({ 'x.tar': 'broken_tar' })
    expect(sorted.envelopes).toHaveLength(1)
    expect(sorted.known).toHaveLength(2)
  })
})

function unpack(tar: Uint8Array): string {
  const folder = mkdtempSync(join(tempFolder(), 'unpacked-'))
  const inside = mkdtempSync(join(folder, 'x-'))
  writeFileSync(join(folder, 'download.tar'), tar)
  expect(spawnSync('tar', ['-xf', join(folder, 'download.tar'), '-C', inside]).status).toBe(0)
  return inside
}
