/** Tips that name one person. A name that many tips have is known to all; it leads nowhere. */
import { findNames } from './find-names.js'
import { readPlaceWords } from './place-words.js'
import type { Shared, Speaker } from './speaker.js'

const MAX_TIPS = 8

interface Named {
  /** By the number of the speaker: as it is written there. */
  written: Map<number, string>
  /** It stands somewhere else than at the beginning of a sentence. */
  isInside: boolean
  /** How often it stands at all, and how often behind "in". */
  count: number
  afterInCount: number
}

export function findSharedPeople(speakers: readonly Speaker[]): Shared[] {
  const found: Shared[] = []
  const places = readPlacePairs(speakers)
  for (const [key, named] of readNames(speakers)) {
    const { written } = named
    if (written.size < 2 || written.size > MAX_TIPS || places.has(key) || !isPerson(named)) continue
    for (const [from, because] of written) {
      for (const to of written.keys()) {
        if (to !== from) found.push({ from, to, kind: 'person', because, count: written.size })
      }
    }
  }
  return found
}

function isPerson({ isInside, count, afterInCount }: Named): boolean {
  return isInside && 3 * afterInCount < count
}

function readNames(speakers: readonly Speaker[]): Map<string, Named> {
  const names = new Map<string, Named>()
  speakers.forEach(({ texts }, speaker) => {
    for (const { key, written, isAtStart, isAfterIn } of texts.flatMap(findNames)) {
      const named = names.get(key) ?? {
        written: new Map<number, string>(),
        isInside: false,
        count: 0,
        afterInCount: 0,
      }
      names.set(key, named)
      if (!named.written.has(speaker)) named.written.set(speaker, written)
      named.isInside ||= !isAtStart
      named.count++
      named.afterInCount += Number(isAfterIn)
    }
  })
  return names
}

/** Two words in a row of any answer about a place. */
function readPlacePairs(speakers: readonly Speaker[]): Set<string> {
  const pairs = new Set<string>()
  for (const { place } of speakers) {
    const words = readPlaceWords(place).line.trim().split(' ')
    words.slice(1).forEach((word, i) => pairs.add(`${words[i] ?? ''} ${word}`))
  }
  return pairs
}
