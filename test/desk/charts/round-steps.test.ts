import { describe, expect, it } from '@jest/globals'
import { axisTicks, bandStarts } from '../../../src/desk/charts/round-steps.js'

describe('an axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [4, [0, 1, 2, 3, 4]],
    [5, [0, 2, 4, 6]],
    [10, [0, 5, 10]],
    [17, [0, 5, 10, 15, 20]],
    [41, [0, 20, 40, 60]],
    [4999, [0, 2000, 4000, 6000]],
  ])('for %d has few marks, whole and round, and reaches that far', (highest, ticks) => {
    expect(axisTicks(highest, 4)).toEqual(ticks)
  })

  it('never has more marks than asked for, and always reaches', () => {
    for (let highest = 0; highest < 3000; highest++) {
      const ticks = axisTicks(highest, 4)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest)
    }
  })
})

describe('bands of counts', () => {
  it.each([
    [0, [1]],
    [1, [1]],
    [3, [1, 2]],
    [48, [1, 2, 5, 10, 20]],
    [200, [1, 20, 50, 100, 200]],
    [5000, [1, 500, 1000, 2000, 5000]],
  ])('up to %d begin at 1 and at round numbers', (highest, starts) => {
    expect(bandStarts(highest, 5)).toEqual(starts)
  })
})
