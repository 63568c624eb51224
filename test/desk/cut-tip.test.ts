/** Of a tip no more is held than a form can make, whatever somebody sealed. */
import { describe, expect, it } from '@jest/globals'
import { createTipText } from '../../src/archive/tip-text.js'
import { openOne } from '../../src/desk/batch/open-one.js'
import { heldSource } from '../../src/desk/batch/read-bytes.js'
import type { OpenedTip } from '../../src/desk/opened-tip.js'
import { remarkOnTip } from '../../src/desk/remark-on-tip.js'
import { LANGUAGES } from '../../src/domain/language.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import {
  localiseQuestionnaire,
  questionsOf,
  type Answers,
  type Questionnaire,
} from '../../src/domain/questionnaire.js'
import type { Fingerprint } from '../../src/domain/keyring.js'
import type { Receipt } from '../../src/domain/receipt.js'
import { TRACES, type TipFile } from '../../src/domain/tip-file.js'
import type { Tip } from '../../src/domain/tip.js'
import { seal } from '../../src/openpgp/seal.js'
import { makeTestKey } from '../helpers/keys.js'
import { makeArchive, makeTip } from '../helpers/tips.js'

const envelope = await seal(makeArchive(), [(await makeTestKey()).key], new Date())
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const HELD = 32_768

interface Sealed {
  tip?: unknown
  text?: string
  files?: TipFile[]
  questionnaire?: Questionnaire
}

function textsOf({ tip = makeTip(), text = '', files = [] }: Sealed) {
  return { json: bytesOf(JSON.stringify(tip)), text: bytesOf(text), files }
}

/** As a batch opens it, whoever opens. */
const open = (sealed: Sealed): Promise<Omit<OpenedTip, 'envelope' | 'receivedDay'>> =>
  openOne('0000-0000-0000-0000' as Receipt, heldSource('', envelope), {
    opener: {
      open: () =>
        Promise.resolve({ texts: textsOf(sealed), openedBy: '0'.repeat(40) as Fingerprint }),
    },
    judgeKeySet: () => 'not_checked',
    questionnaires: [sealed.questionnaire ?? MISSIONS_QUESTIONNAIRE],
  })

const lengthOf = (answers: Answers = {}): number => JSON.stringify(answers).length

/** Every field full, and all that can be ticked. */
function fullTip(questionnaire: Questionnaire, language: Tip['language'], files: TipFile[]): Tip {
  const answers = questionsOf(questionnaire).map(
    ({ id, maxLength = 0, choices, codes, kind }): [string, string | string[]] => {
      const ids = (choices ?? []).map((choice) => choice.id)
      if (kind === 'many') return [id, ids]
      return [
        id,
        ids.at(-1) ?? codes?.at(-1) ?? (kind === 'year' ? '1999' : '语'.repeat(maxLength)),
      ]
    },
  )
  const { id, version } = questionnaire
  return {
    ...{ version: 1, questionnaire: { id, version }, language },
    ...{ answers: Object.fromEntries(answers), files },
  }
}

const FULL_FILES = Array.from({ length: 99 }, (_, i): TipFile[] => {
  const number = String(i + 1).padStart(2, '0')
  const name = `${number}-${'x'.repeat(51)}.jpeg`
  const common = { sizeBytes: 1, givenName: `${'ñ'.repeat(145)}.jpeg`, removed: [...TRACES] }
  return [
    { ...common, name, cleaning: 'partly' },
    { ...common, name: `${number}-${'x'.repeat(51)}-original.jpeg`, cleaning: 'original' },
  ]
}).flat()

const label = Object.fromEntries(LANGUAGES.map((language) => [language, 'x'.repeat(600)])) as never
const choices = Array.from({ length: 60 }, (_, i) => ({ id: `c${String(i)}`, label }))
/** An organisation may ask a lot. */
const LONG_QUESTIONNAIRE: Questionnaire = {
  ...{ id: 'q'.repeat(40), version: 9999 },
  sections: [
    {
      title: null,
      questions: [
        { id: 'a', kind: 'long_text', required: true, label, maxLength: 60_000 },
        { id: 'b', kind: 'long_text', label, maxLength: 60_000 },
        { id: 'c', kind: 'many', label, choices },
        { id: 'd', kind: 'one', label, choices },
        { id: 'e', kind: 'year', label },
      ],
    },
  ],
}

