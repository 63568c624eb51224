/** Everything that a key of ours opens, and everything that somebody may make of it: it opens, or it has its reason, and soon. */
import { randomBytes } from 'node:crypto'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createMessage, encrypt, enums, sign } from 'openpgp'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { openEnvelope } from '../../../src/desk/open-envelope.js'
import { createKeyOpener } from '../../../src/desk/open/open-with-keys.js'
import { NOT_OPENED, NotOpenedError } from '../../../src/desk/not-opened.js'
import { TAKES_NO_FILES } from '../../../src/desk/open/opener.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { bytes, inPartials, newPacket, splitPackets } from '../../helpers/packets.js'
import { makeArchive, makeTip } from '../../helpers/tips.js'
import { literal, sealRaw } from './seal-raw.js'

let curve: TestKey
let rsa: TestKey
let announcing: TestKey
let signer: TestKey
const large = bytes(makeArchive(), new Uint8Array(600_000))

beforeAll(async () => {
  curve = await makeTestKey()
  rsa = await makeTestKey({ type: 'rsa', rsaBits: 3072 })
  announcing = await makeTestKey({ config: { aeadProtect: true } })
  signer = await makeTestKey()
}, 60_000)

/** What came of it: `opens`, the reason, or `waits` when nothing did. */
async function open(envelope: Uint8Array | FileSource, keys: TestKey[]): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const waits = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, 12_000, 'waits')
  })
  const source = 'read' in envelope ? envelope : heldSource('', envelope)
  const opening = createKeyOpener(() => keys.map(({ privateKey }) => privateKey))
    .open(source, TAKES_NO_FILES)
    .then(({ texts }) => {
      expect(JSON.parse(new TextDecoder().decode(texts.json))).toEqual(makeTip())
      return 'opens'
    })
    .catch((error: unknown) => {
      if (error instanceof NotOpenedError) return error.reason
      throw error
    })
  return Promise.race([opening, waits]).finally(() => {
    clearTimeout(timer)
  })
}

type Make = (archive: Uint8Array, key: TestKey) => Promise<Uint8Array>
const raw =
  (inside: (archive: Uint8Array) => Uint8Array | Promise<Uint8Array>): Make =>
  async (archive, { key }) =>
    sealRaw(await inside(archive), [key])
const changed =
  (change: (envelope: Uint8Array, archive: Uint8Array) => Uint8Array): Make =>
  async (archive, { key }) =>
    change(await sealRaw(literal(archive), [key]), archive)
const flip = (envelope: Uint8Array, at: number): Uint8Array => {
  envelope[at]! ^= 1
  return envelope
}
const zipped = (inside: Uint8Array): Uint8Array =>
  newPacket(8, bytes([enums.compression.zip], deflateRawSync(inside)))
const zeros = new Uint8Array(80_000_000)
const signed = async (archive: Uint8Array): Promise<Uint8Array> =>
  sign({
    message: await createMessage({ binary: new Uint8Array(archive) }),
    signingKeys: signer.privateKey,
    format: 'binary',
  })

