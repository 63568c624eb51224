import { describe, expect, it } from '@jest/globals'
import { createTipText } from '../../../src/archive/tip-text.js'
import { remarkOnTip } from '../../../src/desk/remark-on-tip.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { SPANISH_QUESTIONNAIRE, makeTip } from '../../helpers/tips.js'

const tip = makeTip({ role: 'before', country: 'GT', seen: ['pay'] })
const TEXT = createTipText(tip, SPANISH_QUESTIONNAIRE)
const found = (sizeBytes: number) => ({ name: '01-a.jpg', sizeBytes })
const file = { ...found(3), givenName: 'a.jpg', cleaning: 'clean', removed: [] }

interface Case {
  name: string
  json?: unknown
  text?: string
  files?: { name: string; sizeBytes: number }[]
  due: string[]
}

function remark({ json = tip, text = TEXT, files = [] }: Partial<Case>) {
  const encode = (content: string) => new TextEncoder().encode(content)
  const written = typeof json === 'string' ? json : JSON.stringify(json)
  const texts = { json: encode(written), text: encode(text), files }
  return remarkOnTip(texts, [MISSIONS_QUESTIONNAIRE])
}

const OTHER = { id: 'other', version: 1 }
const LATER = { id: 'missions', version: 9 }
const CASES: Case[] = [
  { name: 'as the form makes it', due: [] },
  { name: 'its country by another name', text: TEXT.replace('Guatemala', 'Goatemala'), due: [] },
  { name: 'another country', text: TEXT.replace('(GT)', '(VE)'), due: ['other_text'] },
  { name: 'another text', text: 'Todo bien', due: ['other_text'] },
  { name: 'a line more', text: `${TEXT}hola\n`, due: ['other_text'] },
  { name: 'no JSON', json: 'hola', due: ['json_unreadable'] },
  { name: 'a list', json: [], due: ['json_unreadable'] },
  { name: 'no version', json: { ...tip, version: undefined }, due: ['json_unreadable'] },
  { name: 'version 0', json: { ...tip, version: 0 }, due: ['json_unreadable'] },
  { name: 'version 1.5', json: { ...tip, version: 1.5 }, due: ['json_unreadable'] },
  { name: 'version 2', json: { ...tip, version: 2 }, due: ['future_version'] },
  { name: 'version 2, last', json: { language: 'eo', version: 2 }, due: ['future_version'] },
  {
    name: 'other questions',
    json: { ...tip, questionnaire: OTHER },
    due: ['unknown_questionnaire'],
  },
  {
    name: 'later questions, and other files',
    json: { ...tip, questionnaire: LATER, files: [file] },
    due: ['unknown_questionnaire', 'other_files'],
  },
  {
    name: 'a file that is not there',
    json: { ...tip, files: [file] },
    due: ['other_files', 'other_text'],
  },
  { name: 'a file that is not listed', files: [found(3)], due: ['other_files'] },
  {
    name: 'a file of another size',
    json: { ...tip, files: [file] },
    files: [found(4)],
    due: ['other_files', 'other_text'],
  },
  {
    name: 'answers that no form gives',
    json: { ...tip, answers: { ...tip.answers, role: 'king' } },
    due: ['invalid_answers'],
  },
  {
    name: 'answers by the names that objects have',
    json: JSON.stringify(tip).replace('"role"', '"__proto__"'),
    due: ['invalid_answers'],
  },
]

describe('what is remarked on a tip', () => {
  it.each(CASES)('$name: $due', ({ due, ...changes }) => {
    expect(remark(changes).remarks).toEqual(due)
  })

  it('counts the answers, and has a tip only where tip.json can be read', () => {
    const answers = { role: 'king', more: 'x' }
    expect(remark({ json: { ...tip, answers } })).toMatchObject({
      faultyAnswers: 3,
      tip: { answers },
    })
    expect(remark({ json: '{}' }).tip).toBeNull()
    expect(remark({})).toEqual({
      tip,
      remarks: [],
      questionnaire: MISSIONS_QUESTIONNAIRE,
      faultyAnswers: 0,
    })
  })
})
