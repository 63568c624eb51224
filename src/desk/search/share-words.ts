/**
 * Pairs of texts that have a telling word in common. A word that thousands have leads to a few of them only, and the rarer
 * words are followed first, so the work grows with the number of texts and not with that of their pairs.
 */

/** Of those that have a word, how many are looked at from each one of them. */
const MAX_LOOKED_AT = 40
const MAX_FOUND = 10

/**
 * @param wordsOf of each text, its telling words, each once
 * @param take is asked about two texts by their numbers and how many have the word; true: this pair was one
 */
export function shareWords(
  wordsOf: readonly (readonly string[])[],
  take: (from: number, to: number, count: number) => boolean,
): void {
  const holders = new Map<string, number[]>()
  wordsOf.forEach((words, text) => {
    for (const word of words) {
      const list = holders.get(word)
      if (list) list.push(text)
      else holders.set(word, [text])
    }
  })
  wordsOf.forEach((words, from) => {
    const lists = words
      .map((word) => holders.get(word) ?? [])
      .sort((one, other) => one.length - other.length)
    const seen = new Set([from])
    let found = 0
    for (const list of lists) {
      for (const to of following(list, from)) {
        if (found >= MAX_FOUND) return
        if (seen.has(to)) continue
        seen.add(to)
        if (take(from, to, list.length)) found++
      }
    }
  })
}

/** Those that come next in a list, and from its end on from its beginning: so each of a long list leads to others. */
function* following(list: readonly number[], from: number): Generator<number> {
  const start = findPlace(list, from)
  for (let step = 1; step <= Math.min(MAX_LOOKED_AT, list.length - 1); step++) {
    yield list[(start + step) % list.length]!
  }
}

/** @param list in rising order */
function findPlace(list: readonly number[], sought: number): number {
  let [low, high] = [0, list.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! < sought) low = middle + 1
    else high = middle
  }
  return low
}