const FORMS: [name: string, due: string, make: Make][] = [
  ['as the form seals it', 'opens', (archive, { key }) => seal(archive, [key], new Date())],
  ['a literal packet', 'opens', raw(literal)],
  [
    'a literal packet in parts',
    'opens',
    raw((archive) => inPartials(11, bytes([0x62, 0, 0, 0, 0, 0], archive))),
  ],
  [
    'a literal packet up to the end',
    'opens',
    raw((archive) => bytes([0x80 | (11 << 2) | 3, 0x62, 0, 0, 0, 0, 0], archive)),
  ],
  [
    'a literal packet with a name',
    'opens',
    raw((archive) => newPacket(11, bytes([0x62, 4], 'hola', [0, 0, 0, 0], archive))),
  ],
  [
    'a name that is no text',
    'opens',
    raw((archive) => newPacket(11, bytes([0x62, 2, 0xff, 0xfe, 0, 0, 0, 0], archive))),
  ],
  [
    'AES-128',
    'opens',
    (archive, { key }) => sealRaw(literal(archive), [key], { algorithm: 'aes128' }),
  ],
  [
    'AES-192, which not every browser knows',
    'damaged',
    (archive, { key }) => sealRaw(literal(archive), [key], { algorithm: 'aes192' }),
  ],
  [
    'a recipient who was left out',
    'opens',
    (archive, { key }) => sealRaw(literal(archive), [key], { isHidden: true }),
  ],
  [
    'a sealed packet in parts',
    'opens',
    changed((envelope) => {
      const [pkesk, seipd] = splitPackets(envelope)
      return bytes(pkesk!.whole, inPartials(18, seipd!.body, [9, 11, 10]))
    }),
  ],
  ['compressed as ZIP', 'opens', raw((archive) => zipped(literal(archive)))],
  [
    'compressed as ZLIB',
    'opens',
    raw((archive) => newPacket(8, bytes([2], deflateSync(literal(archive))))),
  ],
  [
    '“compressed” by leaving it',
    'opens',
    raw((archive) => newPacket(8, bytes([0], literal(archive)))),
  ],
  [
    'compressed, in parts, up to the end',
    'opens',
    raw((archive) =>
      bytes([0xa3, 1], deflateRawSync(inPartials(11, bytes([0x62, 0, 0, 0, 0, 0], archive)))),
    ),
  ],
  ['compressed as BZip2', 'other_message', raw((archive) => newPacket(8, bytes([3], archive)))],
  [
    'compressed noise',
    'not_a_tip',
    raw((archive) => newPacket(8, bytes([1], randomBytes(archive.length)))),
  ],
  [
    'compressed and cut',
    'not_a_tip',
    raw((archive) =>
      newPacket(
        8,
        bytes([1], deflateRawSync(bytes(literal(archive), randomBytes(9000))).subarray(0, 3000)),
      ),
    ),
  ],
  ['compressed twice', 'not_a_tip', raw((archive) => zipped(zipped(literal(archive))))],
  ['a bomb of zeros', 'too_much', raw(() => zipped(literal(zeros)))],
  [
    'a bomb that begins as a tip',
    'too_much',
    raw((archive) => newPacket(8, bytes([2], deflateSync(literal(bytes(archive, zeros)))))),
  ],
  ['signed', 'other_message', raw(signed)],
  ['signed and compressed', 'other_message', raw(async (archive) => zipped(await signed(archive)))],
  ['two literal packets', 'damaged', raw((archive) => bytes(literal(archive), literal(archive)))],
  [
    'something behind the literal packet',
    'damaged',
    raw((archive) => bytes(literal(archive), 'junk')),
  ],
  [
    'two literal packets, compressed',
    'not_a_tip',
    raw((archive) => zipped(bytes(literal(archive), literal(archive)))),
  ],
  [
    'an envelope in an envelope',
    'damaged',
    async (archive, { key }) => sealRaw(await sealRaw(literal(archive), [key]), [key]),
  ],
  ['no packets but noise', 'damaged', raw((archive) => randomBytes(archive.length))],
  ['nothing', 'damaged', raw(() => new Uint8Array())],
  ['an archive of nothing', 'not_a_tip', raw(() => literal(''))],
  [
    'text that is no archive',
    'not_a_tip',
    raw((archive) => literal('hola '.repeat(archive.length / 5))),
  ],
  ['a literal packet that is cut', 'damaged', raw((archive) => literal(archive).subarray(0, -100))],
  [
    'a wrong check',
    'damaged',
    (archive, { key }) => sealRaw(literal(archive), [key], { isChanged: true }),
  ],
  [
    'a bit changed at the end',
    'damaged',
    changed((envelope) => flip(envelope, envelope.length - 30)),
  ],
  [
    'a bit changed where it begins',
    'damaged',
    changed((envelope, { length }) => flip(envelope, envelope.length - length - 30)),
  ],
  ['a bit changed in what the key opens', 'damaged', changed((envelope) => flip(envelope, 70))],
  ['the last byte missing', 'damaged', changed((envelope) => envelope.subarray(0, -1))],
  [
    'the second half missing',
    'damaged',
    changed((envelope) => envelope.subarray(0, envelope.length / 2)),
  ],
  ['a line end added', 'damaged', changed((envelope) => bytes(envelope, '\r\n'))],
  ['a second envelope behind it', 'damaged', changed((envelope) => bytes(envelope, envelope))],
]

describe.each([
  ['small, by a curve', () => curve, makeArchive()],
  ['large, by a curve', () => curve, large],
  ['small, by RSA', () => rsa, makeArchive()],
  ['large, by RSA', () => rsa, large],
] as const)('an envelope (%s)', (_name, key, archive) => {
  it.each(FORMS)('%s: %s', async (_form, due, make) => {
    expect(await open(await make(archive, key()), [signer, key()])).toBe(due)
  })
})

describe('a key that announces version 2', () => {
  const sealNew = async (archive: Uint8Array): Promise<Uint8Array> =>
    encrypt({
      message: await createMessage({ binary: new Uint8Array(archive) }),
      encryptionKeys: announcing.key,
      format: 'binary',
    })

  it.each([makeArchive(), large])('opens what is sealed to it so', async (archive) => {
    const envelope = await sealNew(archive)
    expect(splitPackets(envelope)[0]?.body[0]).toBe(6)
    expect(await open(envelope, [announcing])).toBe('opens')
    expect(await open(flip(envelope, envelope.length - 40), [announcing])).toBe('damaged')
  })
})