describe('the longest tip of a form', () => {
  it.each(
    [MISSIONS_QUESTIONNAIRE, LONG_QUESTIONNAIRE].flatMap((questionnaire) =>
      LANGUAGES.map((language) => [questionnaire.id, language, questionnaire] as const),
    ),
  )('is held whole, with all its files: %s, in %s', async (_id, language, questionnaire) => {
    const tip = fullTip(questionnaire, language, FULL_FILES)
    const text = createTipText(tip, localiseQuestionnaire(questionnaire, language))
    const opened = await open({ tip, text, files: FULL_FILES, questionnaire })
    expect(opened).toMatchObject({ tip, text, remarks: [] })
  })
})

describe('a tip that is longer than a form makes it', () => {
  const long = '\u202e'.repeat(340_000)
  const unknown = { ...makeTip(), questionnaire: { id: 'x', version: 1 } }

  it.each<[string, Answers]>([
    ['one long answer', { a: long }],
    ['a long answer behind others', { country: 'GT', role: 'before', a: long }],
    ['many answers', Object.fromEntries(Array.from({ length: 90_000 }, (_, i) => [`a${i}`, '']))],
    ['the name of an answer', { ['a'.repeat(900_000)]: 'x' }],
    ['a long list', { a: Array.from({ length: 300_000 }, () => '') }],
    ['a list of long texts', { a: [long, long] }],
    ['a prototype', JSON.parse(`{"__proto__":"${long}"}`) as Answers],
  ])('is held so far, and said to be so: %s', async (_name, answers) => {
    const { tip, remarks } = await open({ tip: { ...unknown, answers } })
    expect(remarks).toEqual(['unknown_questionnaire', 'too_long'])
    expect(lengthOf(tip?.answers)).toBeLessThan(2 * HELD)
    for (const [id, answer] of Object.entries(tip?.answers ?? {})) {
      expect(answers[id]?.slice(0, answer.length - 1)).toEqual(answer.slice(0, -1))
    }
  })

  it('keeps of its answers those that come first', async () => {
    const answers = { country: 'GT', seen: ['pay', 'passport'], a: `x${long}`, role: 'before' }
    const { tip } = await open({ tip: { ...makeTip(), answers } })
    expect(tip?.answers).toMatchObject({ country: 'GT', seen: ['pay', 'passport'] })
    expect(tip?.answers['a']).toMatch(/^x\u202e{32000,32768}$/)
    expect(tip?.answers).not.toHaveProperty('role')
  })

  it('is held so far where its text is long, readable or not', async () => {
    for (const tip of [unknown, 'no tip']) {
      const { text, remarks } = await open({ tip, text: 'aá '.repeat(300_000) })
      expect(text).toBe('aá '.repeat(300_000).slice(0, HELD))
      expect(remarks).toContain('too_long')
    }
  })

  it('is held so far where the name of its questionnaire is long, or what it says of files', async () => {
    const [file] = FULL_FILES
    const removed = Array.from({ length: 100_000 }, () => 'place')
    for (const more of [
      { questionnaire: { id: 'x'.repeat(900_000), version: 1 } },
      { files: Array.from({ length: 3000 }, () => file) },
      { files: [{ ...file, removed }] },
    ]) {
      const { tip, remarks } = await open({ tip: { ...unknown, ...more } })
      expect(JSON.stringify(tip).length).toBeLessThan(100_000)
      expect(remarks.at(-1)).toBe('too_long')
    }
  })

  it('is said to be so where it is written to a disk whole', () => {
    const { tip, remarks } = remarkOnTip(textsOf({ tip: { ...unknown, answers: { a: long } } }), [])
    expect(remarks).toEqual(['unknown_questionnaire', 'too_long'])
    expect(tip?.answers).toEqual({ a: long })
  })
})
