import { describe, expect, it } from '@jest/globals'
import { LANGUAGES } from '../../src/domain/language.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import { readQuestionnaire } from '../../src/domain/questionnaire-schema.js'
import {
  checkAnswers,
  localiseQuestionnaire,
  questionsOf,
  tidyText,
} from '../../src/domain/questionnaire.js'

const good = { what_happened: 'algo' }
const localised = { es: 'a', en: 'a', pt: 'a', fr: 'a' }
const smallest = {
  id: 'small',
  version: 1,
  sections: [
    {
      title: null,
      questions: [{ id: 'q', kind: 'text', label: localised, required: true, maxLength: 5 }],
    },
  ],
}
const withQuestion = (question: object): object => ({
  ...smallest,
  sections: [...smallest.sections, { title: null, questions: [{ label: localised, ...question }] }],
})

describe('answers', () => {
  it.each([
    ['a story alone', good, []],
    ['nothing', {}, [{ question: 'what_happened', fault: 'required' }]],
    ['a blank story', { what_happened: ' \n' }, [{ question: 'what_happened', fault: 'required' }]],
    ['a story of 25,000 units', { what_happened: 'x'.repeat(25_000) }, []],
    [
      'one unit more',
      { what_happened: 'x'.repeat(25_001) },
      [{ question: 'what_happened', fault: 'too_long' }],
    ],
    [
      'a number for a story',
      { what_happened: 7 },
      [{ question: 'what_happened', fault: 'not_text' }],
    ],
    [
      'an escape sequence',
      { what_happened: 'a\u001b[2J' },
      [{ question: 'what_happened', fault: 'not_text' }],
    ],
    [
      'a C1 control',
      { what_happened: 'a\u009b' },
      [{ question: 'what_happened', fault: 'not_text' }],
    ],
    ['line feeds and tabs', { what_happened: 'a\n\tb' }, []],
    ['a role that is offered', { ...good, role: 'before' }, []],
    ['a role that is not', { ...good, role: 'king' }, [{ question: 'role', fault: 'not_offered' }]],
    ['a country', { ...good, country: 'GT' }, []],
    [
      'a country in small letters',
      { ...good, country: 'gt' },
      [{ question: 'country', fault: 'not_offered' }],
    ],
    ['two ticks', { ...good, seen: ['pay', 'ban'] }, []],
    [
      'the same tick twice',
      { ...good, seen: ['pay', 'pay'] },
      [{ question: 'seen', fault: 'not_offered' }],
    ],
    ['ticks as text', { ...good, seen: 'pay' }, [{ question: 'seen', fault: 'not_offered' }]],
    ['a year', { ...good, year_from: '2013' }, []],
    [
      'a year before the revolution',
      { ...good, year_from: '1958' },
      [{ question: 'year_from', fault: 'not_a_year' }],
    ],
    [
      'a year of five digits',
      { ...good, year_from: '20130' },
      [{ question: 'year_from', fault: 'not_a_year' }],
    ],
    [
      'a question that nobody asked',
      { ...good, name: 'x' },
      [{ question: 'name', fault: 'unknown_question' }],
    ],
    [
      'a prototype for a question',
      JSON.parse('{"what_happened":"a","__proto__":"b"}'),
      [{ question: '__proto__', fault: 'unknown_question' }],
    ],
  ])('judges %s', (_name, answers, faults) => {
    expect(checkAnswers(MISSIONS_QUESTIONNAIRE, answers as Record<string, unknown>)).toEqual(faults)
  })

  it('judges alike by the questionnaire of one language, which is what a page has', () => {
    const spanish = localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, 'es')
    expect(checkAnswers(spanish, { ...good, seen: ['nothing'] })).toEqual([
      { question: 'seen', fault: 'not_offered' },
    ])
  })

  it('tidies what a field gives without touching what was said', () => {
    expect(tidyText(' uno\r\ndos\rtres\u0007\u009b 🙏🏽 ñ\t! \n')).toBe('uno\ndos\ntres 🙏🏽 ñ\t!')
  })
})

describe('the questionnaire on missions', () => {
  it('holds by its own schema', () => {
    expect(readQuestionnaire(JSON.parse(JSON.stringify(MISSIONS_QUESTIONNAIRE)))).toEqual(
      MISSIONS_QUESTIONNAIRE,
    )
  })

  it('requires what happened, and nothing else', () => {
    const required = questionsOf(MISSIONS_QUESTIONNAIRE).filter((question) => question.required)
    expect(required.map(({ id }) => id)).toEqual(['what_happened'])
  })

  it('bears on each of the eleven indicators of the ILO', () => {
    const indicators = questionsOf(MISSIONS_QUESTIONNAIRE)
      .flatMap((question) => question.choices ?? [])
      .flatMap((choice) => choice.indicators ?? [])
    expect([...new Set(indicators)].sort()).toEqual([
      'abuse_of_vulnerability',
      'abusive_conditions',
      'debt_bondage',
      'deception',
      'excessive_overtime',
      'intimidation_and_threats',
      'isolation',
      'physical_and_sexual_violence',
      'restriction_of_movement',
      'retention_of_documents',
      'withholding_of_wages',
    ])
  })

  it('says no word about PGP, in any language', () => {
    expect(JSON.stringify(MISSIONS_QUESTIONNAIRE)).not.toMatch(/pgp|cifra|encrypt|clave pública/i)
  })

  it.each(LANGUAGES)('has every text in %s', (language) => {
    const { sections } = localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, language)
    for (const question of sections.flatMap(({ questions }) => questions)) {
      expect(question.label.trim()).not.toBe('')
      for (const choice of question.choices ?? []) expect(choice.label.trim()).not.toBe('')
    }
  })
})

describe('a questionnaire from a file', () => {
  it('is taken when it holds', () => {
    expect(readQuestionnaire(smallest)).toEqual(smallest)
  })

  it.each([
    ['null', null],
    ['no sections', { ...smallest, sections: [] }],
    [
      'nothing required',
      {
        ...smallest,
        sections: [
          { title: null, questions: [{ id: 'q', kind: 'text', label: localised, maxLength: 5 }] },
        ],
      },
    ],
    [
      'a language missing',
      withQuestion({ id: 'r', kind: 'text', maxLength: 5, label: { es: 'a' } }),
    ],
    ['a text without a limit', withQuestion({ id: 'r', kind: 'text' })],
    ['a choice without choices', withQuestion({ id: 'r', kind: 'one' })],
    ['a country without codes', withQuestion({ id: 'r', kind: 'country' })],
    [
      'choices where none belong',
      withQuestion({
        id: 'r',
        kind: 'year',
        choices: [
          { id: 'a', label: localised },
          { id: 'b', label: localised },
        ],
      }),
    ],
    [
      'the same choice twice',
      withQuestion({
        id: 'r',
        kind: 'one',
        choices: [
          { id: 'a', label: localised },
          { id: 'a', label: localised },
        ],
      }),
    ],
    ['the same question twice', withQuestion({ id: 'q', kind: 'year' })],
    ['an id that is no column', withQuestion({ id: '=1+1', kind: 'year' })],
    ['an unknown kind', withQuestion({ id: 'r', kind: 'html' })],
    ['a field too many', withQuestion({ id: 'r', kind: 'year', onclick: 'x' })],
  ])('is refused with %s', (_name, value) => {
    expect(() => readQuestionnaire(value)).toThrow(/^the questionnaire does not hold: /)
  })
})
