import { describe, expect, it } from '@jest/globals'
import { NO_WORK } from '../../../src/desk/case/case.js'
import type { OpenedBatch } from '../../../src/desk/batch/batch.js'
import { writeBatchJson } from '../../../src/desk/export/write-json.js'
import { makeEvidence, receiptNumber } from './sample-evidence.js'
import { claim, makeDeskTip, makeFile } from './sample-tips.js'

const NOTHING = { notOpened: [], twice: [], missing: [], leftOut: [] }
const EVIDENCE = makeEvidence(3)

const read = (json: string) =>
  JSON.parse(json) as Record<string, unknown> & { tips: Record<string, unknown>[] }
/** The same thing with the members of every object the other way round. */
function turnRound<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => turnRound(item)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turnRound(member as unknown)]),
  ) as Value
}

describe('a batch as JSON', () => {
  const work = {
    ...NO_WORK,
    state: [claim('reading' as const)],
    labels: ['b', 'a'],
    notes: [{ note: 'n1', claims: [claim('Llamar')] }],
    pay: [claim(12)],
    links: [
      { other: receiptNumber(9), kind: 'tip' as const },
      { other: receiptNumber(9), kind: 'person' as const },
      { other: receiptNumber(8), kind: 'place' as const },
    ],
  }
  const tips = [
    makeDeskTip(
      1,
      { seen: ['pay'], country: 'VE' },
      { files: [makeFile('01-a.jpg', 'jpeg')], work },
    ),
    makeDeskTip(
      2,
      {},
      { tip: null, text: 'solo texto', remarks: ['json_unreadable', 'other_files'] },
    ),
    makeDeskTip(3, {}, { canaryWord: 'pelican', receivedDay: null }),
  ]
  const batch: Pick<OpenedBatch, 'notOpened' | 'twice' | 'missing' | 'leftOut'> = {
    notOpened: [
      { name: 'b', receipt: receiptNumber(5), reason: 'damaged' },
      { name: 'a', receipt: null, reason: 'empty' },
    ],
    twice: [
      { receipt: receiptNumber(7), name: 'z' },
      { receipt: receiptNumber(7), name: 'y' },
    ],
    missing: ['ñ', 'n', 'o'],
    leftOut: [
      { name: 'q', reason: 'zip' },
      { name: 'p', reason: 'link' },
    ],
  }

  it('says what it is', () => {
    expect(read(writeBatchJson([], NOTHING, EVIDENCE))).toMatchObject({
      ...{ format: 'sigilo desk', version: 1, tips: [] },
    })
  })

  it('holds all that is known of a tip, in codes', () => {
    const found = read(writeBatchJson(tips, batch, EVIDENCE)).tips
    const byReceipt = new Map(found.map((tip) => [tip['receipt'], tip]))
    expect(byReceipt.get(receiptNumber(1))).toEqual({
      receipt: receiptNumber(1),
      receivedDay: '2026-11-20',
      keySet: 'in_force',
      openedBy: 'A'.repeat(40),
      canaryWord: null,
      remarks: [],
      questionnaire: { id: 'missions', version: 1 },
      language: 'es',
      answers: { country: 'VE', seen: ['pay'], what_happened: 'Nos quitaron el pasaporte.' },
      files: [
        {
          ...{ name: '01-a.jpg', givenName: '01-a.jpg', sizeBytes: 10, type: 'jpeg' },
          ...{ isActive: false, isMisnamed: false, cleaning: 'clean', removed: ['place'] },
        },
      ],
      work: {
        ...{ state: [claim('reading')], assignee: [], labels: ['a', 'b'], pay: [claim(12)] },
        notes: [{ note: 'n1', claims: [claim('Llamar')] }],
        links: [
          { other: receiptNumber(8), kind: 'place' },
          { other: receiptNumber(9), kind: 'person' },
          { other: receiptNumber(9), kind: 'tip' },
        ].sort((one, other) => (one.other < other.other ? -1 : Number(one.other > other.other))),
      },
    })
    expect(byReceipt.get(receiptNumber(2))).toMatchObject({
      ...{ questionnaire: null, language: null, answers: null, text: 'solo texto' },
      remarks: ['json_unreadable', 'other_files'],
    })
    expect(byReceipt.get(receiptNumber(3))).toMatchObject({
      canaryWord: 'pelican',
      receivedDay: null,
    })
  })

  it('gives the evidence as it is counted', () => {
    expect(read(writeBatchJson([], NOTHING, EVIDENCE))['evidence']).toEqual(
      JSON.parse(JSON.stringify(EVIDENCE)),
    )
  })

  it('is the same bytes in whatever order things came, and however they were made', () => {
    const json = writeBatchJson(tips, batch, EVIDENCE)
    const turned = {
      notOpened: batch.notOpened.toReversed(),
      twice: batch.twice.toReversed(),
      missing: batch.missing.toReversed(),
      leftOut: batch.leftOut.toReversed(),
    }
    const others = tips.toReversed().map((tip) => ({
      ...turnRound({ ...tip, envelope: null }),
      envelope: tip.envelope,
      remarks: tip.remarks.toReversed(),
      work: turnRound({
        ...tip.work,
        links: tip.work.links.toReversed(),
        labels: tip.work.labels.toReversed(),
      }),
    }))
    expect(writeBatchJson(others, turnRound(turned), turnRound(EVIDENCE))).toBe(json)
    expect(read(json)).toMatchObject({
      notOpened: [{ name: 'a' }, { name: 'b' }],
      twice: [{ name: 'y' }, { name: 'z' }],
      missing: ['n', 'o', 'ñ'],
      leftOut: [{ name: 'p' }, { name: 'q' }],
    })
  })

  it('is set out with two blanks, and ends with a line feed', () => {
    expect(writeBatchJson([], NOTHING, EVIDENCE)).toMatch(/^\{\n {2}"format": "sigilo desk",\n/)
    expect(writeBatchJson([], NOTHING, EVIDENCE)).toMatch(/\n\}\n$/)
  })

  it('holds an answer of any name whatever, and stays one that can be read', () => {
    const answers = JSON.parse('{"__proto__":"x","constructor":"y","10":"z"}') as Record<
      string,
      string
    >
    const tip = makeDeskTip(1, {}, { tip: { ...tips[0]!.tip!, answers } })
    const found = read(writeBatchJson([tip], NOTHING, EVIDENCE)).tips[0]?.['answers'] as object
    expect(Object.entries(found)).toEqual([
      ['10', 'z'],
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    const half = makeDeskTip(1, { what_happened: 'a\ud800b\u2028' })
    expect(writeBatchJson([half], NOTHING, EVIDENCE)).toContain('a\\ud800b')
  })

  it('can be shown on a terminal, and is the same value when it is read', () => {
    const every = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
    const unseen = every.filter((one) => /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(one)).join('')
    const text = `\u009b31m rojo \u202e ñ 🏥 ${unseen}`
    const json = writeBatchJson([makeDeskTip(1, { what_happened: text })], NOTHING, EVIDENCE)
    expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u)
    expect(json).toContain('"\\u009b31m rojo \\u202e ñ 🏥 ')
    expect(json).toContain('\\udb40\\udc7f')
    expect(read(json).tips[0]).toMatchObject({ answers: { what_happened: text } })
  })
})
