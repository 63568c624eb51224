/** Envelopes in every form that a key of ours may be sent: as the form seals them, as other programs do, and as nobody should. */
import { deflateRawSync, deflateSync } from 'node:zlib'
import { createMessage, enums, sign } from 'openpgp'
import { seal } from '../../../src/openpgp/seal.js'
import { noise } from '../../helpers/dice.js'
import type { TestKey } from '../../helpers/keys.js'
import { bytes, inPartials, newPacket, splitPackets } from '../../helpers/packets.js'
import { literal, sealRaw } from './seal-raw.js'

type Make = (archive: Uint8Array, key: TestKey) => Promise<Uint8Array>
const raw =
  (inside: (archive: Uint8Array, key: TestKey) => Uint8Array | Promise<Uint8Array>): Make =>
  async (archive, key) =>
    sealRaw(await inside(archive, key), [key.key])
const changed =
  (change: (envelope: Uint8Array, archive: Uint8Array) => Uint8Array): Make =>
  async (archive, { key }) =>
    change(await sealRaw(literal(archive), [key]), archive)
export const flip = (envelope: Uint8Array, at: number): Uint8Array => {
  envelope[at]! ^= 1
  return envelope
}
export const zipped = (inside: Uint8Array): Uint8Array =>
  newPacket(8, bytes([enums.compression.zip], deflateRawSync(inside)))
const zeros = new Uint8Array(80_000_000)
const signed = async (archive: Uint8Array, key: TestKey): Promise<Uint8Array> =>
  sign({
    message: await createMessage({ binary: new Uint8Array(archive) }),
    signingKeys: key.privateKey,
    format: 'binary',
  })

/** With what is due: that it opens, or the reason why it does not. */
export const ENVELOPE_FORMS: [name: string, due: string, make: Make][] = [
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
  [
    'a sealed packet in small parts',
    'damaged',
    changed((envelope) => {
      const [pkesk, seipd] = splitPackets(envelope)
      return bytes(pkesk!.whole, inPartials(18, seipd!.body, [9, 3, 10]))
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
    raw((archive) => newPacket(8, bytes([1], noise(archive.length)))),
  ],
  [
    'compressed and cut',
    'not_a_tip',
    raw((archive) =>
      newPacket(
        8,
        bytes([1], deflateRawSync(bytes(literal(archive), noise(9000))).subarray(0, 3000)),
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
  [
    'signed and compressed',
    'other_message',
    raw(async (archive, key) => zipped(await signed(archive, key))),
  ],
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
  ['no packets but noise', 'damaged', raw((archive) => noise(archive.length))],
  [
    'noise that begins as a signature',
    'other_message',
    raw((archive) => bytes([0xc2], noise(archive.length))),
  ],
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
