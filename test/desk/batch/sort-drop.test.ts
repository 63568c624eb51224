import { beforeAll, describe, expect, it } from '@jest/globals'
import { writeUstar } from '../../../src/archive/write-ustar.js'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { sortDrop } from '../../../src/desk/batch/sort-drop.js'
import { armorEnvelope } from '../../../src/openpgp/armor.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { makeArchive } from '../../helpers/tips.js'
import { describeDrop, dropOf } from './describe-drop.js'

let key: TestKey
let envelopes: Uint8Array[]

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content)

beforeAll(async () => {
  key = await makeTestKey()
  envelopes = await Promise.all(
    ['uno', 'dos'].map((what_happened) =>
      seal(makeArchive({ what_happened }), [key.key], new Date()),
    ),
  )
})

describe('loose files', () => {
  it('are sorted by what is in them', async () => {
    const secret = await makeTestKey({ passphrase: 'x' })
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])
    expect(
      describeDrop(
        await dropOf({
          ...{
            'copia.bin': envelopes[0]!,
            'foto.jpg': envelopes[1]!,
            'roto.pgp': 'hola',
            'vacío.tar.pgp': '',
          },
          ...{
            'nota.txt': `Mira:\n${armorEnvelope(envelopes[0]!)}`,
            'a.ASC': armorEnvelope(envelopes[0]!),
          },
          ...{
            'llave.asc': secret.privateArmor,
            'llave.gpg': secret.privateKey.write(),
            'llave.txt': `\n${key.privateArmor}`,
          },
          ...{ [`${key.fingerprint}.asc`]: secret.privateArmor },
          ...{ 'caso.case.pgp': envelopes[0]!, 'caso.case (1).pgp': envelopes[0]! },
          ...{
            'a.zip': zip,
            'b.docx': zip,
            'c.gz': new Uint8Array([0x1f, 0x8b, 8]),
            'd.7z': new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
          },
          ...{
            'e.rar': 'Rar!\x1a\x07\x00',
            'carta.txt': 'hola',
            'foto.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
            'nada.txt': '',
          },
          ...{ '._a.pgp': 'x', '.DS_Store': 'x', 'Thumbs.db': 'x' },
        }),
      ),
    ).toEqual({
      ...{
        'copia.bin': 'envelope',
        'foto.jpg': 'envelope',
        'roto.pgp': 'envelope',
        'vacío.tar.pgp': 'envelope',
      },
      ...{ 'nota.txt': 'envelope', 'a.ASC': 'envelope' },
      ...{
        'llave.asc': 'key',
        'llave.gpg': 'key',
        'llave.txt': 'key',
        [`${key.fingerprint}.asc`]: 'key',
      },
      ...{ 'caso.case.pgp': 'case', 'caso.case (1).pgp': 'case' },
      ...{ 'a.zip': 'zip', 'b.docx': 'zip', 'c.gz': 'zip', 'd.7z': 'zip', 'e.rar': 'zip' },
      ...{ 'carta.txt': 'not_known', 'foto.png': 'not_known', 'nada.txt': 'not_known' },
    })
  })

  it('bring public keys under their fingerprint, whatever they are called', async () => {
    const [one, two] = [await makeTestKey(), await makeTestKey()]
    const sorted = await dropOf({
      ...{
        'ana.asc': one.publicArmor,
        'beto.gpg': two.binary,
        [`${key.fingerprint}.asc`]: key.publicArmor,
      },
      ...{
        'dos.asc': one.publicArmor.replace(/\n=.*\n/, '\n'),
        'no.asc': '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nhola\n',
      },
    })
    expect([...sorted.keyringFiles.keys()].sort()).toEqual(
      [one, two, key].map(({ fingerprint }) => `${fingerprint}.asc`).sort(),
    )
    expect(sorted.leftOut).toEqual([{ name: 'no.asc', reason: 'not_known' }])
  })

  it('that a browser has numbered are what they were', async () => {
    const sorted = await dropOf({
      'SHA256SUMS (2)': `${'a'.repeat(64)}  x.pgp\n`,
      'lists (1).json': '{"version":1,"labels":["Uno"],"people":[]}',
    })
    expect([sorted.sums?.size, sorted.lists?.labels, sorted.leftOut]).toEqual([1, ['Uno'], []])
  })

  it('with lists that are not in form, or too long, are left out as a whole', async () => {
    const sorted = await dropOf({
      ...{ 'lists.json': '{"version":1,"labels":["<b>"],"people":[]}', 'envelopes.json': '[]' },
      ...{ SHA256SUMS: 'hola', 'questionnaire.json': '{}', 'keyring.json': 'x'.repeat(4_194_305) },
    })
    expect(Object.values(describeDrop(sorted))).toEqual(Array(5).fill('broken_lists'))
    expect([
      sorted.lists,
      sorted.known,
      sorted.sums,
      sorted.questionnaires,
      sorted.keyringFiles.size,
    ]).toEqual([null, [], null, [], 0])
  })

  it('take the longer of two keyrings, and lists together', async () => {
    const sorted = await sortDrop([
      heldSource('keyring.json', text('[1]')),
      heldSource('keyring (1).json', text('[1,2]')),
      heldSource('keyring (2).json', text('[]')),
      heldSource('lists.json', text('{"version":1,"labels":["A","B"],"people":["Ana"]}')),
      heldSource('lists (1).json', text('{"version":1,"labels":["B","C"],"people":[]}')),
    ])
    expect(sorted.keyringFiles.get('keyring.json')).toBe('[1,2]')
    expect(sorted.lists?.labels.sort()).toEqual(['A', 'B', 'C'])
  })

  it('larger than any envelope or text are left out, unread', async () => {
    const sized = (name: string, head: Uint8Array, sizeBytes: number): FileSource => ({
      ...{ name, sizeBytes },
      read: (start, end) => {
        if (end > 20_000) throw new Error('read too far')
        const bytes = new Uint8Array(20_000)
        bytes.set(head)
        return heldSource('', bytes).read(start, end)
      },
    })
    const sorted = await sortDrop([
      sized('a.pgp', envelopes[0]!, 1_200_000_000),
      sized('b.txt', text(armorEnvelope(envelopes[0]!)), 5_000_000),
      sized('c.asc', text(key.publicArmor), 5_000_000),
    ])
    expect(describeDrop(sorted)).toEqual({
      ...{ 'a.pgp': 'too_large', 'b.txt': 'too_large', 'c.asc': 'not_known' },
    })
  })

  it('that cannot be read are left to who says why', async () => {
    const gone: FileSource = {
      name: 'x.jpg',
      sizeBytes: 9,
      read: () =>
        new ReadableStream({
          start: (c) => {
            c.error(new Error('gone'))
          },
        }),
    }
    expect(describeDrop(await sortDrop([gone, { ...gone, name: 'lists.json' }]))).toEqual({
      'x.jpg': 'envelope',
      'lists.json': 'broken_lists',
    })
  })

  it('of a tar that cannot be read to its end are taken so far', async () => {
    const entries = ['a.pgp', 'b.pgp'].map((name) => ({ name, bytes: new Uint8Array(100_000) }))
    const tar = heldSource(
      'x.tar',
      writeUstar(entries, (n) => n),
    )
    const failing: FileSource = {
      ...tar,
      read: (start, end) => tar.read(start, end > 100_000 ? start : end),
    }
    expect(describeDrop(await sortDrop([failing]))).toEqual({
      ...{ 'a.pgp': 'envelope', 'x.tar': 'broken_tar' },
    })
  })

  it('are at most as many public keys as a keyring can need', async () => {
    const files = Array.from({ length: 505 }, (_, i) => [
      `${String(i).padStart(40, '0')}.asc`,
      key.publicArmor,
    ])
    const sorted = await dropOf(Object.fromEntries(files) as Record<string, string>)
    expect([sorted.keyringFiles.size, sorted.leftOut.length]).toEqual([501, 4])
  })

  it('with hostile names are called by their last part, in one line', async () => {
    const sorted = await dropOf({ '../../a\u202egpj.pgp': envelopes[0]!, 'C:\\x\\b.exe': 'x' })
    expect(describeDrop(sorted)).toEqual({ 'agpj.pgp': 'envelope', 'b.exe': 'not_known' })
  })

  it('beyond 21,000 are said to be too many, and those before are taken', async () => {
    const source = heldSource('', envelopes[0]!)
    const many = Array.from({ length: 21_010 }, (_, i) => ({
      ...source,
      name: `${String(i).padStart(6, '0')}.pgp`,
    }))
    const sorted = await sortDrop(many)
    expect(sorted.envelopes).toHaveLength(21_000)
    expect(sorted.leftOut).toEqual([{ name: '021000.pgp', reason: 'too_many' }])
  })
})

