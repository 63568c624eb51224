import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { pinParts, readParts } from '../../src/archive/parts.js'
import { createTipSource } from '../../src/archive/tip-archive.js'
import { writeUstar } from '../../src/archive/write-ustar.js'
import { joinSource } from '../../src/domain/byte-source.js'
import type { TipFile } from '../../src/domain/tip-file.js'
import { receiptOf } from '../../src/domain/receipt.js'
import { seal, sealSource } from '../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../helpers/keys.js'
import { sigilo } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { SPANISH_QUESTIONNAIRE, makeTip } from '../helpers/tips.js'

const folder = tempFolder()
const at = (name: string): string => join(folder, name)
let key: TestKey

beforeAll(async () => {
  key = await makeTestKey()
  writeFileSync(at('key.asc'), key.privateArmor)
})

const open = (file: string, out: string) =>
  sigilo(['open', at(file), '--key', at('key.asc'), '--out', at(out)])

function describeFile(name: string, sizeBytes: number): TipFile {
  return { name, givenName: name.slice(3), sizeBytes, cleaning: 'clean', removed: [] }
}

async function sealTip(contents: Record<string, Uint8Array>, listed = contents) {
  const files = Object.entries(listed).map(([name, { length }]) => describeFile(name, length))
  const parts = await Promise.all(
    Object.values(contents).map((bytes) => pinParts([new Blob([new Uint8Array(bytes)])])),
  )
  const source = createTipSource({ ...makeTip(), files }, SPANISH_QUESTIONNAIRE, parts)
  return joinSource(await sealSource(source, [key.key], new Date(), () => createHash('sha1')))
}

describe('sigilo open, on a tip with files', () => {
  it('writes each under its own name, byte for byte, for its owner alone', async () => {
    const contents = { '01-foto.jpg': randomBytes(3_000_000), '02-nota.opus': randomBytes(1) }
    const envelope = await sealTip(contents)
    writeFileSync(at('a'), envelope)
    const receipt = receiptOf(createHash('sha256').update(envelope).digest())
    expect(open('a', 'o1')).toEqual({ status: 0, stdout: `${at('o1')}/${receipt}\n`, stderr: '' })
    expect(readdirSync(at('o1'))).toEqual([receipt])
    const made = join(at('o1'), receipt, 'files')
    for (const [name, bytes] of Object.entries(contents)) {
      expect(readFileSync(join(made, name)).equals(bytes)).toBe(true)
      expect(statSync(join(made, name)).mode & 0o777).toBe(0o600)
    }
    expect(readFileSync(join(made, '..', 'tip.txt'), 'utf8')).toContain(
      'files/01-foto.jpg: foto.jpg',
    )
  })

  it('keeps nothing of one that was changed on its way, however late', async () => {
    const envelope = await sealTip({ '01-foto.jpg': randomBytes(2_000_000) })
    envelope[envelope.length - 10]! ^= 1
    writeFileSync(at('changed'), envelope)
    const { status, stderr } = open('changed', 'o2')
    expect(status).toBe(65)
    expect(stderr).toContain('it does not open: it is damaged or was changed')
    expect(readdirSync(at('o2'))).toEqual([])
  })

  it('says so when the files are not those that tip.json lists', async () => {
    writeFileSync(
      at('other'),
      await sealTip({ '01-foto.jpg': randomBytes(10) }, { '01-foto.jpg': randomBytes(11) }),
    )
    expect(open('other', 'o3').stdout).toContain(
      '(beware: its files are not those that tip.json lists)',
    )
  })

  it('keeps nothing when an entry has no place in a tip, though files came before it', async () => {
    const entries = [
      { name: 'tip/' } as const,
      { name: 'tip/files/' } as const,
      { name: 'tip/files/01-a.jpg', bytes: new Uint8Array(1000) },
      { name: 'tip/files/../../evil', bytes: new Uint8Array(10) },
    ]
    writeFileSync(
      at('evil'),
      await seal(
        writeUstar(entries, (n) => n),
        [key.key],
        new Date(),
      ),
    )
    const { status, stderr } = open('evil', 'o4')
    expect({ status, left: readdirSync(at('o4')) }).toEqual({ status: 65, left: [] })
    expect(stderr).toContain('it has an entry that no tip has')
  })
})

describe('pinned parts', () => {
  it('are read as they were, or not at all', async () => {
    const bytes = randomBytes(2_500_000)
    const pinned = await pinParts([new Uint8Array([1, 2]), new Blob([bytes])])
    const read: Uint8Array[] = []
    for await (const piece of readParts(pinned)) read.push(piece.slice())
    expect(Buffer.concat(read).equals(Buffer.concat([Buffer.from([1, 2]), bytes]))).toBe(true)
    const other = Buffer.from(bytes)
    other[2_400_000]! ^= 1
    const swapped = pinned.map((part) =>
      'blob' in part ? { ...part, blob: new Blob([other]) } : part,
    )
    const readAll = async (): Promise<void> => {
      const pieces = readParts(swapped)
      while (!(await pieces.next()).done);
    }
    await expect(readAll()).rejects.toMatchObject({ code: 'file_changed' })
  })
})
