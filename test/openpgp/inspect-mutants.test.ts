import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { enums, readMessage } from 'openpgp'
import { createGateFixture, judgeInPieces, type GateFixture } from '../helpers/gate-fixture.js'
import { bytes, inPartials, oldPacket } from '../helpers/packets.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const MUTANTS = 50_000

let fixture: GateFixture
let home: GnupgHome

beforeAll(async () => {
  fixture = await createGateFixture()
  home = new GnupgHome()
}, 60_000)

afterAll(() => {
  home.stop()
})

describe('50,000 mutants of an envelope', () => {
  const accepted: Uint8Array[] = []

  it('raise nothing but refusals', () => {
    const { a, b, good, pkeskA, pkeskB, seipd, body } = fixture
    const seeds = [
      good,
      body(inPartials(18, seipd.body)),
      bytes(oldPacket(1, pkeskA.body), pkeskB.whole, seipd.whole),
    ]
    for (let i = 0; i < MUTANTS; i++) {
      const mutant = mutate(seeds[i % seeds.length] ?? good)
      if (judgeInPieces(mutant, 1 + (i % 5000), [a, b]) === 'accepted') accepted.push(mutant)
    }
    // A byte changed inside the ciphertext leaves an envelope: some mutants must get through, or this tests nothing.
    expect(accepted.length).toBeGreaterThan(1000)
    expect(accepted.length).toBeLessThan(MUTANTS / 2)
  }, 180_000)

  it('are accepted only where OpenPGP.js reads two PKESK and one SEIPD', async () => {
    for (const binaryMessage of accepted) {
      const { packets } = await readMessage({ binaryMessage })
      const tags = packets.map((packet) => (packet.constructor as unknown as { tag: number }).tag)
      expect(tags).toEqual([
        enums.packet.publicKeyEncryptedSessionKey,
        enums.packet.publicKeyEncryptedSessionKey,
        enums.packet.symEncryptedIntegrityProtectedData,
      ])
    }
  }, 180_000)

  // gpg takes 10 ms for each, so every so many are shown to it.
  itWith('gpg')(
    'are accepted only where gpg lists two PKESK and one SEIPD',
    () => {
      const step = Math.ceil(accepted.length / 300)
      for (const mutant of accepted.filter((_, i) => i % step === 0)) {
        const listing = home.run(['--list-packets', '--list-only'], mutant).stdout.toString()
        expect([...listing.matchAll(/tag=(\d+)/g)].map(([, tag]) => tag)).toEqual(['1', '1', '18'])
      }
    },
    180_000,
  )
})

/** One to three changes, most of them near the start, where the framing is. */
function mutate(seed: Uint8Array): Uint8Array {
  let mutant = Buffer.from(seed)
  const random = randomBytes(16)
  for (let change = 0; change <= (random[0] ?? 0) % 3; change++) {
    const near =
      random.readUInt16LE(1 + change * 4) % ((random[13] ?? 0) < 170 ? 220 : mutant.length)
    const at = Math.min(near, mutant.length - 1)
    const value = random[3 + change * 4] ?? 0
    switch (value % 6) {
      case 0:
        mutant[at] = (mutant[at] ?? 0) ^ (1 << (value >> 5))
        break
      case 1:
        mutant[at] = value
        break
      case 2:
        mutant = Buffer.concat([mutant.subarray(0, at), mutant.subarray(at + 1 + (value >> 5))])
        break
      case 3:
        mutant = Buffer.concat([
          mutant.subarray(0, at),
          randomBytes(1 + (value >> 5)),
          mutant.subarray(at),
        ])
        break
      case 4:
        mutant = Buffer.concat([mutant, randomBytes(value >> 6)])
        break
      default:
        mutant[Math.max(mutant.length - 1 - near, 0)] = value
    }
  }
  return mutant
}
