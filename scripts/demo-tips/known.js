// @ts-check
/** How the staff app knew the envelopes: on which day each came, its state, its labels, and who has it. */
import { DAY_MS, dayOf } from '../../dist/domain/day.js'
import { createChance } from './chance.js'

/** @typedef {import('../../dist/domain/day.js').Day} Day */
/** @typedef {import('../../dist/domain/handling.js').HandlingState} HandlingState */
/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {{ receivedDay: Day, state: HandlingState, labels: string[], assignee: string | null }} Known */

export const PEOPLE = ['Inés Drill', 'Rachel Drill', 'Tomás Drill']
export const LABELS = [
  'Con documentos',
  'Guatemala',
  'Mais Médicos',
  'Pasaportes',
  'Salario',
  'Testigo',
  'Urgente',
]

/** Eighteen months. */
const SPAN_DAYS = 547
const IRRELEVANT = /^(es-(hello|testing|hostile|loan-spam|visa-question|journalist)|pt-odd|en-odd)$/

/** @param {Draft[]} drafts @param {string} seed @param {number} nowMs @returns {Known[]} in the order of the drafts */
export function inventHandling(drafts, seed, nowMs) {
  const chance = createChance(`handling ${seed}`)
  /** @type {Map<Draft, number>} */
  const ages = new Map()
  return drafts.map((draft) => {
    const first = draft.again && ages.get(draft.again)
    // What is sent again comes some days later.
    const age = first ? Math.max(1, first - chance.int(1, 20)) : chance.int(1, SPAN_DAYS)
    ages.set(draft, age)
    const state = stateAt(age, draft, chance)
    const isRead = state !== 'new' && state !== 'fetched'
    return {
      receivedDay: dayOf(nowMs - age * DAY_MS),
      state,
      labels:
        isRead && !draft.odd
          ? LABELS.filter((label) => labelFits(label, draft) && chance.hits(0.6))
          : [],
      assignee: isRead && chance.hits(0.85) ? chance.pick(PEOPLE) : null,
    }
  })
}

/** The more time, the more was done. @param {number} age @param {Draft} draft @param {import('./chance.js').Chance} chance @returns {HandlingState} */
function stateAt(age, { story, odd }, chance) {
  if (age < 15 || odd) return chance.hits(0.7) ? 'new' : 'fetched'
  if (IRRELEVANT.test(story)) return chance.hits(0.8) ? 'not-relevant' : 'fetched'
  if (age < 90) return chance.pick(['fetched', 'fetched', 'reading', 'reading', 'follow-up'])
  return chance.pick(['fetched', 'reading', 'follow-up', 'follow-up', 'closed', 'closed', 'closed'])
}

/** @param {string} label @param {Draft} draft */
function labelFits(label, { tip, papers }) {
  const { country, seen = [], lawyers } = tip.answers
  switch (label) {
    case 'Con documentos':
      return papers.length > 0
    case 'Guatemala':
      return country === 'GT'
    case 'Mais Médicos':
      return country === 'BR'
    case 'Pasaportes':
      return seen.includes('passport')
    case 'Salario':
      return seen.includes('pay')
    case 'Testigo':
      return lawyers === 'yes'
    default:
      return seen.includes('violence') || seen.includes('danger')
  }
}
