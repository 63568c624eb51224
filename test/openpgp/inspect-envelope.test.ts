import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SigiloError } from '../../src/domain/errors.js'
import { createEnvelopeInspector } from '../../src/openpgp/inspect-envelope.js'
import { seal } from '../../src/openpgp/seal.js'
import { STORY, createGateCorpus, literal } from '../helpers/gate-corpus.js'
import { createGateFixture, judge, type GateFixture } from '../helpers/gate-fixture.js'
import { bytes } from '../helpers/packets.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

let fixture: GateFixture
let home: GnupgHome

beforeAll(async () => {
  fixture = await createGateFixture()
  home = new GnupgHome()
  for (const key of [fixture.a, fixture.b]) home.importKey(key.publicArmor)
}, 60_000)

afterAll(() => {
  home.stop()
})

describe('the gate', () => {
  // The names alone, so that the table exists before the keys do.
  const corpus = createGateCorpus({} as GateFixture)
  const table = Object.entries(corpus).flatMap(([verdict, forms]) =>
    Object.keys(forms).map((name): [string, string] => [verdict, name]),
  )

  it.each(table)('says "%s" to %s', async (verdict, name) => {
    const make = createGateCorpus(fixture)[verdict]?.[name]
    expect(make && judge(await make(), [fixture.a, fixture.b])).toBe(verdict)
  })

  it('has at least the 53 forms of the corpus', () => {
    expect(table.length).toBeGreaterThanOrEqual(53)
  })

  it('takes an envelope for an RSA key of 4096 bits beside others', async () => {
    const { a, b, rsa, archive } = fixture
    const envelope = await seal(archive, [a.key, b.key, rsa.key], new Date())
    expect(judge(envelope, [a, b, rsa])).toBe('accepted')
  })

  itWith('gpg')('takes what gpg makes by hand of a padded archive', () => {
    const { a, b, archive } = fixture
    const options = ['-e', '--compress-algo', 'none', '--cipher-algo', 'AES256']
    const recipients = ['-r', a.fingerprint, '-r', b.fingerprint]
    expect(judge(home.run([...options, ...recipients], archive).stdout, [a, b])).toBe('accepted')
  })

  it('tells every client the same sentence, and keeps nothing of the input in it', () => {
    const { good, seipd } = fixture
    const sentences = new Set<string>()
    for (const hostile of [
      bytes(STORY),
      literal(STORY),
      bytes(good, literal(STORY)),
      seipd.whole,
    ]) {
      const inspector = createEnvelopeInspector(() => true)
      try {
        inspector.push(hostile)
        inspector.finish()
      } catch (error) {
        sentences.add((error as SigiloError).message)
      }
    }
    expect([...sentences]).toEqual([
      'this is not an envelope that can be taken; nothing of it was kept',
    ])
  })

  it.each([
    ['500,000 empty unknown packets', () => Buffer.alloc(1_000_000, Buffer.from([0xfc, 0]))],
    ['300,000 markers', () => Buffer.alloc(1_500_000, Buffer.from([0xca, 3, 80, 71, 80]))],
    [
      '20,000 recipients',
      () => bytes(...Array.from({ length: 20_000 }, () => fixture.pkeskA.whole)),
    ],
    ['1 MB of recipients that are cut', () => Buffer.alloc(1_000_000, Buffer.from([0xc1, 94]))],
  ])('reads at most 32 packets of %s', (_name, make) => {
    const bomb = make()
    let readBytes = 0
    const inspector = createEnvelopeInspector(() => true)
    expect(() => {
      for (; readBytes < bomb.length; readBytes++) {
        inspector.push(bomb.subarray(readBytes, readBytes + 1))
      }
    }).toThrow(SigiloError)
    expect(readBytes).toBeLessThan(32 * 100)
  })
})
