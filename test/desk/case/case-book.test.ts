import { describe, expect, it } from '@jest/globals'
import type { Fingerprint } from '../../../src/domain/keyring.js'
import type { Receipt } from '../../../src/domain/receipt.js'
import type { Case, Change, ChangeId, Setting } from '../../../src/desk/case/case.js'
import { createCaseBook } from '../../../src/desk/case/case-book.js'
import { addChange, worksOf } from '../../../src/desk/case/changes.js'
import { readCase, writeCase } from '../../../src/desk/case/read-case.js'
import { createDice } from '../../helpers/dice.js'
import { EMPTY, author, caseOf, receiptNumber } from './edit-history.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const [A, B, C] = [receiptNumber(1), receiptNumber(2), receiptNumber(3)]
const closed: Setting = { what: 'state', receipt: A, value: 'closed' }
const link: Setting = { what: 'link', receipt: A, other: B, kind: 'tip', value: true }
const anchorOf = (letter: string): Case['anchor'] => ({
  fingerprint: letter.repeat(40) as Fingerprint,
  head: null,
})

describe('a case book', () => {
  it('says which tips have changed since, a link on both its sides', () => {
    const book = createCaseBook(caseOf([closed]))
    expect(book.changedSince(book.revision())).toEqual([])
    const before = book.revision()
    book.set(link, author())
    expect(book.changedSince(before).sort()).toEqual([A, B].sort())
    const between = book.revision()
    book.set({ ...closed, receipt: C }, author())
    expect(book.changedSince(between)).toEqual([C])
    expect(book.changedSince(before)).toHaveLength(3)
  })

  it('has nothing more to save when nothing changed', () => {
    const book = createCaseBook(caseOf([closed]))
    const saved = book.revision()
    book.set(closed, author())
    book.merge(EMPTY)
    book.merge(book.current())
    book.setAnchor(null)
    expect(book.revision()).toBe(saved)
    book.setAnchor(anchorOf('A'))
    expect(book.revision()).toBeGreaterThan(saved)
    expect(book.current().anchor).toEqual(anchorOf('A'))
  })

  it('has something to save when a merge brought a change, or an anchor', () => {
    const book = createCaseBook(caseOf([closed]))
    const saved = book.revision()
    book.merge(caseOf([link]))
    expect(book.changedSince(saved).sort()).toEqual([A, B].sort())
    const again = book.revision()
    book.merge({ ...EMPTY, anchor: anchorOf('A') })
    expect(book.revision()).toBeGreaterThan(again)
    expect(book.changedSince(again)).toEqual([])
  })

  it('tells both tips when a merge puts another change under an id', () => {
    const one = caseOf([closed])
    const [change] = one.changes
    const other: Case = { ...EMPTY, changes: [{ ...change, receipt: B, by: 'A' } as Change] }
    const book = createCaseBook(one)
    book.merge(other)
    expect(book.changedSince(0).sort()).toEqual([A, B].sort())
    expect(book.workOf(A).state).toEqual([])
    expect(book.workOf(B).state).toMatchObject([{ by: 'A' }])
  })

  it('gives out nothing that changes afterwards', () => {
    const book = createCaseBook(caseOf([closed]))
    const [theCase, works, work] = [book.current(), book.works(), book.workOf(A)]
    const texts = [JSON.stringify(theCase), JSON.stringify([...works])]
    book.set(link, author())
    book.set({ ...closed, value: 'reading' }, author())
    book.merge(caseOf([{ ...closed, receipt: C }]))
    expect([JSON.stringify(theCase), JSON.stringify([...works])]).toEqual(texts)
    expect(work.state).toMatchObject([{ value: 'closed' }])
    expect(book.current().changes).toHaveLength(4)
  })

  it('knows nothing of a tip of which nothing was said', () => {
    expect(createCaseBook(EMPTY).workOf(A)).toMatchObject({
      state: [],
      notes: [],
      isDisputed: false,
    })
  })

  it('is as it was after what it could not take', () => {
    const book = createCaseBook({ ...caseOf([closed]), anchor: anchorOf('A') })
    const text = writeCase(book.current())
    const [id] = book.current().changes.map((change) => change.id)
    const given = { ...author(), createId: (): ChangeId => id ?? ('' as ChangeId) }
    expect(() => {
      book.merge({ ...caseOf([link]), anchor: anchorOf('B') })
    }).toThrow('different anchors')
    expect(() => {
      book.set(link, given)
    }).toThrow('one id')
    expect(() => {
      book.set({ ...closed, value: 'x' as never }, author())
    }).toThrow('a state that does not exist')
    expect(writeCase(book.current())).toBe(text)
    expect(book.revision()).toBe(0)
    expect(book.workOf(B).links).toEqual([])
  })

  it('never holds more than can be written, and gives way by not a byte', () => {
    const note = (i: number): ChangeId => i.toString(16).padStart(16, '0') as ChangeId
    const setting = (i: number): Setting => ({
      what: 'note',
      receipt: A,
      note: note(i),
      value: 'ñ"\n'.repeat(3_333),
    })
    const book = createCaseBook(EMPTY)
    let full: unknown = null
    for (let i = 0; i < 1_200 && full === null; i++) {
      try {
        book.set(setting(i), author())
      } catch (error) {
        full = error
      }
    }
    expect(full).toMatchObject({ code: 'too_large' })
    const text = writeCase(book.current())
    const size = Buffer.byteLength(text)
    expect(size).toBeLessThanOrEqual(20_971_520)
    expect(size).toBeGreaterThan(20_971_520 - 25_000)
    expect(readCase(text).changes).toHaveLength(book.current().changes.length)
    expect(() => {
      book.merge(caseOf([setting(5_000)]))
    }).toThrow(expect.objectContaining({ code: 'too_large' }))
    book.set({ what: 'pay', receipt: A, value: 1 }, author())
  })

  it('counts what stands between changes, of which there may be many', () => {
    const lineOf = (i: number): Change => ({
      ...{ id: i.toString(16).padStart(16, '0') as ChangeId, by: 'Ana', day: author().day },
      ...{ after: [], what: 'pay', receipt: A, value: 10 },
    })
    const bytes = writeCase({ ...EMPTY, changes: [lineOf(0)] }).split('\n')[1]?.length ?? 0
    const changes = Array.from({ length: Math.floor(20_971_520 / (bytes + 1)) }, (_, i) =>
      lineOf(i),
    )
    expect(() => createCaseBook({ ...EMPTY, changes })).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
  })

  it('never gives two changes one id', () => {
    const book = createCaseBook(EMPTY)
    const given = { ...author(), createId: (): ChangeId => 'a'.repeat(16) as ChangeId }
    book.set(closed, given)
    expect(() => {
      book.set(link, given)
    }).toThrow('one id')
  })
})

