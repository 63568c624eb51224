/**
 * Tips that speak of one place, or of one mission: the same place in years that overlap, or one agreement that both name.
 * Where it is the same mission, that it is the same place goes without saying.
 */
import { readPaperWords, readPlaceWords, type PlaceWords } from './place-words.js'
import { shareWords } from './share-words.js'
import type { Shared, Speaker } from './speaker.js'

export function findSharedPlaces(speakers: readonly Speaker[]): Shared[] {
  const found: Shared[] = []
  const places = speakers.map(({ place }) => readPlaceWords(place))
  const words = speakers.map(({ country }, i) =>
    country === '' ? [] : places[i]!.telling.map((word) => `${country} ${word}`),
  )
  shareWords(words, (from, to, count) => {
    const [one, other] = [places[from]!, places[to]!]
    const isMission = overlap(speakers[from]!, speakers[to]!) && isPartOf(one, other)
    const isPlace = one.line.includes(other.line) || other.line.includes(one.line)
    if (!isMission && !isPlace) return false
    const kind = isMission ? 'mission' : 'place'
    found.push({ from, to, kind, because: speakers[from]!.place, count })
    return true
  })
  return found
}

export function findSharedPapers(speakers: readonly Speaker[]): Shared[] {
  const found: Shared[] = []
  const papers = speakers.map((speaker) => readPaperWords(speaker.papers))
  shareWords(
    papers.map(({ telling }) => telling),
    (from, to, count) => {
      if (!isOnePaper(papers[from]!, papers[to]!)) return false
      found.push({ from, to, kind: 'mission', because: speakers[from]!.papers, count })
      return true
    },
  )
  return found
}

function overlap({ years: one }: Speaker, { years: other }: Speaker): boolean {
  return one !== null && other !== null && one.from <= other.to && other.from <= one.to
}

/** All that the one with fewer telling words says, the other one says too. */
function isPartOf({ telling: one }: PlaceWords, { telling: other }: PlaceWords): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  return fewer.every((word) => more.includes(word))
}

/** A number that is no year, with its word; or two words, where one says no more than the other. */
function isOnePaper(one: PlaceWords, other: PlaceWords): boolean {
  const both = one.telling.filter((word) => other.telling.includes(word))
  const isNumbered = both.some((word) => /\d\D*\d\D*\d/.test(word) && !/^(?:19|20)\d\d$/.test(word))
  const fewer = Math.min(one.telling.length, other.telling.length)
  return isNumbered ? both.length >= Math.min(2, fewer) : both.length >= 2 && both.length === fewer
}
