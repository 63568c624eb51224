import { beforeAll, describe, expect, it } from '@jest/globals'
import { createMessage, encrypt } from 'openpgp'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { bytes, inPartials, newPacket, splitPackets } from '../../helpers/packets.js'
import { makeArchive } from '../../helpers/tips.js'
import { ENVELOPE_FORMS, flip, zipped } from './envelope-forms.js'
import { literal, sealRaw, sealRawVersion2 } from './seal-raw.js'
import { tryOpening } from './try-opening.js'
import { watchForRunaway } from '../../helpers/run-away.js'

let curve: TestKey
let rsa: TestKey
let announcing: TestKey
let other: TestKey
const large = bytes(makeArchive(), new Uint8Array(600_000))

beforeAll(async () => {
  curve = await makeTestKey()
  rsa = await makeTestKey({ type: 'rsa', rsaBits: 3072 })
  announcing = await makeTestKey({ config: { aeadProtect: true } })
  other = await makeTestKey()
}, 60_000)

describe.each([
  ['small, by a curve', () => curve, makeArchive()],
  ['large, by a curve', () => curve, large],
  ['small, by RSA', () => rsa, makeArchive()],
  ['large, by RSA', () => rsa, large],
] as const)('an envelope (%s)', (_name, key, archive) => {
  it.each(ENVELOPE_FORMS)('%s: %s', async (_form, due, make) => {
    expect(await tryOpening(await make(archive, key()), [other, key()])).toBe(due)
  })
})

describe('a key that announces version 2', () => {
  it('opens what is sealed to it so, by RSA', async () => {
    const key = await makeTestKey({ type: 'rsa', rsaBits: 3072, config: { aeadProtect: true } })
    const envelope = await encrypt({
      message: await createMessage({ binary: new Uint8Array(makeArchive()) }),
      encryptionKeys: key.key,
      format: 'binary',
    })
    expect(splitPackets(envelope)[0]?.body[0]).toBe(6)
    expect(await tryOpening(envelope, [key])).toBe('opens')
  })

  const sealNew = async (archive: Uint8Array): Promise<Uint8Array> =>
    encrypt({
      message: await createMessage({ binary: new Uint8Array(archive) }),
      encryptionKeys: announcing.key,
      format: 'binary',
    })

  it('does not open what is signed as well', async () => {
    const envelope = await encrypt({
      message: await createMessage({ binary: new Uint8Array(makeArchive()) }),
      encryptionKeys: announcing.key,
      signingKeys: other.privateKey,
      format: 'binary',
    })
    expect(await tryOpening(envelope, [announcing])).toBe('other_message')
  })

  it.each([makeArchive(), large])('opens what is sealed to it so', async (archive) => {
    const envelope = await sealNew(archive)
    expect(splitPackets(envelope)[0]?.body[0]).toBe(6)
    expect(await tryOpening(envelope, [announcing])).toBe('opens')
    expect(await tryOpening(flip(envelope, envelope.length - 40), [announcing])).toBe('damaged')
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
    const hasRunAway = watchForRunaway()
    expect(await tryOpening(await sealRaw(inside, [curve.key]), [curve])).toBe('damaged')
    expect(await tryOpening(await sealRaw(zipped(inside), [curve.key]), [curve])).toBe('not_a_tip')
    const after = bytes(literal(makeArchive()), flood(packet, 100_000))
    expect(await tryOpening(await sealRaw(after, [curve.key]), [curve])).toBe('damaged')
    const short = inPartials(
      11,
      bytes([0x62, 0, 0, 0, 0, 0], makeArchive()),
      Array.from({ length: 2000 }, () => 0),
    )
    expect(await tryOpening(await sealRaw(short, [curve.key]), [curve])).toBe('damaged')
    expect(await tryOpening(await sealRaw(zipped(short), [curve.key]), [curve])).toBe('not_a_tip')
    const behind = await sealRaw(literal(large), [curve.key])
    expect(await tryOpening(bytes(behind, flood(packet, 400_000)), [curve])).toBe('damaged')
    expect(hasRunAway()).toBe(false)
  })

  it('is not given to it in version 2 either: as many packets that nobody knows as fit', async () => {
    const seal = (inside: Uint8Array): Promise<Uint8Array> =>
      sealRawVersion2(inside, announcing.key)
    expect(await tryOpening(await seal(literal(large)), [announcing])).toBe('opens')
    const inside = bytes(flood(newPacket(60, ''), 3_000_000), literal(makeArchive()))
    const hasRunAway = watchForRunaway()
    expect(await tryOpening(await seal(inside), [announcing])).toBe('damaged')
    expect(hasRunAway()).toBe(false)
  })
})
