/**
 * What of a tip can be counted and filtered. A tip may hold any answers whatever, so only what its questionnaire offers is
 * taken; an answer of another shape is none. Where the questionnaire is not known, country, years and texts are still read,
 * for they mean the same everywhere; what a choice meant there nobody here can say.
 */
import type { Choice, Question, QuestionKind, Questionnaire } from '../../domain/questionnaire.js'
import type { Tip } from '../../domain/tip.js'

export interface TipFacts {
  /** ISO 3166-1 code; '': none given. */
  country: string
  /** Id of a choice; '': none given. So for `lawyers`. */
  role: string
  lawyers: string
  years: YearSpan | null
  /** Choices of the question `seen`, and what they bear on, each once. */
  practices: string[]
  indicators: string[]
}

/** Both ends belong to it. */
export interface YearSpan {
  from: number
  to: number
}

const FIRST_YEAR = 1959
const LAST_YEAR = 2099
/** Nobody serves longer; a longer span is a slip, or made to draw the chart apart. */
const MAX_YEARS = 60

export function readFacts(tip: Tip, questionnaire: Questionnaire | null): TipFacts {
  const practices = readChoices(tip, questionnaire, 'seen', 'many')
  return {
    country: readCountry(tip, questionnaire),
    role: readChoices(tip, questionnaire, 'role', 'one')[0]?.id ?? '',
    lawyers: readChoices(tip, questionnaire, 'lawyers', 'one')[0]?.id ?? '',
    years: spanOf(
      readYear(tip, questionnaire, 'year_from'),
      readYear(tip, questionnaire, 'year_to'),
    ),
    practices: practices.map(({ id }) => id),
    indicators: [...new Set(practices.flatMap(({ indicators }) => indicators ?? []))],
  }
}

/** The answer to a question of one line; '': none. */
export function readLine(tip: Tip, questionnaire: Questionnaire | null, id: string): string {
  const answer = findAnswer(tip, questionnaire, id, 'text')?.answer
  return typeof answer === 'string' ? answer : ''
}

/** In the order of the questionnaire. */
function readChoices(
  tip: Tip,
  questionnaire: Questionnaire | null,
  id: string,
  kind: 'one' | 'many',
): Choice[] {
  const found = findAnswer(tip, questionnaire, id, kind)
  if (!found || Array.isArray(found.answer) !== (kind === 'many')) return []
  const given = new Set([found.answer].flat())
  return found.question?.choices?.filter((choice) => given.has(choice.id)) ?? []
}

function readCountry(tip: Tip, questionnaire: Questionnaire | null): string {
  const found = findAnswer(tip, questionnaire, 'country', 'country')
  if (typeof found?.answer !== 'string') return ''
  const isCode = found.question
    ? found.question.codes?.includes(found.answer)
    : /^[A-Z]{2}$/.test(found.answer)
  return isCode ? found.answer : ''
}

function readYear(tip: Tip, questionnaire: Questionnaire | null, id: string): number | null {
  const answer = findAnswer(tip, questionnaire, id, 'year')?.answer
  if (typeof answer !== 'string' || !/^\d{4}$/.test(answer)) return null
  const year = Number(answer)
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null
}

interface FoundAnswer {
  answer: string | string[]
  /** Null: the questionnaire is not known. */
  question: Question | null
}

/** Null: there is none, or the questionnaire does not ask for one of this kind. */
function findAnswer(
  tip: Tip,
  questionnaire: Questionnaire | null,
  id: string,
  kind: QuestionKind,
): FoundAnswer | null {
  const answer = Object.hasOwn(tip.answers, id) ? tip.answers[id] : undefined
  if (answer === undefined) return null
  if (!questionnaire) return { answer, question: null }
  for (const { questions } of questionnaire.sections) {
    const question = questions.find((one) => one.id === id)
    if (question) return question.kind === kind ? { answer, question } : null
  }
  return null
}

function spanOf(from: number | null, to: number | null): YearSpan | null {
  const known = [from, to].filter((year) => year !== null)
  if (known.length === 0) return null
  const first = Math.min(...known)
  return { from: first, to: Math.min(Math.max(...known), first + MAX_YEARS - 1) }
}