describe('a tar from a server', () => {
  it('brings no keys and no case, and none of its tars is opened', async () => {
    const inner = writeUstar([{ name: 'x.pgp', bytes: new Uint8Array(envelopes[0]!) }], (n) => n)
    const tar = writeUstar(
      [
        { name: 'a.asc', bytes: text(key.privateArmor) },
        { name: 'b.bin', bytes: new Uint8Array(key.privateKey.write()) },
        { name: 'c.case.pgp', bytes: new Uint8Array(envelopes[0]!) },
        { name: 'd.tar', bytes: inner },
        { name: 'e', bytes: inner },
        { name: '._f.pgp', bytes: text('x') },
        { name: 'g.pgp', bytes: new Uint8Array(envelopes[0]!) },
        { name: 'h.txt', bytes: text(armorEnvelope(envelopes[1]!)) },
        { name: 'i.zip', bytes: new Uint8Array([0x50, 0x4b, 3, 4]) },
        { name: 'j.txt', bytes: text('hola') },
      ],
      (n) => n,
    )
    expect(describeDrop(await dropOf({ 'x.tar': tar }))).toEqual({
      ...{
        'a.asc': 'not_known',
        'b.bin': 'not_known',
        'c.case.pgp': 'not_known',
        'd.tar': 'zip',
        e: 'zip',
      },
      ...{ 'g.pgp': 'envelope', 'h.txt': 'envelope', 'i.zip': 'zip', 'j.txt': 'not_known' },
    })
  })
})
