import { describe, expect, it } from '@jest/globals'
import type { Case, Change, ChangeId, Setting } from '../../../src/desk/case/case.js'
import { addChange, mergeCases, worksOf } from '../../../src/desk/case/changes.js'
import { writeCase } from '../../../src/desk/case/read-case.js'
import { EMPTY, author, caseOf, receiptNumber } from './edit-history.js'

const [A, B] = [receiptNumber(1), receiptNumber(2)]
const note = (i: number): ChangeId => `${'0'.repeat(15)}${String(i)}` as ChangeId
const state = (value: string, receipt = A): Setting =>
  ({ what: 'state', receipt, value }) as Setting
const label = (value: boolean, name = 'Salario'): Setting => ({
  what: 'label',
  receipt: A,
  label: name,
  value,
})
const noteOf = (value: string | null, i = 1): Setting => ({
  what: 'note',
  receipt: A,
  note: note(i),
  value,
})
const workOf = (theCase: Case, receipt = A) => worksOf(theCase).get(receipt)

/** Two who go on from the same case, each with one setting, and then merge. */
function apart(base: Case, one: Setting, two: Setting, days = ['2026-11-20', '2026-11-21']): Case {
  return mergeCases(
    addChange(base, one, author('Ana', days[0])),
    addChange(base, two, author('Begoña', days[1])),
  )
}

describe('setting something', () => {
  it('leaves the case that it was given as it was', () => {
    const before = caseOf([state('reading')])
    const text = writeCase(before)
    addChange(before, state('closed'), author())
    expect(writeCase(before)).toBe(text)
  })

  it('takes the place of what stood there, which stays in the case', () => {
    const theCase = caseOf([state('reading')], [state('closed'), 'Begoña', '2026-11-26'])
    expect(theCase.changes).toHaveLength(2)
    expect(workOf(theCase)?.state).toEqual([{ value: 'closed', by: 'Begoña', day: '2026-11-26' }])
  })

  it.each<[string, Setting]>([
    ['state', state('closed')],
    ['person', { what: 'assignee', receipt: A, value: null }],
    ['label', label(true)],
    ['label that is taken away', label(false)],
    ['note', noteOf('leído')],
    ['share', { what: 'pay', receipt: A, value: 12.5 }],
    ['link', { what: 'link', receipt: A, other: B, kind: 'place', value: true }],
    [
      'link from its other side',
      { what: 'link', receipt: B, other: A, kind: 'place', value: true },
    ],
  ])('adds nothing when the same %s stands there already', (_name, setting) => {
    const once = caseOf([setting])
    expect(once.changes).toHaveLength(1)
    expect(addChange(once, setting, author('Begoña'))).toBe(once)
  })

  it('adds nothing when two said the same', () => {
    const both = apart(EMPTY, state('closed'), state('closed'))
    expect(both.changes).toHaveLength(2)
    expect(addChange(both, state('closed'), author())).toBe(both)
  })

  it('ends a dispute, by one of the two answers or by a third', () => {
    const both = apart(EMPTY, state('closed'), state('follow-up'))
    for (const value of ['closed', 'follow-up', 'reading']) {
      const ended = addChange(both, state(value), author('Carla', '2026-11-01'))
      expect(workOf(ended)).toMatchObject({ state: [{ value, by: 'Carla' }], isDisputed: false })
    }
  })

  it.each<[string, Setting | object]>([
    ['a receipt that is none', state('closed', 'x' as never)],
    ['a state that does not exist', state('opened')],
    ['a name that is not in form', { what: 'assignee', receipt: A, value: '<b>' }],
    ['a name that is not in form', label(true, ' Salario')],
    ['a name that is not in form', label(true, 'x'.repeat(41))],
    ['a note without its id', { ...noteOf('x'), note: '12' }],
    ['a note that is empty, or has over 10000 characters', noteOf('  ')],
    ['a note that is empty, or has over 10000 characters', noteOf('x'.repeat(10_001))],
    ['a share of pay that is not between 0 and 100', { what: 'pay', receipt: A, value: 101 }],
    ['a share of pay that is not between 0 and 100', { what: 'pay', receipt: A, value: -0.1 }],
    ['a share of pay that is not between 0 and 100', { what: 'pay', receipt: A, value: NaN }],
    ['a link that leads nowhere', { what: 'link', receipt: A, other: A, kind: 'tip', value: true }],
    [
      'a link of a kind that does not exist',
      { what: 'link', receipt: A, other: B, kind: 'x', value: true },
    ],
    ['something that cannot be set', { what: 'toString', receipt: A, value: true }],
  ])('is refused with %s', (reason, setting) => {
    expect(() => addChange(EMPTY, setting as Setting, author())).toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: `this cannot be written into the case: there is ${reason}`,
      }),
    )
  })

  it('is refused to somebody whose name is none', () => {
    expect(() => addChange(EMPTY, state('closed'), author('<Ana>'))).toThrow(
      'a name that is not in form',
    )
  })

  it('never gives two changes one id', () => {
    const once = caseOf([state('closed')])
    const createId = (): ChangeId => once.changes[0]?.id ?? note(1)
    expect(() => addChange(once, state('reading'), { ...author(), createId })).toThrow('one id')
  })

  it('writes names composed and notes with line feeds alone', () => {
    const theCase = caseOf(
      [label(true, 'Nin\u0303os')],
      [noteOf('uno\r\ndos\u0000\t \n'), 'Begon\u0303a'],
    )
    expect(workOf(theCase)).toMatchObject({
      labels: ['Niños'],
      notes: [{ claims: [{ value: 'uno\ndos', by: 'Begoña' }] }],
    })
  })

  it('takes a note of the longest kind, and the ends of a share', () => {
    for (const value of [0, -0, 33.3, 100]) {
      const text = writeCase(caseOf([{ what: 'pay', receipt: A, value }]))
      expect(text).toContain(`"value":${String(value)}}`)
    }
    expect(caseOf([noteOf('ñ'.repeat(10_000))]).changes).toHaveLength(1)
  })

  it('of a case that is full is refused', () => {
    const changes = Array.from({ length: 200_000 }, (_, i): Change => {
      const id = i.toString(16).padStart(16, '0') as ChangeId
      return { id, by: 'Ana', day: author().day, after: [], what: 'pay', receipt: B, value: 1 }
    })
    const full: Case = { ...EMPTY, changes }
    expect(() => addChange(full, state('closed'), author())).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
    expect(() => mergeCases(full, caseOf([state('closed')]))).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
  })
})
