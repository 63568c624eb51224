import { describe, expect, it } from '@jest/globals'
import type { Case, Change, ChangeId, Setting } from '../../../src/desk/case/case.js'
import { addChange, mergeCases, worksOf } from '../../../src/desk/case/changes.js'
import { EMPTY, author, caseOf, receiptNumber } from './edit-history.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const [A, B, C] = [receiptNumber(1), receiptNumber(2), receiptNumber(3)]
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

describe('what stands of a tip', () => {
  it('is nothing where nothing was said, and everything that was said of it', () => {
    const theCase = caseOf(
      [state('closed')],
      [{ what: 'assignee', receipt: A, value: 'Begoña' }],
      [label(true, 'Salario')],
      [label(true, 'Pasaporte')],
      [{ what: 'pay', receipt: A, value: null }],
    )
    const by = { by: 'Ana', day: '2026-11-25' }
    expect(workOf(theCase)).toEqual({
      state: [{ value: 'closed', ...by }],
      assignee: [{ value: 'Begoña', ...by }],
      labels: ['Pasaporte', 'Salario'],
      notes: [],
      pay: [{ value: null, ...by }],
      links: [],
      isDisputed: false,
    })
    expect(workOf(theCase, B)).toBeUndefined()
  })

  it.each<[string, Setting, Setting]>([
    ['state', state('closed'), state('reading')],
    [
      'assignee',
      { what: 'assignee', receipt: A, value: null },
      { what: 'assignee', receipt: A, value: 'Ana' },
    ],
    ['pay', { what: 'pay', receipt: A, value: 10 }, { what: 'pay', receipt: A, value: null }],
  ])('holds both answers where two disagree on %s, the later one first', (what, one, two) => {
    const work = workOf(apart(EMPTY, one, two))
    expect(work).toMatchObject({
      isDisputed: true,
      [what]: [
        { value: two.value, by: 'Begoña' },
        { value: one.value, by: 'Ana' },
      ],
    })
  })

  it('holds one answer where two say the same, whoever said it first', () => {
    const work = workOf(apart(EMPTY, state('closed'), state('closed')))
    expect(work).toMatchObject({ isDisputed: false, state: [{ value: 'closed', by: 'Begoña' }] })
  })

  it('does not go back to new because one of two says so, however late', () => {
    const base = caseOf([state('fetched')])
    for (const days of [
      ['2026-11-20', '2026-11-29'],
      ['2026-11-29', '2026-11-20'],
    ]) {
      const work = workOf(apart(base, state('closed'), state('new'), days))
      expect(work?.state.map(({ value }) => value)).toEqual(['closed', 'new'])
    }
    expect(workOf(addChange(base, state('new'), author()))?.state).toMatchObject([{ value: 'new' }])
  })

  it('keeps a label and a link that one took away while another put them on', () => {
    const link = (value: boolean): Setting => ({
      what: 'link',
      receipt: A,
      other: B,
      kind: 'person',
      value,
    })
    const base = caseOf([label(true)], [link(true)])
    const off = addChange(addChange(base, label(false), author()), link(false), author())
    const offAndOn = addChange(addChange(off, label(true), author()), link(true), author())
    const offToo = addChange(addChange(base, label(false), author()), link(false), author())
    const work = workOf(mergeCases(offAndOn, offToo))
    expect(work).toMatchObject({ labels: ['Salario'], isDisputed: false })
    expect(work?.links).toEqual([{ other: B, kind: 'person' }])
    expect(work?.takenLabels).toBeUndefined()
  })

  it('knows a label that was taken away from one of which nobody spoke', () => {
    const work = workOf(caseOf([label(false, 'Viaje')], [label(true)], [label(false)]))
    expect(work).toMatchObject({ labels: [], takenLabels: ['Salario', 'Viaje'] })
  })

  it('shows a link from both sides, in order', () => {
    const theCase = caseOf(
      [{ what: 'link', receipt: C, other: A, kind: 'mission', value: true }],
      [{ what: 'link', receipt: C, other: A, kind: 'tip', value: true }],
      [{ what: 'link', receipt: C, other: B, kind: 'place', value: true }],
    )
    expect(workOf(theCase, C)?.links).toEqual([
      { other: A, kind: 'tip' },
      { other: A, kind: 'mission' },
      { other: B, kind: 'place' },
    ])
    expect(workOf(theCase, A)?.links.map(({ other }) => other)).toEqual([C, C])
    expect(workOf(theCase, B)?.links).toEqual([{ other: C, kind: 'place' }])
  })

  it('has its notes in the order in which they were first written, whoever changed them since', () => {
    const theCase = caseOf(
      [noteOf('tercera', 1), 'Ana', '2026-11-03'],
      [noteOf('primera', 2), 'Ana', '2026-11-01'],
      [noteOf('segunda', 3), 'Ana', '2026-11-02'],
      [noteOf('primera, corregida', 2), 'Ana', '2026-11-09'],
    )
    expect(workOf(theCase)?.notes.map(({ claims }) => claims[0]?.value)).toEqual([
      'primera, corregida',
      'segunda',
      'tercera',
    ])
  })

  it('has no note that was taken away, and one that another went on with meanwhile', () => {
    const base = caseOf([noteOf('una')])
    expect(workOf(addChange(base, noteOf(null), author()))?.notes).toEqual([])
    const both = workOf(apart(base, noteOf(null), noteOf('una y media')))
    expect(both).toMatchObject({
      isDisputed: false,
      notes: [{ claims: [{ value: 'una y media' }] }],
    })
  })

  it('has both versions of a note that two went on with', () => {
    const work = workOf(apart(caseOf([noteOf('una')]), noteOf('dos'), noteOf('tres')))
    expect(work).toMatchObject({
      isDisputed: true,
      notes: [{ note: note(1), claims: [{ value: 'tres' }, { value: 'dos' }] }],
    })
  })
})

