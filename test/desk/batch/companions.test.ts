/** What a hostile server may write beside a download. */
import { describe, expect, it } from '@jest/globals'
import { readKnownEnvelopes, readLists, readSums } from '../../../src/desk/batch/read-companions.js'
import { readQuestionnaireJson } from '../../../src/desk/batch/read-questionnaire.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { readQuestionnaire } from '../../../src/domain/questionnaire-schema.js'
import { receiptOfId, type EnvelopeId } from '../../../src/domain/receipt.js'

const ID = 'ab'.repeat(32)
const RECEIPT = receiptOfId(ID as EnvelopeId)

describe('SHA256SUMS', () => {
  it('is read as sha256sum writes it, on any system', () => {
    const other = 'CD'.repeat(32)
    const sums = readSums(
      `${ID}  ${RECEIPT}.tar.pgp\r\n${other} *./x/y z.pgp\n\n${ID}  ${RECEIPT}.tar.pgp`,
    )
    expect(sums).toEqual(
      new Map([
        [`${RECEIPT}.tar.pgp`, ID],
        ['y z.pgp', other.toLowerCase()],
      ]),
    )
    expect(readSums('')).toEqual(new Map())
  })

  it.each([
    ['text', 'hola'],
    ['a short digest', `${'a'.repeat(63)}  x.pgp`],
    ['no name', `${ID}  `],
    ['one space', `${ID} x.pgp`],
    ['a name that is none', `${ID}  /`],
    ['a name twice, with other digests', `${ID}  x.pgp\n${'cd'.repeat(32)}  x.pgp`],
    ['the receipt of another digest', `${'cd'.repeat(32)}  ${RECEIPT}.tar.pgp`],
    ['a name of 500 letters', `${ID}  ${'x'.repeat(500)}`],
    ['21,001 lines', `${ID}  x.pgp\n`.repeat(21_001)],
  ])('is not in form with %s', (_name, text) => {
    expect(readSums(text)).toBeNull()
  })

  it('is read in no time, whatever stands in it', () => {
    const started = performance.now()
    expect(readSums(`${ID} ${' '.repeat(4_000_000)}`)).toBeNull()
    expect(readSums('a'.repeat(4_000_000))).toBeNull()
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('lists.json', () => {
  it('is read', () => {
    const text = '{"version":1,"labels":["Pasaporte retenido"],"people":["Ana María O’Neil"]}'
    expect(readLists(text)).toEqual({
      labels: ['Pasaporte retenido'],
      people: ['Ana María O’Neil'],
    })
  })

  it.each([
    '',
    'null',
    '[]',
    '{"version":2,"labels":[],"people":[]}',
    '{"version":1,"labels":[]}',
    '{"version":1,"labels":[1],"people":[]}',
    '{"version":1,"labels":["=1+1"],"people":[]}',
    '{"version":1,"labels":["a\\u202eb"],"people":[]}',
    '{"version":1,"labels":{"length":1},"people":[]}',
    '{"__proto__":{"version":1},"labels":[],"people":[]}',
    JSON.stringify({ version: 1, labels: Array(1001).fill('a'), people: [] }),
    JSON.stringify({ version: 1, labels: ['a'.repeat(41)], people: [] }),
    '['.repeat(100_000),
  ])('is not in form: %.60s', (text) => {
    expect(readLists(text)).toBeNull()
  })
})

describe('envelopes.json', () => {
  const known = {
    receipt: RECEIPT,
    receivedDay: '2026-10-01',
    state: 'reading',
    labels: ['Wages'],
    assignee: 'Ana',
  }
  const file = (...envelopes: object[]): string => JSON.stringify({ version: 1, envelopes })

  it('is read, and what a later version adds is passed over', () => {
    expect(readKnownEnvelopes(file(known, { ...known, assignee: null, more: 1 }))).toEqual([
      known,
      { ...known, assignee: null },
    ])
  })

  it.each([
    [{ receipt: 'x' }],
    [{ receivedDay: '2026-13-01' }],
    [{ state: 'lost' }],
    [{ labels: 'Wages' }],
    [{ labels: ['<i>'] }],
    [{ labels: Array(51).fill('a') }],
    [{ assignee: '' }],
    [{ assignee: 7 }],
    [{ receipt: { toString: () => RECEIPT } }],
  ])('is not in form with %j', (change) => {
    expect(readKnownEnvelopes(file(known, { ...known, ...change }))).toBeNull()
  })

  it('is not in form without its version, or with too many', () => {
    expect(readKnownEnvelopes(JSON.stringify({ envelopes: [] }))).toBeNull()
    expect(readKnownEnvelopes(file(...Array<object>(21_001).fill(known)))).toBeNull()
  })
})

describe('questionnaire.json', () => {
  const copy = () => structuredClone(MISSIONS_QUESTIONNAIRE) as unknown as Record<string, unknown>
  type Change = (it: any, first: any, choosing: any) => void // eslint-disable-line @typescript-eslint/no-explicit-any
  /** As both readers must see it. */
  const CHANGES: [name: string, change: Change][] = [
    ['nothing', () => undefined],
    [
      'spaces around texts',
      (_, first) => {
        first.label.es = '  ¿Qué?  '
      },
    ],
    [
      'no hint',
      (_, first) => {
        delete first.hint
      },
    ],
    [
      'required false beside it',
      (_, first, choosing) => {
        choosing.required = false
      },
    ],
    [
      'an unknown member',
      (it) => {
        it.more = 1
      },
    ],
    [
      'an unknown member of a question',
      (_, first) => {
        first.more = 1
      },
    ],
    [
      'an unknown member of a choice',
      (_, __, choosing) => {
        choosing.choices[0].more = 1
      },
    ],
    [
      'an id with capitals',
      (it) => {
        it.id = 'Missions'
      },
    ],
    [
      'an id that is too long',
      (_, first) => {
        first.id = 'a'.repeat(41)
      },
    ],
    [
      'version 0',
      (it) => {
        it.version = 0
      },
    ],
    [
      'version 1.5',
      (it) => {
        it.version = 1.5
      },
    ],
    [
      'version as text',
      (it) => {
        it.version = '1'
      },
    ],
    [
      'version 10000',
      (it) => {
        it.version = 10_000
      },
    ],
    [
      'no sections',
      (it) => {
        it.sections = []
      },
    ],
    [
      '21 sections',
      (it) => {
        it.sections = Array(21).fill(it.sections[1])
      },
    ],
    [
      'a section without questions',
      (it) => {
        it.sections[0].questions = []
      },
    ],
    [
      'a section without a title',
      (it) => {
        delete it.sections[0].title
      },
    ],
    [
      'a title that is a text',
      (it) => {
        it.sections[0].title = 'hola'
      },
    ],
    [
      'a question twice',
      (it) => {
        it.sections[1].questions.push(it.sections[1].questions[0])
      },
    ],
    [
      'a kind that is none',
      (_, first) => {
        first.kind = 'html'
      },
    ],
    [
      'a label in three languages',
      (_, first) => {
        delete first.label.fr
      },
    ],
    [
      'a label in five',
      (_, first) => {
        first.label.de = 'Was?'
      },
    ],
    [
      'an empty label',
      (_, first) => {
        first.label.es = ' '
      },
    ],
    [
      'a label of 601 letters',
      (_, first) => {
        first.label.es = 'x'.repeat(601)
      },
    ],
    [
      'a hint that is none',
      (_, first) => {
        first.hint = null
      },
    ],
    [
      'required as text',
      (_, first) => {
        first.required = 'yes'
      },
    ],
    [
      'nothing required',
      (_, first) => {
        first.required = false
      },
    ],
    [
      'no length',
      (_, first) => {
        delete first.maxLength
      },
    ],
    [
      'a length of 60001',
      (_, first) => {
        first.maxLength = 60_001
      },
    ],
    [
      'choices on a text',
      (_, first, choosing) => {
        first.choices = choosing.choices
      },
    ],
    [
      'a length on choices',
      (_, __, choosing) => {
        choosing.maxLength = 9
      },
    ],
    [
      'codes on choices',
      (_, __, choosing) => {
        choosing.codes = ['CU', 'GT']
      },
    ],
    [
      'one choice',
      (_, __, choosing) => {
        choosing.choices.length = 1
      },
    ],
    [
      'a choice twice',
      (_, __, choosing) => {
        choosing.choices.push(choosing.choices[0])
      },
    ],
    [
      'twelve indicators',
      (_, __, choosing) => {
        choosing.choices[0].indicators = Array(12).fill('a')
      },
    ],
    [
      'indicators that are none',
      (_, __, choosing) => {
        choosing.choices[0].indicators = ['<']
      },
    ],
    [
      'no indicators',
      (_, __, choosing) => {
        choosing.choices[0].indicators = []
      },
    ],
    [
      'codes that are none',
      (it) => {
        countryOf(it).codes = ['CU', 'Cuba']
      },
    ],
    [
      'one code',
      (it) => {
        countryOf(it).codes = ['CU']
      },
    ],
  ]
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const countryOf = (it: any): any =>
    it.sections[1].questions.find(({ kind }: { kind: string }) => kind === 'country')

  it.each(CHANGES)('is read as the schema reads it: with %s', (_name, change) => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const changed = copy() as any
    change(changed, changed.sections[0].questions[0], changed.sections[1].questions[0])
    let due: unknown = null
    try {
      due = readQuestionnaire(structuredClone(changed))
    } catch {
      // Refused.
    }
    expect(readQuestionnaireJson(JSON.stringify(changed))).toEqual(due)
  })

  it.each(['', 'null', '[]', '"x"', '{}'])('is not in form: %s', (text) => {
    expect(readQuestionnaireJson(text)).toBeNull()
  })

  it('has no id that every object has by birth', () => {
    const changed = JSON.stringify(MISSIONS_QUESTIONNAIRE)
    for (const name of ['constructor', 'valueOf', '__proto__']) {
      expect(readQuestionnaireJson(changed.replace('"role"', `"${name}"`))).toBeNull()
    }
    expect(readQuestionnaireJson(changed.replace('{', '{"__proto__":{},'))).toBeNull()
  })
})