describe('a case of 20,000 changes', () => {
  const dice = createDice(5)
  const last = new Map<Receipt, ChangeId>()
  /** Half of them notes; states that take each other's place, of 5,000 tips. */
  const changes = Array.from({ length: 20_000 }, (_, i): Change => {
    const id = i.toString(16).padStart(16, '0') as ChangeId
    const receipt = receiptNumber(dice.below(5_000))
    const who = { id, by: `Colega ${String(dice.below(4))}`, day: author().day }
    if (i % 2 === 0)
      return { ...who, after: [], what: 'note', receipt, note: id, value: 'Lo leí. '.repeat(20) }
    const before = last.get(receipt)
    last.set(receipt, id)
    return { ...who, after: before ? [before] : [], what: 'state', receipt, value: 'reading' }
  })
  const large: Case = { ...EMPTY, changes }

  it('is read off', () => {
    expect(worksOf(large).size).toBeGreaterThan(4000)
  })

  it('takes thousands more, each for itself: none costs what the whole case does', () => {
    const book = createCaseBook(large)
    const hasRunAway = watchForRunaway()
    for (let i = 0; i < 5000; i++) {
      const receipt = receiptNumber(i)
      book.set({ what: 'pay', receipt, value: i % 100 }, author())
      expect(book.workOf(receipt).pay).toHaveLength(1)
      if (i % 50 === 0) book.works()
    }
    expect(hasRunAway()).toBe(false)
  })

  it.each<[string, () => unknown]>([
    ['opened', () => createCaseBook(large)],
    ['written and read', () => readCase(writeCase(large))],
    ['changed without a book', () => addChange(large, closed, author())],
    [
      'merged',
      () => {
        createCaseBook(caseOf([closed])).merge(large)
      },
    ],
  ])('is %s while a person waits', (_name, run) => {
    const hasRunAway = watchForRunaway()
    run()
    expect(hasRunAway()).toBe(false)
  })
})
