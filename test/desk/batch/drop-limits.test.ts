/** Drops at the limits of what is taken. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import { writeUstar } from '../../../src/archive/write-ustar.js'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { sortDrop } from '../../../src/desk/batch/sort-drop.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { armorEnvelope } from '../../../src/openpgp/armor.js'
import { receiptOfBytes } from '../../helpers/download.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { sealText } from './open-drop.js'
import { describeDrop, dropOf } from './describe-drop.js'

let key: TestKey
let envelope: Uint8Array

beforeAll(async () => {
  key = await makeTestKey()
  envelope = await sealText('a', key)
})

/** As large as it says, of which only the beginning is there. */
function sized(name: string, head: Uint8Array | string, sizeBytes: number): FileSource {
  const beginning = new Uint8Array(20_000)
  beginning.set(Buffer.from(head))
  return { ...heldSource(name, beginning), sizeBytes }
}

describe('a drop', () => {
  it('takes an envelope of 1 GiB and what is sealed around it, and a text of 4 MiB', async () => {
    const [envelopeBytes, textBytes] = [1_073_741_824 + 65_536, 4_194_304]
    const text = armorEnvelope(envelope)
    const sorted = await sortDrop([
      sized('a.pgp', envelope, envelopeBytes),
      sized('b.pgp', envelope, envelopeBytes + 1),
      sized('c.txt', text, textBytes),
      sized('d.txt', text, textBytes + 1),
    ])
    expect(describeDrop(sorted)).toEqual({
      ...{ 'a.pgp': 'envelope', 'b.pgp': 'too_large', 'c.txt': 'envelope', 'd.txt': 'too_large' },
    })
  })

  it('takes 21,000 files, those in its tars included', async () => {
    const source = heldSource('', envelope)
    const loose = Array.from({ length: 20_998 }, (_, i) => ({
      ...source,
      name: `${String(i)}.pgp`,
    }))
    const entries = ['x', 'y', 'z'].map((name) => ({
      name: `${name}.pgp`,
      bytes: envelope.slice(),
    }))
    const tar = heldSource(
      'z.tar',
      writeUstar(entries, (n) => n),
    )
    const { envelopes, leftOut } = await sortDrop([...loose, tar])
    expect([envelopes.length, leftOut]).toEqual([21_000, [{ name: 'z.tar', reason: 'too_many' }]])
  })

  it('takes an entry of a tar for an envelope by its name, unread', async () => {
    const zip = new Uint8Array([0x50, 0x4b, 3, 4])
    const tar = writeUstar(
      ['a.pgp', 'b.gpg', 'c.bin'].map((name) => ({ name, bytes: zip })),
      (n) => n,
    )
    expect(describeDrop(await dropOf({ 'x.tar': tar }))).toEqual({
      ...{ 'a.pgp': 'envelope', 'b.gpg': 'envelope', 'c.bin': 'zip' },
    })
  })

  const MIB = 1_048_576
  it.each([
    ['SHA256SUMS', 4 * MIB, `${'ab'.repeat(32)}  x.pgp\n`],
    ['envelopes.json', 16 * MIB, '{"version":1,"envelopes":[]}'],
    ['keyring.json', 4 * MIB, '{}'],
    ['lists.json', MIB, '{"version":1,"labels":[],"people":[]}'],
    ['questionnaire.json', MIB, JSON.stringify(MISSIONS_QUESTIONNAIRE)],
  ])('takes a %s of %i bytes, and none that is larger', async (name, most, content) => {
    const padded = (sizeBytes: number) => {
      const bytes = Buffer.alloc(sizeBytes, ' ')
      bytes.write(content)
      return bytes
    }
    expect((await dropOf({ [name]: padded(most) })).leftOut).toEqual([])
    expect((await dropOf({ [name]: padded(most + 1) })).leftOut).toEqual([
      { name, reason: 'broken_lists' },
    ])
  })

  it('keeps what the first of two lists says, by their names', async () => {
    const [first, second] = ['ab'.repeat(32), 'cd'.repeat(32)]
    const { sums } = await dropOf({
      'SHA256SUMS (1)': `${second}  a.pgp\n${second}  b.pgp\n`,
      SHA256SUMS: `${first}  a.pgp\n`,
    })
    expect(Object.fromEntries(sums ?? [])).toEqual({ 'a.pgp': first, 'b.pgp': second })
  })

  it('calls a broken tar by its last part, in one line', async () => {
    const { leftOut } = await dropOf({ '../a\u202eb.tar': new Uint8Array(700).fill(1) })
    expect(leftOut).toEqual([{ name: 'ab.tar', reason: 'broken_tar' }])
  })

  it('keeps what is said first of an envelope, and each questionnaire once', async () => {
    const receipt = receiptOfBytes(envelope)
    const known = { receipt, receivedDay: '2026-10-01', state: 'new', labels: [], assignee: null }
    const again = { ...known, state: 'closed' }
    const { id, version } = MISSIONS_QUESTIONNAIRE
    const other = (change: object): string =>
      JSON.stringify({ ...MISSIONS_QUESTIONNAIRE, ...change })
    const sorted = await dropOf({
      'envelopes.json': JSON.stringify({ version: 1, envelopes: [known, again] }),
      'questionnaire.json': other({}),
      'questionnaire (1).json': other({ id: 'other' }),
      'questionnaire (2).json': other({ version: version + 1 }),
      'questionnaire (3).json': other({ sections: MISSIONS_QUESTIONNAIRE.sections.slice(0, 1) }),
    })
    expect(sorted.known).toEqual([known])
    expect(sorted.questionnaires.map((each) => [each.id, each.version]).sort()).toEqual(
      [
        [id, version],
        [id, version + 1],
        ['other', version],
      ].sort(),
    )
  })

  it('keeps no more questionnaires than an organisation has ever had', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 21 }, (_, i) => [
        `questionnaire (${String(i + 1)}).json`,
        JSON.stringify({ ...MISSIONS_QUESTIONNAIRE, version: i + 1 }),
      ]),
    )
    const { questionnaires, leftOut } = await dropOf(files)
    expect(questionnaires).toHaveLength(20)
    expect(leftOut.map(({ reason }) => reason)).toEqual(['broken_lists'])
  })

  it('finds a key of a keyring that a browser has numbered', async () => {
    const { keyringFiles } = await dropOf({ [`${key.fingerprint} (1).asc`]: key.publicArmor })
    expect([...keyringFiles.keys()]).toEqual([`${key.fingerprint}.asc`])
  })

  it.each([
    ['vacio.bin', [0x50, 0x4b, 5, 6], 'zip'],
    ['a.bz2', [0x42, 0x5a, 0x68], 'zip'],
    ['a.xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'zip'],
    ['a.zst', [0x28, 0xb5, 0x2f, 0xfd], 'zip'],
    ['ceros.bin', Array<number>(600).fill(0), 'not_known'],
    ['CASO.CASE.PGP', [1], 'case'],
    ['a.case (123).pgp', [1], 'case'],
    ['desktop.ini', [1], undefined],
  ])('takes %s for what it is', async (name, start, due) => {
    expect(describeDrop(await dropOf({ [name]: new Uint8Array(start) }))[name]).toBe(due)
  })
})
