import { describe, expect, it } from '@jest/globals'
import type { Fingerprint } from '../../../src/domain/keyring.js'
import type { Case } from '../../../src/desk/case/case.js'
import { mergeCases } from '../../../src/desk/case/changes.js'
import { EMPTY } from './edit-history.js'

describe('the anchors of two cases', () => {
  const anchor = (letter: string, number: number | null, sum = 'a'): Case => ({
    ...EMPTY,
    anchor: {
      fingerprint: letter.repeat(40) as Fingerprint,
      head: number === null ? null : { number, statementSha256: sum.repeat(64) },
    },
  })

  it.each<[string, Case, Case, Case]>([
    ['none and one', EMPTY, anchor('A', 3), anchor('A', 3)],
    ['one without a head', anchor('A', null), anchor('A', 3), anchor('A', 3)],
    ['the same', anchor('A', 3), anchor('A', 3), anchor('A', 3)],
    ['one that is further', anchor('A', 3, 'b'), anchor('A', 4), anchor('A', 4)],
  ])('merge to the one that is further: %s', (_name, one, two, due) => {
    expect(mergeCases(one, two)).toEqual(due)
    expect(mergeCases(two, one)).toEqual(due)
  })

  it.each<[string, Case, Case]>([
    ['the two cases trust different anchors', anchor('A', null), anchor('B', null)],
    [
      'the two cases have seen different keyrings of one anchor',
      anchor('A', 3, 'a'),
      anchor('A', 3, 'b'),
    ],
  ])('are not merged when a person must look: %s', (message, one, two) => {
    for (const [first, second] of [
      [one, two],
      [two, one],
    ] as const) {
      expect(() => mergeCases(first, second)).toThrow(
        expect.objectContaining({ code: 'invalid', message }),
      )
    }
  })
})
