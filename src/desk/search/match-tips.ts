/**
 * Which tips are meant, and where in a text the words stand that were looked for. A word is found inside another one too
 * ("porte" in "pasaporte"): rather one tip too many than one that a lawyer never sees.
 */
import type { Questionnaire } from '../../domain/questionnaire.js'
import { indexQuestionnaires, type FindQuestionnaire } from '../count/find-questionnaire.js'
import { readFacts } from '../count/tip-facts.js'
import { stateOf, type DeskTip } from '../desk-tip.js'
import type { TipFilter } from './filter.js'
import { foldText, foldWithPlaces } from './fold-text.js'

/** In the order in which they are given. */
export function matchTips(
  tips: readonly DeskTip[],
  filter: TipFilter,
  questionnaires: readonly Questionnaire[],
): DeskTip[] {
  const receipts = filter.receipts && new Set(filter.receipts)
  const words = parseWords(filter.words ?? '')
  const findQuestionnaire = indexQuestionnaires(questionnaires)
  return tips.filter(
    (tip) =>
      (receipts?.has(tip.receipt) ?? true) &&
      hasWork(tip, filter) &&
      hasAnswers(tip, filter, findQuestionnaire) &&
      words.every((word) => tip.folded.includes(word)),
  )
}

/** Words and "phrases in quotes" as they are looked for: folded, each once. A quote that is still open counts to the end. */
export function parseWords(words: string): string[] {
  const found = foldText(words).matchAll(/"([^"]*)(?:"|$)|[^ "]+/g)
  const parts = [...found].map(([word, phrase]) => (phrase ?? word).trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}

/** More marks than this help nobody, and a page must draw each. */
const MAX_PLACES = 1000

/**
 * Where words stand in a text, as start and end (not included) in its own code units, in order and without overlaps; never
 * inside a character or between it and its accent.
 * @param words as `parseWords` gives them
 */
export function findPlaces(text: string, words: readonly string[]): [number, number][] {
  const { folded, from } = foldWithPlaces(text)
  const places = words.flatMap((word) => findWord(folded, word))
  places.sort(([one], [other]) => one - other)
  const merged: [number, number][] = []
  for (const [first, last] of places) {
    const start = from[first] ?? 0
    let next = last + 1
    while (from[next] === from[last]) next++
    const end = from[next] ?? text.length
    const before = merged.at(-1)
    if (before && start <= before[1]) before[1] = Math.max(before[1], end)
    else if (merged.length < MAX_PLACES) merged.push([start, end])
    else break
  }
  return merged
}

/** The first and the last code unit of each place. */
function findWord(folded: string, word: string): [number, number][] {
  const found: [number, number][] = []
  if (word === '') return found
  let at = folded.indexOf(word)
  for (; at !== -1 && found.length < MAX_PLACES; at = folded.indexOf(word, at + word.length)) {
    found.push([at, at + word.length - 1])
  }
  return found
}

function hasWork(tip: DeskTip, filter: TipFilter): boolean {
  const { state, assignee, label, hasFiles, hasRemarks, isDisputed } = filter
  return (
    (state === undefined || stateOf(tip) === state) &&
    (assignee === undefined || (tip.work.assignee[0]?.value ?? '') === assignee) &&
    (label === undefined || tip.work.labels.includes(label)) &&
    (hasFiles === undefined || tip.files.length > 0 === hasFiles) &&
    (hasRemarks === undefined || tip.remarks.length > 0 === hasRemarks) &&
    (isDisputed === undefined || tip.work.isDisputed === isDisputed)
  )
}

/** Of a tip that cannot be read nobody knows what it answers, nor that it does not: it has none of these. */
function hasAnswers(
  { tip }: DeskTip,
  { country, year, practice, indicator, lawyers, language }: TipFilter,
  findQuestionnaire: FindQuestionnaire,
): boolean {
  const asked = [country, year, practice, indicator, lawyers, language]
  if (asked.every((value) => value === undefined)) return true
  if (tip === null || (language !== undefined && tip.language !== language)) return false
  const facts = readFacts(tip, findQuestionnaire(tip.questionnaire))
  const { years } = facts
  return (
    (country === undefined || facts.country === country) &&
    (year === undefined || (years !== null && years.from <= year && year <= years.to)) &&
    (practice === undefined || facts.practices.includes(practice)) &&
    (indicator === undefined || facts.indicators.includes(indicator)) &&
    (lawyers === undefined || facts.lawyers === lawyers)
  )
}
