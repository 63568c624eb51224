import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { sealCase } from '../../src/desk/case/case-file.js'
import { makeDownload, receiptOfBytes } from '../helpers/download.js'
import { sealFor } from '../helpers/desk-drop.js'
import { makeTestKey } from '../helpers/keys.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'

const folder = tempFolder()
const at = (name: string): string => join(folder, name)
/** By receipt, as they stand in the download. */
let receipts: string[]

const VERBS = ['open', 'list', 'search', 'stats', 'export', 'triage'] as const
type Verb = (typeof VERBS)[number]

let runs = 0
function desk(verb: Verb, ...files: string[]): Spoken {
  runs++
  const own = {
    open: ['--out', at(`tips-${String(runs)}`)],
    list: [],
    search: ['--country', 've'],
    stats: [],
    export: ['--json', '-'],
    triage: ['--case', at('my.case.pgp'), '--out', at(`triage-${String(runs)}.json`)],
  }
  return sigilo(['desk', verb, ...files.map(at), '--key', at('key.asc'), ...own[verb]])
}

beforeAll(async () => {
  const key = await makeTestKey()
  writeFileSync(at('key.asc'), key.privateArmor)
  const envelopes = await Promise.all(
    ['Una.', 'Dos.', 'Tres.'].map(async (text) => {
      const bytes = await sealFor(key, { what_happened: text, country: 'VE' })
      return { bytes, receipt: receiptOfBytes(bytes), day: '2026-11-18' }
    }),
  )
  receipts = envelopes.map(({ receipt }) => receipt)
  const tar = Buffer.from(makeDownload(null, envelopes))
  writeFileSync(at('whole.tar'), tar)
  // The end of a tar is two blocks of zeros; before them stands the last of the envelopes.
  writeFileSync(at('cut.tar'), tar.subarray(0, tar.length - 1024 - 512))
  for (const { bytes, receipt } of envelopes) writeFileSync(at(`${receipt}.pgp`), bytes)
  writeFileSync(at('packed.tar.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))
  mkdirSync(at('unpacked'))
  const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  const sums = envelopes.map(({ bytes, receipt }) => `${digest(bytes)}  ${receipt}.tar.pgp\n`)
  writeFileSync(at('unpacked/SHA256SUMS'), sums.join(''))
  writeFileSync(at(`unpacked/${receipts[1]!}.tar.pgp`), envelopes[1]!.bytes)
  writeFileSync(at('unpacked/renamed.pgp'), envelopes[2]!.bytes)
  mkdirSync(at('mixed'))
  writeFileSync(at('mixed/one.pgp'), envelopes[0]!.bytes)
  writeFileSync(at('mixed/letter.txt'), 'Querida abuela')
  writeFileSync(at('mixed/key.asc'), key.privateArmor)
  const theCase = { version: 1 as const, anchor: null, changes: [] }
  const signing = { sealTo: [key.key], signer: key.privateKey, now: new Date() }
  writeFileSync(at('my.case.pgp'), await sealCase(theCase, signing))
})

describe.each(VERBS)('sigilo desk %s', (verb) => {
  it('says what a download lacks that was cut off, and does not end as if all were well', () => {
    const { status, stderr } = desk(verb, 'cut.tar')
    expect(status).toBe(65)
    expect(stderr).toContain(
      'sigilo: cut.tar: left out: it is cut off or damaged; what stood before that was read\n',
    )
    const missing = stderr.match(/(?<=^sigilo: ).*(?=\.tar\.pgp: it did not come)/gm)
    expect(missing).toHaveLength(1)
    expect(receipts).toContain(missing?.[0])
  })

  it('misses nothing that came by another way, under whatever name', () => {
    const loose = receipts.map((receipt) => `${receipt}.pgp`)
    const { status, stderr } = desk(verb, 'cut.tar', ...loose)
    // It is cut off all the same; and `open` writes no tip over another.
    expect(status).toBe(verb === 'open' ? 73 : 65)
    expect(stderr).toContain('cut.tar: left out')
    expect(stderr).not.toContain('it did not come')
  })

  it('says what is not in a folder, though its list names it', () => {
    const { status, stderr } = desk(verb, 'unpacked')
    expect(status).toBe(65)
    expect(stderr.split('\n')[0]).toBe(
      `sigilo: ${receipts[0]!}.tar.pgp: it did not come, though SHA256SUMS names it`,
    )
  })

  it('says what must be unpacked first', () => {
    const { status, stderr } = desk(verb, 'packed.tar.gz')
    expect(status).toBe(65)
    expect(stderr).toContain('packed.tar.gz: left out: it must be unpacked first')
  })

  it('takes no letter for a loss', () => {
    const { status, stderr } = desk(verb, 'mixed')
    expect(stderr).toContain('letter.txt: left out: it is nothing that the desk takes')
    expect(stderr).toContain('key.asc: left out: a key is named with --key')
    expect(status).toBe(0)
  })
})

it('a download that is whole opens without a word, into a folder for each tip', () => {
  const args = ['open', at('whole.tar'), '--key', at('key.asc'), '--out', at('all')]
  expect(sigilo(args)).toMatchObject({ status: 0, stderr: '' })
  expect(readdirSync(at('all')).sort()).toEqual(receipts.toSorted())
})
