import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { copyTipFile } from '../../../src/desk/open/copy-tip-file.js'
import { createKeyOpener } from '../../../src/desk/open/open-with-keys.js'
import type { OpenedFile } from '../../../src/desk/opened-tip.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { sealFiles } from './seal-files.js'

let key: TestKey
const contents = {
  '01-a.jpg': randomBytes(700_000),
  '02-b.pdf': randomBytes(3),
  '03-c.txt': new Uint8Array(),
}
const opener = createKeyOpener(() => [key.privateKey])

beforeAll(async () => {
  key = await makeTestKey()
})

function seal(of: Record<string, Uint8Array>): Promise<Uint8Array> {
  return sealFiles(
    Object.fromEntries(Object.entries(of).map(([name, bytes]) => [name, [name, bytes]])),
    key,
  )
}

async function copy(envelope: Uint8Array, name: string): Promise<Buffer> {
  const taken: Uint8Array[] = []
  const files = Object.entries(contents).map(([each, { length }]) => ({
    name: each,
    sizeBytes: length,
  }))
  const tip = { envelope: heldSource('', envelope), files: files as OpenedFile[] }
  await copyTipFile(tip, name, opener, (bytes) => taken.push(bytes.slice()))
  return Buffer.concat(taken)
}

describe('copyTipFile', () => {
  it('hands over just that file, byte for byte', async () => {
    const envelope = await seal(contents)
    for (const [name, bytes] of Object.entries(contents)) {
      expect((await copy(envelope, name)).equals(bytes)).toBe(true)
    }
  })

  it('fails when the end was not good, the file is not there, or the envelope is another by now', async () => {
    const envelope = await seal(contents)
    await expect(copy(envelope, '04-d.txt')).rejects.toMatchObject({ reason: 'unreadable' })
    const other = await seal({ ...contents, '03-c.txt': randomBytes(1) })
    await expect(copy(other, '01-a.jpg')).rejects.toMatchObject({ reason: 'unreadable' })
    const renamed = await seal({
      '01-a.jpg': contents['01-a.jpg'],
      '02-b.pdf': contents['02-b.pdf'],
      '03-d.txt': contents['03-c.txt'],
    })
    await expect(copy(renamed, '01-a.jpg')).rejects.toMatchObject({ reason: 'unreadable' })
    envelope[envelope.length - 30]! ^= 1
    await expect(copy(envelope, '01-a.jpg')).rejects.toMatchObject({ reason: 'damaged' })
  })
})
