/**
 * Names of people in what a source wrote: two capitalised words in a row that are neither an institution nor a place, a
 * country or a month. A word that begins a sentence is capitalised whatever it is, so a name that is found only there is
 * none.
 */
import { foldText } from './fold-text.js'
import { NO_NAMES, TITLES } from './name-words.js'

export interface FoundName {
  /** Two words, folded: what the same name has in another tip. */
  key: string
  /** As written, with the title and all the words of the name. */
  written: string
  /** Its first word begins a sentence. */
  isAtStart: boolean
  /** "en Puerto Cabello": rather a place. */
  isAfterIn: boolean
}

/** A tip that names more people is a list, or was made to keep the desk busy. */
const MAX_NAMES = 80

/** One to five words in a row. */
const RUN = /(?<!\p{L})\p{Lu}\p{Ll}{1,24}(?:[ \u00a0]\p{Lu}\p{Ll}{1,24}){1,4}(?!\p{L})/gu

export function findNames(text: string): FoundName[] {
  const found: FoundName[] = []
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const before = readBefore(text, index)
    found.push(...findInRun(run.split(/[ \u00a0]/), before))
    if (found.length >= MAX_NAMES) break
  }
  return found
}

interface Before {
  /** A title that stands before the run and is no part of it: "la Dra. ". */
  title: string
  isStart: boolean
  isIn: boolean
}

const SHORT = 16
const BEFORE = /(\p{L}+)(\.?)[ \u00a0]$/u
const IN = new Set(['en', 'in', 'em', 'desde', 'hacia', 'near'])

function readBefore(text: string, index: number): Before {
  const before = text.slice(Math.max(0, index - SHORT), index)
  const [written = '', word = '', point = ''] = BEFORE.exec(before) ?? []
  const folded = foldText(word)
  if (TITLES.has(folded)) return { title: written, isStart: false, isIn: false }
  return {
    title: '',
    isStart: word === '' ? !/[-,] ?$/.test(before) : point !== '',
    isIn: IN.has(folded),
  }
}

function findInRun(words: readonly string[], { title, isStart, isIn }: Before): FoundName[] {
  const folded = words.map(foldText)
  const isName = folded.map((word) => !NO_NAMES.has(word) && !TITLES.has(word))
  const found: FoundName[] = []
  for (let i = 0; i + 1 < words.length; i++) {
    if (!isName[i] || !isName[i + 1]) continue
    let [first, last] = [i, i + 1]
    const limit = isStart && i > 0 ? 1 : 0
    while (first > limit && isName[first - 1]) first--
    while (isName[last + 1]) last++
    const ownTitle = TITLES.has(folded[first - 1] ?? '') ? `${words[first - 1] ?? ''} ` : ''
    found.push({
      key: `${folded[i] ?? ''} ${folded[i + 1] ?? ''}`,
      written: (first === 0 ? title : ownTitle) + words.slice(first, last + 1).join(' '),
      isAtStart: isStart && i === 0,
      isAfterIn: isIn && first === 0,
    })
  }
  return found
}
