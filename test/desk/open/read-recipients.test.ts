import { beforeAll, describe, expect, it } from '@jest/globals'
import { createMessage, encrypt, type Key } from 'openpgp'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { looksLikeMessage, readRecipients } from '../../../src/desk/open/read-recipients.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeTestKey } from '../../helpers/keys.js'
import { bytes, newPacket, oldPacket, splitPackets } from '../../helpers/packets.js'
import { makeArchive } from '../../helpers/tips.js'

let keys: Key[]
let ids: string[]
let envelope: Uint8Array

beforeAll(async () => {
  keys = [(await makeTestKey()).key, (await makeTestKey({ type: 'rsa', rsaBits: 3072 })).key]
  ids = keys.map(({ subkeys: [subkey] }) => subkey!.getKeyID().toHex())
  envelope = await seal(makeArchive(), keys, new Date())
})

const read = (...parts: Parameters<typeof bytes>) => readRecipients(heldSource('', bytes(...parts)))
const sealBy = async (options: Partial<Parameters<typeof encrypt>[0]>): Promise<Uint8Array> =>
  (await encrypt({
    message: await createMessage({ binary: new Uint8Array(5000) }),
    ...options,
    format: 'binary',
  } as Parameters<typeof encrypt>[0])) as unknown as Uint8Array