describe('changes that no desk makes', () => {
  const change = (id: number, after: number[], value: string): Change => ({
    ...state(value),
    id: note(id),
    by: 'Ana',
    day: author().day,
    after: after.map(note),
  })
  const valuesOf = (...changes: Change[]): string[] =>
    (workOf({ ...EMPTY, changes })?.state ?? []).map(({ value }) => value).sort()

  it.each<[string, Change[], string[]]>([
    ['one that takes its own place', [change(1, [1], 'closed')], ['closed']],
    [
      'two in a circle',
      [change(1, [2], 'closed'), change(2, [1], 'reading')],
      ['closed', 'reading'],
    ],
    [
      'a circle behind one that has seen it',
      [change(1, [2], 'closed'), change(2, [1], 'reading'), change(3, [1], 'fetched')],
      ['fetched'],
    ],
    [
      'a circle that has seen another',
      [change(1, [2, 3], 'closed'), change(2, [1], 'reading'), change(3, [], 'fetched')],
      ['closed', 'fetched', 'reading'],
    ],
    ['one after something that nobody has', [change(1, [7, 8, 9], 'closed')], ['closed']],
  ])('stand, each of them that no other covers: %s', (_name, changes, values) => {
    expect(valuesOf(...changes)).toEqual(values)
    expect(valuesOf(...changes.toReversed())).toEqual(values)
  })

  it('take no place in a register that is not theirs', () => {
    const other = { ...change(2, [1], 'reading'), receipt: B }
    expect(valuesOf(change(1, [], 'closed'), other)).toEqual(['closed'])
  })

  it('are answered by a person like any dispute', () => {
    const changes = [change(1, [2], 'closed'), change(2, [1], 'reading')]
    const ended = addChange({ ...EMPTY, changes }, state('fetched'), author())
    expect(workOf(ended)).toMatchObject({ state: [{ value: 'fetched' }], isDisputed: false })
  })

  it('are read in no time, in a circle of fifty thousand or a chain as long', () => {
    const size = 50_000
    const make = (first: number): Change[] =>
      Array.from({ length: size }, (_, i) => {
        const after = i === 0 ? first : i - 1
        const idOf = (n: number): ChangeId => n.toString(16).padStart(16, '0') as ChangeId
        return { ...change(1, [], 'closed'), id: idOf(i), after: after < 0 ? [] : [idOf(after)] }
      })
    const hasRunAway = watchForRunaway()
    expect(valuesOf(...make(size - 1))).toEqual(['closed'])
    expect(valuesOf(...make(-1))).toEqual(['closed'])
    expect(hasRunAway()).toBe(false)
  })
})
