/**
 * Counts what the tips say together. A tip is counted once; what it did not answer, or answered with what its questionnaire
 * does not offer, is not guessed at. The same tips give the same evidence, in whatever order they come.
 */
import type { Day } from '../../domain/day.js'
import { questionsOf, type Choice, type Questionnaire } from '../../domain/questionnaire.js'
import type { DeskTip } from '../desk-tip.js'
import { countPay } from './count-pay.js'
import type { Evidence } from './evidence.js'
import { indexQuestionnaires } from './find-questionnaire.js'
import { monthsBetween, yearsBetween } from './ranges.js'
import { sortOut, type ReadableTip } from './sort-out.js'
import { createGrid, createTallies } from './tally.js'
import { readFacts } from './tip-facts.js'

/** Those of the International Labour Organization for forced labour, in its order. */
const ILO_INDICATORS = [
  'abuse_of_vulnerability',
  'deception',
  'restriction_of_movement',
  'isolation',
  'physical_and_sexual_violence',
  'intimidation_and_threats',
  'retention_of_documents',
  'withholding_of_wages',
  'debt_bondage',
  'abusive_conditions',
  'excessive_overtime',
]

export function countEvidence(
  tips: readonly DeskTip[],
  questionnaires: readonly Questionnaire[],
): Evidence {
  const findQuestionnaire = indexQuestionnaires(questionnaires)
  const { counted, leftOut } = sortOut(tips)
  const asked = askedOf(counted, questionnaires)
  const countries = createTallies()
  const languages = createTallies()
  const practices = createTallies()
  const indicators = createTallies()
  const roles = createTallies()
  const years = createTallies()
  const months = createTallies()
  const countryYears = createGrid()
  const countryIndicators = createGrid()

  for (const { receipt, tip, receivedDay } of counted) {
    const facts = readFacts(tip, findQuestionnaire(tip.questionnaire))
    countries.add(facts.country, receipt)
    languages.add(tip.language, receipt)
    roles.add(facts.role, receipt)
    for (const practice of facts.practices) practices.add(practice, receipt)
    for (const indicator of facts.indicators) {
      indicators.add(indicator, receipt)
      countryIndicators.add(facts.country, indicator, receipt)
    }
    for (let year = facts.years?.from ?? 1; year <= (facts.years?.to ?? 0); year++) {
      years.add(String(year), receipt)
      countryYears.add(facts.country, String(year), receipt)
    }
    if (receivedDay !== null) months.add(receivedDay.slice(0, 7), receipt)
  }

  const countriesInOrder = countries.mostFirst()
  const rows = countriesInOrder.map(({ id }) => id)
  const columns = yearsBetween(years.ids())
  const indicatorIds = orderIndicators(asked)
  return {
    counted: counted.map(({ receipt }) => receipt),
    leftOut,
    countries: countriesInOrder,
    languages: languages.mostFirst(),
    practices: practices.inOrder(idsOf(choicesOf(asked, 'seen'))),
    indicators: indicators.inOrder(indicatorIds),
    roles: roles
      .inOrder([...idsOf(choicesOf(asked, 'role')), ''])
      .filter(({ receipts }) => receipts.length > 0),
    years: years.inOrder(columns),
    months: months.inOrder(monthsBetween(months.ids())),
    countryYears: countryYears.toMatrix(rows, columns),
    countryIndicators: countryIndicators.toMatrix(rows, indicatorIds),
    pay: countPay(counted, findQuestionnaire),
    lastReceived: lastDayOf(tips),
  }
}

/** The first that is known, which is ours, and those that tips answer: any other may have come along with a download, from anybody. */
function askedOf(
  counted: readonly ReadableTip[],
  questionnaires: readonly Questionnaire[],
): Questionnaire[] {
  const nameOf = ({ id, version }: Pick<Questionnaire, 'id' | 'version'>): string =>
    `${String(version)} ${id}`
  const answered = new Set(counted.map(({ tip }) => nameOf(tip.questionnaire)))
  return questionnaires.filter((each, i) => i === 0 || answered.has(nameOf(each)))
}

/** One after the other. */
function choicesOf(questionnaires: readonly Questionnaire[], id: string): Choice[] {
  return questionnaires
    .flatMap((questionnaire) => questionsOf(questionnaire))
    .filter((question) => question.id === id)
    .flatMap(({ choices }) => choices ?? [])
}

function idsOf(choices: readonly Choice[]): string[] {
  return [...new Set(choices.map(({ id }) => id))]
}

/** The eleven, then what an organisation's own questionnaire names besides. */
function orderIndicators(questionnaires: readonly Questionnaire[]): string[] {
  const named = choicesOf(questionnaires, 'seen').flatMap(({ indicators }) => indicators ?? [])
  return [...new Set([...ILO_INDICATORS, ...named.toSorted()])]
}

function lastDayOf(tips: readonly DeskTip[]): Day | null {
  let last: Day | null = null
  for (const { receivedDay } of tips) {
    if (receivedDay !== null && (last === null || receivedDay > last)) last = receivedDay
  }
  return last
}
