import { describe, expect, it } from '@jest/globals'
import { shareWords } from '../../../src/desk/search/share-words.js'

/** Those that the first text is asked about. */
function askedOfFirst(words: string[][], answer: boolean): number[] {
  const asked: number[] = []
  shareWords(words, (from, to) => {
    if (from === 0) asked.push(to)
    return answer
  })
  return asked
}

describe('texts that share a word', () => {
  const flood = Array.from({ length: 1000 }, (_, i) =>
    i === 999 ? ['common', 'rare'] : ['common'],
  )

  it('are asked about, the next ones first, and only so many', () => {
    expect(askedOfFirst(flood, false)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(askedOfFirst(flood, true)).toHaveLength(10)
  })

  it('are asked about by their rare words first, and once', () => {
    const asked = askedOfFirst([['common', 'rare'], ...flood.slice(1)], false)
    expect(asked[0]).toBe(999)
    expect(new Set(asked).size).toBe(asked.length)
    expect(askedOfFirst([['a', 'b'], ['a', 'b'], ['a']], false)).toEqual([1, 2])
  })

  it('are others for each text', () => {
    const first = new Map<number, number>()
    shareWords(flood, (from, to) => {
      if (!first.has(from)) first.set(from, to)
      return false
    })
    expect([first.get(0), first.get(500), first.get(999)]).toEqual([1, 501, 0])
  })

  it('are none where there is one text, or no word', () => {
    expect(askedOfFirst([['a']], false)).toEqual([])
    expect(askedOfFirst([[], []], false)).toEqual([])
    expect(askedOfFirst([], false)).toEqual([])
  })
})
