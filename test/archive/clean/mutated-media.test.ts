import { describe, expect, it } from '@jest/globals'
import { cleanIsobmff } from '../../../src/archive/clean/boxes/clean-isobmff.js'
import { MEDIA } from './media.js'
import { cleanBytes, expectClean, join8, type Bytes } from './pictures.js'
import { PICTURE_AVIF, PICTURE_HEIC } from './small-media.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const MUTATIONS = 2000

/** The same numbers on every run (Numerical Recipes' linear congruential generator). */
function createDice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Lengths and marks that decide something in one of the formats. */
const TELLING = [0x00, 0x01, 0x04, 0x08, 0x7f, 0x80, 0xa0, 0xbf, 0xec, 0xff]

function mutate(bytes: Bytes, dice: (below: number) => number): Bytes {
  let mutated = bytes.slice()
  for (let times = 1 + dice(4); times > 0; times--) {
    const at = dice(mutated.length)
    const other = dice(mutated.length)
    const kind = dice(5)
    if (kind === 0) mutated[at] = dice(256)
    else if (kind === 1) mutated[at] = TELLING[dice(TELLING.length)]!
    else if (kind === 2) mutated = join8(mutated.subarray(0, at), mutated.subarray(other))
    else if (kind === 3) mutated = join8(mutated.subarray(0, at), [dice(256)], mutated.subarray(at))
    else mutated.copyWithin(at, other, other + dice(40))
    if (mutated.length === 0) return mutated
  }
  return mutated
}

const PICTURES = [
  { name: 'a HEIC', bytes: PICTURE_HEIC, clean: cleanIsobmff },
  { name: 'an AVIF', bytes: PICTURE_AVIF, clean: cleanIsobmff },
]

describe.each([...MEDIA, ...PICTURES])('$name', ({ bytes, clean }) => {
  it(`is null or clean after each of ${MUTATIONS} mutations, and soon so`, async () => {
    const dice = createDice(bytes.length)
    const hasRunAway = watchForRunaway(60)
    let cleanCount = 0
    for (let i = 0; i < MUTATIONS; i++) {
      const cleaned = await cleanBytes(clean, mutate(bytes, dice))
      if (!cleaned) continue
      cleanCount++
      await expectClean(clean, cleaned.bytes)
    }
    expect(cleanCount).toBeGreaterThan(MUTATIONS / 20)
    expect(hasRunAway()).toBe(false)
  }, 120_000)
})
