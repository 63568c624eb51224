import { describe, expect, it } from '@jest/globals'
import { countEvidence } from '../../../src/desk/count/count-evidence.js'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import { SEEN } from '../../../src/domain/missions-choices.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import type { Answers, Questionnaire } from '../../../src/domain/questionnaire.js'
import { makeDeskTip } from '../../helpers/desk-tip.js'
import { makeTip } from '../../helpers/tips.js'
import { found } from './counting.js'

describe('answers that no form gives', () => {
  const nothing = { countries: [':A'], roles: [':A'], practices: [], indicators: [], years: [] }
  const facts = (tip: DeskTip, questionnaires = [MISSIONS_QUESTIONNAIRE]): typeof nothing => {
    const { countries, roles, practices, indicators, years } = countEvidence([tip], questionnaires)
    return {
      countries: found(countries),
      roles: found(roles),
      practices: found(practices),
      indicators: found(indicators),
      years: found(years) as never[],
    } as typeof nothing
  }

  it.each<[string, unknown]>([
    ['another shape', { seen: 'pay', role: ['before'], country: ['GT'], year_from: ['2013'] }],
    ['what is not offered', { seen: ['torture', ''], role: 'king', country: 'XX' }],
    ['small letters', { country: 'gt' }],
    [
      'names of the language',
      { seen: ['constructor', '__proto__'], role: 'toString', country: 'valueOf' },
    ],
    ['what they inherit', Object.create({ country: 'GT', seen: ['pay'], year_from: '2013' })],
    ['a prototype', JSON.parse('{"__proto__":["pay"],"what_happened":"x"}')],
  ])('count as none: %s', (_name, answers) => {
    expect(
      facts(makeDeskTip('A', {}, { tip: { ...makeTip(), answers: answers as Answers } })),
    ).toEqual(nothing)
  })

  it('count once where they are repeated, and what is offered beside what is not', () => {
    const tip = makeDeskTip('A', { seen: ['pay', 'pay', 'torture', 'ban'] })
    expect(facts(tip).practices).toEqual(['pay:A', 'ban:A'])
  })

  it('of an unknown questionnaire give country and years, and no choice', () => {
    const answers = { country: 'XX', role: 'before', seen: ['pay'], year_from: '2013' }
    const tip = { ...makeTip(answers), questionnaire: { id: 'missions', version: 2 } }
    expect(facts(makeDeskTip('A', {}, { tip }))).toEqual({
      ...nothing,
      countries: ['XX:A'],
      years: ['2013:A'],
    })
    expect(facts(makeDeskTip('A', {}, { tip: { ...tip, answers: { country: '=1+1' } } }))).toEqual(
      nothing,
    )
  })
})

describe('an organisation’s own questionnaire', () => {
  const label = { es: 'a', en: 'a', pt: 'a', fr: 'a' }
  const own: Questionnaire = {
    id: 'own',
    version: 3,
    sections: [
      {
        title: null,
        questions: [
          { id: 'seen', kind: 'many', label, choices: [
            { id: 'mail', label, indicators: ['surveillance', 'isolation'] },
            { id: 'pay', label, indicators: ['bad_faith'] },
          ] },
          { id: 'role', kind: 'text', label, maxLength: 20 },
          { id: 'constructor', kind: 'text', label, maxLength: 20 },
        ],
      },
    ],
  } // prettier-ignore
  const tip = {
    ...makeTip({ seen: ['mail', 'pay'], role: 'before', country: 'GT' }),
    questionnaire: { id: 'own', version: 3 },
  }
  const evidence = countEvidence([makeDeskTip('A', {}, { tip })], [MISSIONS_QUESTIONNAIRE, own])

  it('adds its practices and indicators behind those that are known', () => {
    expect(evidence.practices.map(({ id }) => id)).toEqual([...SEEN.map(({ id }) => id), 'mail'])
    expect(evidence.indicators.slice(11).map(({ id }) => id)).toEqual(['bad_faith', 'surveillance'])
    expect(found(evidence.practices)).toEqual(['pay:A', 'mail:A'])
    expect(found(evidence.indicators)).toEqual(['isolation:A', 'bad_faith:A', 'surveillance:A'])
  })

  it('has no year where it asks for one in words', () => {
    const words: Questionnaire = {
      ...own,
      sections: [
        { title: null, questions: [{ id: 'year_from', kind: 'text', label, maxLength: 9 }] },
      ],
    }
    const dated = { ...tip, answers: { year_from: '2013' } }
    expect(countEvidence([makeDeskTip('A', {}, { tip: dated })], [words]).years).toEqual([])
  })

  it('is the first where two have one name', () => {
    const twice = [MISSIONS_QUESTIONNAIRE, { ...own, id: 'missions', version: 1 }]
    const { practices } = countEvidence([makeDeskTip('A', { seen: ['mail', 'ban'] })], twice)
    expect(found(practices)).toEqual(['ban:A'])
  })

  it('has no role where it asks for it in words, and no country where it asks for none', () => {
    expect(found(evidence.roles)).toEqual([':A'])
    expect(found(evidence.countries)).toEqual([':A'])
  })
})
