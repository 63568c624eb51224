import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { enums, readMessage } from 'openpgp'
import { createDice, type Dice } from '../helpers/dice.js'
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
    const dice = createDice(7)
    for (let i = 0; i < MUTANTS; i++) {
      const mutant = mutate(seeds[i % seeds.length] ?? good, dice)
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
function mutate(seed: Uint8Array, { below, bytes: noise }: Dice): Uint8Array {
  let mutant = Buffer.from(seed)
  for (let changes = 1 + below(3); changes > 0; changes--) {
    const at = below(Math.min(below(3) < 2 ? 220 : mutant.length, mutant.length))
    const [before, behind] = [mutant.subarray(0, at), mutant.subarray(at)]
    switch (below(6)) {
      case 0:
        mutant[at]! ^= 1 << below(8)
        break
      case 1:
        mutant[at] = below(256)
        break
      case 2:
        mutant = Buffer.concat([before, behind.subarray(1 + below(8))])
        break
      case 3:
        mutant = Buffer.concat([before, noise(1 + below(8)), behind])
        break
      case 4:
        mutant = Buffer.concat([mutant, noise(below(4))])
        break
      default:
        mutant[mutant.length - 1 - at] = below(256)
    }
  }
  return mutant
}
