/** What a broken phone or a clever sender makes of a file: bytes changed, lost, put in and moved. */
import { expect } from '@jest/globals'
import type { Cleaner } from '../../../src/archive/clean/cleaned.js'
import { createDice, type Dice } from '../../helpers/dice.js'
import { watchForRunaway } from '../../helpers/run-away.js'
import { cleanBytes, expectClean, join8, type Bytes } from './pictures.js'

/** @param telling bytes that decide something in one of the formats */
export async function expectNullOrClean(
  { bytes, clean }: { bytes: Bytes; clean: Cleaner },
  mutations: number,
  telling: readonly number[],
): Promise<void> {
  const dice = createDice(bytes.length)
  const hasRunAway = watchForRunaway(60)
  let cleanCount = 0
  for (let i = 0; i < mutations; i++) {
    const cleaned = await cleanBytes(clean, mutate(bytes, dice, telling))
    if (!cleaned) continue
    cleanCount++
    await expectClean(clean, cleaned.bytes)
  }
  expect(cleanCount).toBeGreaterThan(mutations / 20)
  expect(hasRunAway()).toBe(false)
}

function mutate(bytes: Bytes, { below }: Dice, telling: readonly number[]): Bytes {
  let mutated = bytes.slice()
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(mutated.length)
    const other = below(mutated.length)
    const kind = below(5)
    if (kind === 0) mutated[at] = below(256)
    else if (kind === 1) mutated[at] = telling[below(telling.length)]!
    else if (kind === 2) mutated = join8(mutated.subarray(0, at), mutated.subarray(other))
    else if (kind === 3)
      mutated = join8(mutated.subarray(0, at), [below(256)], mutated.subarray(at))
    else mutated.copyWithin(at, other, other + below(40))
    if (mutated.length === 0) return mutated
  }
  return mutated
}
