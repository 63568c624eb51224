/** Case files that keep a program busy with what is inside: refused as tips of the same bytes are. */
import { deflateRawSync } from 'node:zlib'
import { encryptSessionKey } from 'openpgp'
import { describe, expect, it } from '@jest/globals'
import { sealCase } from '../../../src/desk/case/case-file.js'
import { noise } from '../../helpers/dice.js'
import { bytes, newPacket, splitPackets } from '../../helpers/packets.js'
import { watchForRunaway } from '../../helpers/run-away.js'
import { literal, sealRaw } from '../open/seal-raw.js'
import { NOW, ana, begoña, open, theCase } from './sealed-cases.js'

const flood = (packet: Uint8Array, count: number): Uint8Array =>
  Buffer.alloc(count * packet.length, packet)
const zipped = (inside: Uint8Array): Uint8Array => newPacket(8, bytes([1], deflateRawSync(inside)))
const nest = (times: number, wrap: (inside: Uint8Array) => Uint8Array): Uint8Array =>
  Array.from({ length: times }).reduce<Uint8Array>(wrap, literal('x'))

const marker = newPacket(10, 'PGP')
const beginning = newPacket(4, bytes([3, 0, 8, 22], new Uint8Array(8), [1]))
const part = bytes([0xcb, 0xe9, 0x62, 0, 0, 0, 0, 0], new Uint8Array(506))

const notACase = { message: 'it opens, but what is inside is not a case' }
const damaged = { reason: 'damaged' }

describe('a case file', () => {
  it.each<[string, object, () => Uint8Array]>([
    ['400,000 markers', damaged, () => bytes(flood(marker, 400_000), literal('x'))],
    ['4,000,000 markers, compressed', notACase, () => zipped(flood(marker, 4_000_000))],
    ['400,000 that nobody knows', damaged, () => flood(newPacket(60, ''), 400_000)],
    ['60 MB of zeros', { reason: 'too_much' }, () => zipped(literal(new Uint8Array(60e6)))],
    [
      '1,500 in one another',
      notACase,
      () => nest(1500, (inside) => newPacket(8, bytes([0], inside))),
    ],
    ['60 compressed in one another', notACase, () => nest(60, zipped)],
    ['5,000 signatures', damaged, () => bytes(flood(beginning, 5000), literal('x'))],
    [
      '5,000 signatures, compressed',
      { reason: 'other_message' },
      () => zipped(bytes(flood(beginning, 5000), literal('x'))),
    ],
    [
      'a signature of 16 MB, compressed',
      { reason: 'other_message' },
      () => zipped(bytes(newPacket(4, new Uint8Array(16e6)), literal('x'))),
    ],
    ['signatures without an end', damaged, () => bytes(beginning, literal('x'), beginning)],
    ['parts of one byte', damaged, () => bytes(part, flood(bytes([0xe0, 0x41]), 1_000_000), [0])],
    ['no end', damaged, () => part],
  ])('is refused with its reason, and keeps nobody busy, when it holds %s', async (...form) => {
    const [, due, make] = form
    const sealed = await sealRaw(make(), [ana.key])
    const hasRunAway = watchForRunaway()
    await expect(open(sealed)).rejects.toMatchObject(due)
    expect(hasRunAway()).toBe(false)
  })

  it('that names a key over and over is tried twice with it, and no more', async () => {
    const sealed = await sealCase(theCase, {
      ...{ sealTo: [begoña.key, ana.key], signer: null, now: NOW },
    })
    const [forBegoña, forAna, content] = splitPackets(sealed).map(({ whole }) => whole)
    const other = await encryptSessionKey({
      ...{ data: noise(32), algorithm: 'aes256', encryptionKeys: ana.key, format: 'binary' },
      config: { aeadProtect: false },
    })
    const make = (...others: Uint8Array[]): Uint8Array =>
      bytes(...others, forBegoña!, forAna!, content!)
    expect(await open(make(other))).toMatchObject({ signedBy: null })
    await expect(open(make(other, other))).rejects.toMatchObject(damaged)
    expect(await open(make(other, other), begoña)).toMatchObject({ signedBy: null })
  })
})
