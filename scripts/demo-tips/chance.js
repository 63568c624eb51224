// @ts-check
/** Chance that can be had again: the same seed gives the same choices, on every machine and in every version of Node. */

/**
 * @typedef {object} Chance
 * @property {() => number} next from 0 up to, and without, 1
 * @property {(from: number, to: number) => number} int both ends included
 * @property {(probability: number) => boolean} hits
 * @property {<Item>(list: readonly Item[]) => Item} pick
 * @property {<Item>(list: readonly Item[]) => Item[]} shuffle
 */

/** @param {string} seed @returns {Chance} */
export function createChance(seed) {
  let state = hashOf(seed)
  // Mulberry32, by Tommy Ettinger, in the public domain: good enough to draw lots, and eight lines long.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  /** @type {Chance['int']} */
  const int = (from, to) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    hits: (probability) => next() < probability,
    pick: (list) => /** @type {any} */ (list[int(0, list.length - 1)]),
    shuffle(list) {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = int(0, i)
        const held = /** @type {any} */ (mixed[i])
        mixed[i] = /** @type {any} */ (mixed[j])
        mixed[j] = held
      }
      return mixed
    },
  }
}

/** FNV-1a. @param {string} text */
function hashOf(text) {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash
}
