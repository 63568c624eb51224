/** The sentence round a place in a text, in words. Never more than a short piece, however long the text or the sentence is. */
import { foldText } from '../search/fold-text.js'

export interface Word {
  /** Folded; a number or a sign stands alone. */
  word: string
  /** In the text, in code units; `end` is not included. */
  start: number
  end: number
}

const MAX_BEFORE = 160
const MAX_AFTER = 140

/** Numbers with their points, commas or thin spaces; words; signs. Apostrophes and quotes part words and say nothing. */
const WORD =
  /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*|[^\s\p{L}\p{M}'’‘"“”«»*_]/gu

/** Empty where the sentence is a question: it asserts nothing. */
export function readClause(text: string, at: number): Word[] {
  const start = findStart(text, at)
  const end = findEnd(text, at)
  if (text[end] === '?' || text[start] === '¿') return []
  return [...text.slice(start, end).matchAll(WORD)].map(({ 0: found, index }) => ({
    word: foldText(found),
    start: start + index,
    end: start + index + found.length,
  }))
}

function findStart(text: string, at: number): number {
  const limit = Math.max(0, at - MAX_BEFORE)
  for (let i = at; i > limit; i--) {
    if (isEnd(text, i - 1) || text[i - 1] === '¿') return text[i - 1] === '¿' ? i - 1 : i
  }
  return limit
}

function findEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + MAX_AFTER)
  for (let i = at; i < limit; i++) if (isEnd(text, i)) return i
  return limit
}

/** A point within a number ends nothing. */
function isEnd(text: string, i: number): boolean {
  const sign = text[i] ?? ''
  return (
    sign === '\n' || ('.!?;…'.includes(sign) && (i + 1 === text.length || /\s/.test(text[i + 1]!)))
  )
}

/** How many words the phrase at whose end `end` stands (not included) has; 0: none of the phrases ends there. */
export function phraseEndingAt(
  clause: readonly Word[],
  end: number,
  phrases: { has: (phrase: string) => boolean },
): number {
  return longestPhrase(phrases, (length) => clause.slice(Math.max(0, end - length), end))
}

/** The same for one that begins at `start`. */
export function phraseStartingAt(
  clause: readonly Word[],
  start: number,
  phrases: { has: (phrase: string) => boolean },
): number {
  return longestPhrase(phrases, (length) => clause.slice(start, start + length))
}

const MAX_PHRASE_WORDS = 4

function longestPhrase(
  phrases: { has: (phrase: string) => boolean },
  take: (length: number) => Word[],
): number {
  for (let length = MAX_PHRASE_WORDS; length > 0; length--) {
    const taken = take(length)
    if (taken.length === length && phrases.has(wordsOf(taken))) return length
  }
  return 0
}

export function wordsOf(taken: readonly Word[]): string {
  return taken.map(({ word }) => word).join(' ')
}