describe('what keeps OpenPGP.js busy', () => {
  const flood = (packet: Uint8Array, count: number): Uint8Array =>
    Buffer.alloc(count * packet.length, packet)

  it.each([
    ['markers', newPacket(10, 'PGP')],
    ['packets that nobody knows', newPacket(60, '')],
    ['padding', newPacket(21, '')],
  ])('is not given to it: 400,000 %s', async (_name, packet) => {
    const inside = bytes(flood(packet, 400_000), literal(makeArchive()))
    const started = performance.now()
    expect(await open(await sealRaw(inside, [curve.key]), [curve])).toBe('damaged')
    expect(await open(await sealRaw(zipped(inside), [curve.key]), [curve])).toBe('not_a_tip')
    const after = bytes(literal(makeArchive()), flood(packet, 100_000))
    expect(await open(await sealRaw(after, [curve.key]), [curve])).toBe('damaged')
    const short = inPartials(
      11,
      bytes([0x62, 0, 0, 0, 0, 0], makeArchive()),
      Array.from({ length: 2000 }, () => 0),
    )
    expect(await open(await sealRaw(short, [curve.key]), [curve])).toBe('damaged')
    expect(await open(await sealRaw(zipped(short), [curve.key]), [curve])).toBe('not_a_tip')
    expect(performance.now() - started).toBeLessThan(6000)
  })
})

describe('openEnvelope', () => {
  it('says which of the keys opened it, by its primary fingerprint', async () => {
    const both = await seal(makeArchive(), [curve.key, rsa.key], new Date())
    const keys = [signer.privateKey, rsa.privateKey]
    expect((await openEnvelope(both, keys)).openedBy).toBe(rsa.fingerprint)
    expect((await openEnvelope(both, [curve.privateKey])).openedBy).toBe(curve.fingerprint)
    const hidden = await sealRaw(literal(makeArchive()), [curve.key], { isHidden: true })
    expect((await openEnvelope(hidden, [...keys, curve.privateKey])).openedBy).toBe(
      curve.fingerprint,
    )
  })

  it('says so when it is sealed to other keys, named or not, and quotes nothing', async () => {
    const envelope = await seal(makeArchive(), [curve.key], new Date())
    await expect(openEnvelope(envelope, [signer.privateKey])).rejects.toMatchObject({
      ...{ reason: 'other_keys', code: 'not_opened', message: NOT_OPENED.other_keys },
    })
    await expect(openEnvelope(envelope, [])).rejects.toMatchObject({ reason: 'other_keys' })
    const hidden = await sealRaw(literal(makeArchive()), [curve.key], { isHidden: true })
    expect(await open(hidden, [signer, rsa])).toBe('other_keys')
  })

  it('hands over nothing of a small one that was changed, and lets what the taker throws through', async () => {
    const files: string[] = []
    const archive = await archiveWithFile()
    const taker = { begin: (name: string) => void files.push(name), take: () => undefined }
    const good = await sealRaw(literal(archive), [curve.key])
    await openEnvelope(good, [curve.privateKey], taker)
    expect(files).toEqual(['01-a.jpg'])
    await expect(
      openEnvelope(flip(good, good.length - 30), [curve.privateKey], taker),
    ).rejects.toThrow()
    expect(files).toEqual(['01-a.jpg'])
    const full = new Error('ENOSPC')
    const failing = {
      begin: () => {
        throw full
      },
      take: () => undefined,
    }
    for (const each of [archive, bytes(archive, new Uint8Array(600_000))]) {
      const opening = openEnvelope(
        await sealRaw(literal(each), [curve.key]),
        [curve.privateKey],
        failing,
      )
      await expect(opening).rejects.toBe(full)
    }
  })

  it.each([[makeArchive()], [large]])(
    'tells a source that fails from an envelope that was changed',
    async (archive) => {
      const envelope = await seal(archive, [curve.key], new Date())
      const failing: FileSource = {
        ...heldSource('', envelope),
        read: (start, end) =>
          end < 3000
            ? heldSource('', envelope).read(start, end)
            : new ReadableStream({
                pull(controller) {
                  controller.enqueue(envelope.subarray(start, start + 100))
                  controller.error(new Error('the stick was pulled out'))
                },
              }),
      }
      expect(await open(failing, [curve])).toBe('unreadable')
    },
  )
})

async function archiveWithFile(): Promise<Uint8Array> {
  const { writeUstar } = await import('../../../src/archive/write-ustar.js')
  const text = (content: string) => new TextEncoder().encode(content)
  return writeUstar(
    [
      { name: 'tip/' },
      { name: 'tip/tip.txt', bytes: text('a') },
      { name: 'tip/tip.json', bytes: text('{}') },
      { name: 'tip/files/' },
      { name: 'tip/files/01-a.jpg', bytes: text('foto') },
    ],
    (n) => n + 4096,
  )
}
