import { describe, expect, it } from '@jest/globals'
import { readQuestionnaireJson } from '../../../src/desk/batch/read-questionnaire.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { readQuestionnaire } from '../../../src/domain/questionnaire-schema.js'

const JSON_TEXT = JSON.stringify(MISSIONS_QUESTIONNAIRE)
const FIRST = 'sections.0.questions.0'
const CHOOSING = 'sections.1.questions.0'
const COUNTRY = 'sections.1.questions.1'
const SECTION = MISSIONS_QUESTIONNAIRE.sections[1]!
const CHOICES = SECTION.questions[0]!.choices!
const LABELLED = { label: SECTION.questions[0]!.label }
const YEAR = { ...LABELLED, kind: 'year', required: true }

function times<Item>(length: number, make: (i: number) => Item): Item[] {
  return Array.from({ length }, (_, i) => make(i))
}

/** The questionnaire with another value at a path; undefined takes it away. */
function changeAt(path: string, value: unknown): unknown {
  const changed = JSON.parse(JSON_TEXT) as Record<string, unknown>
  const names = path.split('.')
  const last = names.pop() ?? ''
  const place = names.reduce((at, name) => at[name] as Record<string, unknown>, changed)
  if (value === undefined) Reflect.deleteProperty(place, last)
  else place[last] = value
  return changed
}

const CHANGES: [path: string, value: unknown][] = [
  ['id', 'missions'],
  ['more', 1],
  ['id', 'Missions'],
  ['version', 0],
  ['version', 1.5],
  ['version', '1'],
  ['version', 10_000],
  ['version', undefined],
  ['sections', []],
  ['sections', Array(21).fill(SECTION)],
  ['sections', {}],
  ['sections.0', null],
  ['sections.0.questions', []],
  ['sections.0.title', undefined],
  ['sections.0.title', 'hola'],
  ['sections.0.more', 1],
  ['sections.1.questions.7', SECTION.questions[0]],
  ['sections.0.questions', Array(41).fill(SECTION.questions[0])],
  [`${FIRST}.more`, 1],
  [`${FIRST}.id`, 'a'.repeat(41)],
  [`${FIRST}.id`, '1a'],
  [`${FIRST}.kind`, 'html'],
  [`${FIRST}.kind`, 'year'],
  [`${FIRST}.hint`, undefined],
  [`${FIRST}.hint`, null],
  [`${FIRST}.label.es`, '  ¿Qué?  '],
  [`${FIRST}.label.es`, ' '],
  [`${FIRST}.label.es`, 'x'.repeat(601)],
  [`${FIRST}.label.es`, 7],
  [`${FIRST}.label.fr`, undefined],
  [`${FIRST}.label.de`, 'Was?'],
  [`${FIRST}.required`, 'yes'],
  [`${FIRST}.required`, false],
  [`${FIRST}.maxLength`, 0],
  [`${FIRST}.maxLength`, undefined],
  [`${FIRST}.maxLength`, 60_001],
  [`${FIRST}.choices`, CHOICES],
  [`${FIRST}.codes`, ['CU', 'GT']],
  [`${CHOOSING}.required`, false],
  [`${CHOOSING}.maxLength`, 9],
  [`${CHOOSING}.codes`, ['CU', 'GT']],
  [`${CHOOSING}.choices`, undefined],
  [`${CHOOSING}.choices`, CHOICES.slice(1, 2)],
  [`${CHOOSING}.choices.1`, CHOICES[0]],
  [`${CHOOSING}.choices`, Array(61).fill(CHOICES[0])],
  [`${CHOOSING}.choices.0.more`, 1],
  [`${CHOOSING}.choices.0.indicators`, Array(12).fill('a')],
  [`${CHOOSING}.choices.0.indicators`, ['<']],
  [`${CHOOSING}.choices.0.indicators`, []],
  [`${CHOOSING}.choices.0.label`, 'hola'],
  [`${COUNTRY}.codes`, ['CU', 'Cuba']],
  [`${COUNTRY}.codes`, ['CU']],
  [`${COUNTRY}.codes`, Array(261).fill('CU')],
  [`${COUNTRY}.codes`, undefined],
  [`${COUNTRY}.codes`, ['CU', 'CUB']],
  [COUNTRY, SECTION.questions[0]],
  [CHOOSING, { ...LABELLED, id: 'otra', kind: 'html' }],
  // At the limits.
  ['version', 9999],
  ['sections', times(20, (i) => ({ title: null, questions: [{ ...YEAR, id: `q${String(i)}` }] }))],
  ['sections.0.questions', times(40, (i) => ({ ...YEAR, id: `q${String(i)}` }))],
  [`${FIRST}.id`, 'a'.repeat(40)],
  [`${FIRST}.label.es`, 'x'.repeat(600)],
  [`${FIRST}.maxLength`, 60_000],
  [`${CHOOSING}.choices`, times(60, (i) => ({ ...LABELLED, id: `c${String(i)}` }))],
  [`${CHOOSING}.choices.0.indicators`, times(11, (i) => `i${String(i)}`)],
  [
    `${COUNTRY}.codes`,
    times(260, (i) => String.fromCharCode(65 + (i % 26), 65 + Math.floor(i / 26))),
  ],
]

describe('questionnaire.json', () => {
  it.each(CHANGES)('is read as the schema reads it, with another %s: %j', (path, value) => {
    const changed = changeAt(path, value)
    let due: unknown = null
    try {
      due = readQuestionnaire(structuredClone(changed))
    } catch {
      // Refused.
    }
    expect(readQuestionnaireJson(JSON.stringify(changed))).toEqual(due)
  })

  it('is read whole', () => {
    expect(readQuestionnaireJson(JSON_TEXT)).toEqual(MISSIONS_QUESTIONNAIRE)
  })

  it.each(['', 'null', '[]', '"x"', '{}', '['.repeat(100_000)])('is not in form: %.20s', (text) => {
    expect(readQuestionnaireJson(text)).toBeNull()
  })

  it('has no id that every object has by birth', () => {
    expect(readQuestionnaireJson(JSON_TEXT.replace('"role"', '"constructor"'))).toBeNull()
    expect(readQuestionnaireJson(JSON_TEXT.replace('{', '{"__proto__":{},'))).toBeNull()
  })
})