describe('readRecipients', () => {
  it('reads the ids of the keys in their order, and where what is sealed begins', async () => {
    const [first, second] = splitPackets(envelope)
    const { keyIds, keys: found, sealedAt } = await read(envelope)
    expect(keyIds).toEqual(ids)
    expect(sealedAt).toBe(first!.whole.length + second!.whole.length)
    expect(found).toEqual([
      { keyId: ids[0], version: 3, algorithm: 18, packet: new Uint8Array(first!.whole) },
      { keyId: ids[1], version: 3, algorithm: 1, packet: new Uint8Array(second!.whole) },
    ])
  })

  it('reads them from headers of the old form, behind markers and padding', async () => {
    const [first, second, sealed] = splitPackets(envelope)
    const { keyIds } = await read(
      newPacket(10, 'PGP'),
      oldPacket(1, first!.body, 0),
      newPacket(21, 'xxxx'),
      oldPacket(1, second!.body, 1),
      sealed!.whole,
    )
    expect(keyIds).toEqual(ids)
  })

  it('reads those of version 6, and of recipients who were left out', async () => {
    const { key } = await makeTestKey({ config: { aeadProtect: true } })
    const id = key.subkeys[0]!.getKeyID().toHex()
    expect((await read(await sealBy({ encryptionKeys: key }))).keyIds).toEqual([id])
    const hidden = await sealBy({ encryptionKeys: [key, keys[0]!], wildcard: true })
    expect((await read(hidden)).keyIds).toEqual(['0'.repeat(16), '0'.repeat(16)])
  })

  it('counts a passphrase as one that is no key', async () => {
    const both = await sealBy({ encryptionKeys: keys[0]!, passwords: 'hola' })
    expect((await read(both)).keyIds.sort()).toEqual([ids[0], 'passphrase'].sort())
    const alone = await sealBy({ passwords: 'hola' })
    await expect(read(alone)).rejects.toMatchObject({ reason: 'other_message' })
  })

  it.each([
    ['nothing', 'empty', () => bytes()],
    ['text', 'not_an_envelope', () => bytes('me quitaron el pasaporte')],
    ['text that begins with ñ', 'not_an_envelope', () => bytes('ñandú')],
    ['text that begins with ¿', 'not_an_envelope', () => bytes('¿Qué pasó?')],
    ['a picture', 'not_an_envelope', () => bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['a packet that nobody knows', 'not_an_envelope', () => newPacket(60, 'hola')],
    ['one octet', 'not_an_envelope', () => bytes([0xc1])],
    [
      'a literal packet',
      'other_message',
      () => newPacket(11, bytes([0x62, 0, 0, 0, 0, 0], 'hola')),
    ],
    ['a compressed packet', 'other_message', () => bytes([0xa3, 1, 1, 1])],
    ['a public key', 'other_message', () => keys[0]!.write()],
    ['a signature', 'other_message', () => newPacket(2, bytes([4], new Uint8Array(30)))],
    ['what is sealed, for nobody', 'other_message', () => splitPackets(envelope).at(-1)!.whole],
    [
      'sealed without a check',
      'other_message',
      () => bytes(splitPackets(envelope)[0]!.whole, newPacket(9, 'x'.repeat(99))),
    ],
    [
      'a key and then a literal packet',
      'other_message',
      () => bytes(splitPackets(envelope)[0]!.whole, newPacket(11, bytes([0x62], 'hola'))),
    ],
    [
      '33 recipients',
      'other_message',
      () =>
        bytes(
          ...Array<Uint8Array>(33).fill(splitPackets(envelope)[0]!.whole),
          splitPackets(envelope)[2]!.whole,
        ),
    ],
    [
      '32 passphrases and a recipient',
      'other_message',
      () =>
        bytes(
          ...Array<Uint8Array>(32).fill(newPacket(3, bytes([4, 9, 0, 8]))),
          splitPackets(envelope)[0]!.whole,
          splitPackets(envelope)[2]!.whole,
        ),
    ],
    [
      'a recipient of a gigabyte',
      'damaged',
      () => bytes([0xc1, 255, 0x40, 0, 0, 0, 3], new Uint8Array(99)),
    ],
    [
      'a recipient of 70 kB',
      'other_message',
      () =>
        bytes(newPacket(1, bytes([3], new Uint8Array(70_000))), splitPackets(envelope)[2]!.whole),
    ],
    ['a recipient in parts', 'other_message', () => bytes([0xc1, 0xe9, 3], new Uint8Array(9000))],
    [
      'a recipient up to the end',
      'other_message',
      () => oldPacket(1, bytes([3], new Uint8Array(99)), 3),
    ],
    ['recipients and no more', 'damaged', () => bytes(splitPackets(envelope)[0]!.whole)],
    ['half a recipient', 'damaged', () => splitPackets(envelope)[0]!.whole.subarray(0, 40)],
    ['a recipient and then text', 'damaged', () => bytes(splitPackets(envelope)[0]!.whole, 'hola')],
  ])('says of %s: %s', async (_name, reason, make) => {
    await expect(read(make())).rejects.toMatchObject({ reason, code: 'not_opened' })
  })

  it('reads 32 recipients, and those of what GnuPG seals by OCB', async () => {
    const [first, , sealed] = splitPackets(envelope)
    const many = await read(...Array<Uint8Array>(32).fill(first!.whole), sealed!.whole)
    expect(many.keys).toHaveLength(32)
    const ocb = newPacket(20, bytes([1, 9, 2, 16], new Uint8Array(99)))
    expect((await read(first!.whole, ocb)).keyIds).toEqual([ids[0]])
  })

  it.each<[tag: number, octets: number[]]>([
    [1, [2, 3, 6]],
    [2, [3, 4, 5, 6]],
    [3, [4, 5, 6]],
    [4, [3, 6]],
    [5, [3, 4, 5, 6]],
    [6, [3, 4, 5, 6]],
    [8, [0, 1, 2, 3]],
    [10, [0x50]],
    [11, [0x62, 0x74, 0x75]],
    [18, [1, 2]],
    [20, [1]],
  ])('takes a packet %i for the beginning of a message only by %j', (tag, octets) => {
    const found = Array.from({ length: 256 }, (_, octet) => octet).filter((octet) =>
      looksLikeMessage(newPacket(tag, bytes([octet], new Uint8Array(20)))),
    )
    expect(found).toEqual(octets)
  })

  it('takes padding, and what is sealed as before 2001, for a message whatever is in them', () => {
    expect([9, 21].map((tag) => looksLikeMessage(newPacket(tag, 'x')))).toEqual([true, true])
  })

  it.each([
    ['of a version that is not known', [6, 21, 9]],
    ['whose fingerprint is too short', [6, 11, 4]],
  ])('passes over a recipient %s', async (_name, start) => {
    const [first, , sealed] = splitPackets(envelope)
    const { keyIds, keys: found } = await read(
      newPacket(1, bytes(start, new Uint8Array(40))),
      newPacket(1, bytes([3, 1, 2])),
      first!.whole,
      sealed!.whole,
    )
    expect(keyIds).toEqual(['passphrase', 'passphrase', ids[0]])
    expect(found.map(({ keyId }) => keyId)).toEqual([ids[0]])
  })

  it('reads one of version 2, and one of version 6 who was left out', async () => {
    const old = newPacket(1, bytes([2, 1, 2, 3, 4, 5, 6, 7, 8, 1], new Uint8Array(40)))
    const hidden = newPacket(1, bytes([6, 0, 25], new Uint8Array(40)))
    expect((await read(old, hidden, splitPackets(envelope)[2]!.whole)).keys).toMatchObject([
      { keyId: '0102030405060708', version: 2, algorithm: 1 },
      { keyId: '0'.repeat(16), version: 6, algorithm: 25 },
    ])
  })

  it('reads no more than the beginning, and says so when that cannot be read', async () => {
    const asked: number[] = []
    const source = heldSource('', bytes(envelope, new Uint8Array(900_000)))
    await readRecipients({
      ...source,
      read: (start, end) => (asked.push(end - start), source.read(start, end)),
    })
    expect(asked).toEqual([65_536])
    const short = { ...source, read: () => source.read(0, 10) }
    await expect(readRecipients(short)).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
