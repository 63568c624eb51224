/** What is read is what anybody may have written: each of these is one plain sentence, at once, and none is half taken. */
import { describe, expect, it } from '@jest/globals'
import { readCase, writeCase } from '../../../src/desk/case/read-case.js'
import { createCaseBook } from '../../../src/desk/case/case-book.js'
import { addChange, mergeCases, worksOf } from '../../../src/desk/case/changes.js'
import { EMPTY, author, caseOf, simulate } from './edit-history.js'
import { A, B, HOSTILE, anchor, label, link, note, pay, state, textOf } from './hostile-cases.js'
import { watchForRunaway } from '../../helpers/run-away.js'

function refusal(text: string): string {
  try {
    readCase(text)
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return `${code}: ${message}`
  }
  return 'it was taken'
}

describe('a case', () => {
  it.each(HOSTILE)('is refused when it is, or has, %s', (_name, reason, text) => {
    const hasRunAway = watchForRunaway()
    expect(refusal(text)).toBe(`invalid: this case file cannot be used: ${reason}`)
    expect(hasRunAway()).toBe(false)
  })

  it('is read with every kind of setting, and written as it was', () => {
    const changes = [state, label, note, pay, link].map((change, i) => ({
      ...change,
      id: `000000000000000${String(i)}`,
    }))
    const assignee = {
      ...state,
      id: 'f'.repeat(16),
      what: 'assignee',
      value: null,
      after: ['0'.repeat(16), 'e'.repeat(16)],
    }
    const theCase = { version: 1, anchor, changes: [...changes, assignee] }
    expect(readCase(JSON.stringify(theCase))).toEqual(theCase)
    expect(JSON.parse(writeCase(readCase(JSON.stringify(theCase))))).toEqual(theCase)
  })

  it('is written in the same bytes, however its members, changes and ids stood in a file', () => {
    const apart = (['closed', 'reading', 'fetched'] as const).map((value) =>
      caseOf([{ what: 'state', receipt: A, value }]),
    )
    const agreed = addChange(
      apart.reduce(mergeCases),
      { what: 'state', receipt: A, value: 'follow-up' },
      author(),
    )
    const others = caseOf(
      [{ what: 'link', receipt: A, other: B, kind: 'tip', value: true }],
      [{ what: 'note', receipt: A, note: note.note, value: '\ud800 ñ "" \\ \n' }],
    )
    const theCase = mergeCases(agreed, others)
    expect(Math.max(...theCase.changes.map(({ after }) => after.length))).toBe(3)
    const turned = JSON.stringify(
      {
        changes: theCase.changes.toReversed().map((change) => {
          const members = Object.entries({
            ...change,
            after: [...change.after.toReversed(), ...change.after],
          })
          return Object.fromEntries(members.reverse())
        }),
        anchor: null,
        version: 1,
      },
      null,
      4,
    )
    expect(writeCase(readCase(turned))).toBe(writeCase(theCase))
    const twice = [...theCase.changes.toReversed(), ...theCase.changes]
    expect(writeCase({ ...theCase, changes: twice })).toBe(writeCase(theCase))
    expect(writeCase(readCase(writeCase(theCase)))).toBe(writeCase(theCase))
  })

  it('is read back as it was, whoever worked on it', () => {
    for (let seed = 400; seed < 420; seed++) {
      for (const theCase of simulate(seed).cases) {
        const again = readCase(writeCase(theCase))
        expect(again).toEqual(theCase)
        expect(worksOf(again)).toEqual(worksOf(theCase))
      }
    }
  })

  it('reads a link and a name as the desk writes them', () => {
    const [first, second] = A < B ? [A, B] : [B, A]
    const turned = readCase(
      textOf([{ ...link, receipt: second, other: first, by: 'Begon\u0303a' }]),
    )
    expect(turned.changes).toMatchObject([{ receipt: first, other: second, by: 'Begoña' }])
  })

  it('holds one change for an id, the smaller text of two that differ, in whatever order they came', () => {
    const other = { ...state, value: 'reading' }
    for (const changes of [
      [state, other],
      [other, state],
      [other, state, other],
    ]) {
      expect(readCase(textOf(changes)).changes).toEqual([state])
    }
    const later = readCase(textOf([other]))
    const book = createCaseBook(later)
    book.merge(readCase(textOf([state])))
    expect(book.current().changes).toEqual([state])
    const turned = createCaseBook(readCase(textOf([state])))
    turned.merge(later)
    expect(turned.current().changes).toEqual([state])
  })

  it('takes a label that is named like what every object has', () => {
    const text = textOf([{ ...label, label: 'constructor' }])
    expect(worksOf(readCase(text)).get(A)?.labels).toEqual(['constructor'])
  })

  it('is not written larger than it could be read', () => {
    const value = 'x'.repeat(10_000)
    const changes = Array.from({ length: 2_100 }, (_, i) => ({
      ...note,
      id: i.toString(16).padStart(16, '0'),
      value,
    }))
    expect(() => writeCase({ ...EMPTY, changes } as never)).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
  })

  it('is written when it is empty', () => {
    expect(writeCase(EMPTY)).toBe('{"version":1,"anchor":null,"changes":[\n\n]}\n')
    expect(readCase(writeCase(EMPTY))).toEqual(EMPTY)
  })
})
