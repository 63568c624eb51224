/**
 * Chance that can be had again: a test that throws dice sees the same on every run, so that what is red once stays red. `npm run
 * torture` throws others, and says which, to be set again as SIGILO_DICE.
 */
const OTHER_DICE = Number(process.env['SIGILO_DICE'] ?? 0)

export interface Dice {
  /** A whole number from 0 up to, and without, `end`, which is at most 2^32. */
  below: (end: number) => number
  bytes: (length: number) => Uint8Array<ArrayBuffer>
}

/** @param seed the same numbers for the same seed, until torture throws others */
export function createDice(seed: number): Dice {
  return createChance(seed + OTHER_DICE * 7919)
}

/** Bytes like those of chance, always the same: for what must come to one end only. */
export function noise(lengthBytes: number, seed = 1): Uint8Array<ArrayBuffer> {
  return createChance(seed).bytes(lengthBytes)
}

/** The generator mulberry32: small, even enough, the same everywhere and always. */
export function createChance(seed: number): Dice {
  let state = seed
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * end)
  }
  return { below, bytes: (length) => Uint8Array.from({ length }, () => below(256)) }
}
