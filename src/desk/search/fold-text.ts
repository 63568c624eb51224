/**
 * How words are compared at the desk: without accents, in lower case, with one kind of quote, dash and space. Folding goes
 * code point by code point. So its cost grows with the length alone, whatever a tip holds (a megabyte of combining marks
 * keeps `String.normalize` busy for minutes), and a place in the folded text leads back to one in the text itself.
 */
import type { Tip } from '../../domain/tip.js'
import { questionsOf, type Question } from '../../domain/questionnaire.js'
import type { TipWork } from '../case/case.js'
import type { FindQuestionnaire } from '../count/find-questionnaire.js'
import type { OpenedTip } from '../opened-tip.js'

export function foldText(text: string): string {
  return text.toLowerCase().replace(NOT_PLAIN, foldCharacter).replaceAll(/ {2,}/g, ' ').trim()
}

export interface FoldedPlaces {
  /** As `foldText` gives it, but for spaces at the ends. */
  folded: string
  /** For each code unit of `folded`: where in the text that began from which it came. */
  from: number[]
}

export function foldWithPlaces(text: string): FoldedPlaces {
  let folded = ''
  const from: number[] = []
  let start = 0
  let isAfterSpace = false
  for (const character of text) {
    const piece = character.toLowerCase().replace(NOT_PLAIN, foldCharacter)
    const isSpace = piece === ' '
    if (!isSpace || !isAfterSpace) {
      folded += piece
      for (let unit = piece.length; unit > 0; unit--) from.push(start)
    }
    if (piece !== '') isAfterSpace = isSpace
    start += character.length
  }
  return { folded, from }
}

/**
 * All that a search looks through, folded: what the tip says, what its files were called, and what staff wrote. Pieces are
 * parted by line feeds, which no word or phrase holds, so that none is found across two of them.
 */
export function searchableText(
  tip: Pick<OpenedTip, 'receipt' | 'tip' | 'text' | 'files'>,
  work: Pick<TipWork, 'labels' | 'notes'>,
  findQuestionnaire: FindQuestionnaire,
): string {
  const pieces = [
    tip.receipt,
    ...textsOf(tip, findQuestionnaire),
    ...tip.files.map(({ givenName }) => givenName),
    ...work.labels,
    ...work.notes.flatMap(({ claims }) => claims.map(({ value }) => value)),
  ]
  return pieces.map(foldText).join('\n')
}

function textsOf(
  { tip, text }: Pick<OpenedTip, 'tip' | 'text'>,
  findQuestionnaire: FindQuestionnaire,
): string[] {
  if (tip === null) return [text]
  const questionnaire = findQuestionnaire(tip.questionnaire)
  // Only tip.txt has labels then, and only the answers are what is counted; the two may differ.
  if (!questionnaire) return [...Object.values(tip.answers).flat(), text]
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]))
  return Object.entries(tip.answers).flatMap(([id, answer]) =>
    describe(questions.get(id), [answer].flat(), tip.language),
  )
}

/** Each choice once, however often a tip that was made by hand repeats it. */
function describe(
  question: Question | undefined,
  answer: string[],
  language: Tip['language'],
): string[] {
  const choices = question?.choices ?? []
  if (choices.length === 0) return answer
  const given = new Set(answer)
  const labels = choices.flatMap(({ id, label }) => (given.delete(id) ? [label[language]] : []))
  return [...labels, ...given]
}

/** What is not printable ASCII; the rest is folded when it is in lower case. */
const NOT_PLAIN = /[^ -~]/gu

/** Not seen by anybody: soft hyphen, joints without width, and the marks that choose how an emoji is drawn. */
const UNSEEN = /[\u{ad}\u{200b}\u{2060}\u{feff}]|\p{Variation_Selector}/u
const SINGLE_QUOTE = /[\u{b4}\u{2bc}\u{2018}-\u{201b}\u{2032}]/u
const DOUBLE_QUOTE = /[\u{ab}\u{bb}\u{201c}-\u{201f}\u{2033}\u{2039}\u{203a}]/u
const DASH = /[\u{2010}-\u{2015}\u{2212}\u{fe58}\u{fe63}\u{ff0d}]/u
/** Letters that Unicode does not take apart, as people type them who do not have the key. */
const LETTERS = new Map(Object.entries({ æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' }))

const known = new Map<string, string>()
/** More characters than the languages of the world's letters need; beyond it nothing is kept. */
const MAX_KNOWN = 4000

function foldCharacter(character: string): string {
  const before = known.get(character)
  if (before !== undefined) return before
  const folded = foldUnknown(character)
  if (known.size < MAX_KNOWN) known.set(character, folded)
  return folded
}

function foldUnknown(character: string): string {
  if (UNSEEN.test(character)) return ''
  if (/\s/.test(character)) return ' '
  if (SINGLE_QUOTE.test(character)) return "'"
  if (DOUBLE_QUOTE.test(character)) return '"'
  if (DASH.test(character)) return '-'
  const bare = removeAccents(character)
  // By way of upper case ß becomes ss, ﬁ becomes fi, and the two small sigmas one.
  const lower = removeAccents(bare.toUpperCase().toLowerCase())
  return LETTERS.get(lower) ?? lower
}

function removeAccents(character: string): string {
  return Array.from(character.normalize('NFD'))
    .filter((piece) => !isAccent(piece))
    .join('')
}

/** Of Latin, Greek and Cyrillic. The marks of Thai, Hindi, Arabic and others are letters to their readers. */
function isAccent(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x1dc0 && code <= 0x1dff)
  )
}
