import { beforeEach, describe, expect, it } from '@jest/globals'
import {
  createBackOff,
  TooSoon,
  type BackOff,
} from '../../../../src/server/staff/sign-in/back-off.js'

let nowMs: number
let backOff: BackOff
beforeEach(() => {
  nowMs = 1_000_000
  backOff = createBackOff(() => nowMs)
})

/** How many seconds it must wait; 0 when it may try, and then it fails. */
function fail(bucket = 'a'): number {
  try {
    backOff.begin(bucket)
    return 0
  } catch (error) {
    if (!(error instanceof TooSoon)) throw error
    return error.waitSeconds
  }
}

/** Each as soon as it may. */
function failSlowly(times: number): number[] {
  return Array.from({ length: times }, () => {
    const wait = fail()
    nowMs += wait * 1000
    if (wait > 0) expect(fail()).toBe(0)
    return wait
  })
}

describe('guessing', () => {
  it('waits after three failures, twice as long each time, and never longer than 15 minutes', () => {
    expect(failSlowly(15)).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
  })

  it('counts from its start, so that many at once are no way round', () => {
    const attempts = [1, 2, 3].map(() => backOff.begin('a'))
    expect(attempts).toHaveLength(3)
    expect(fail()).toBe(1)
  })

  it('that is refused for being too soon makes the wait no longer', () => {
    failSlowly(4)
    for (let i = 0; i < 50; i++) expect(fail()).toBe(2)
  })

  it('does not count what was never judged', () => {
    for (let i = 0; i < 50; i++) backOff.begin('a').dropped()
    expect([fail(), fail(), fail(), fail()]).toEqual([0, 0, 0, 1])
  })

  it('is forgotten when the right one comes', () => {
    failSlowly(3)
    nowMs += 1000
    backOff.begin('a').succeeded()
    expect([fail(), fail(), fail(), fail()]).toEqual([0, 0, 0, 1])
  })

  it('is forgotten after a day', () => {
    failSlowly(10)
    nowMs += 86_400_000
    expect([fail(), fail(), fail(), fail()]).toEqual([0, 0, 0, 1])
  })

  it('in one bucket holds up no other', () => {
    failSlowly(10)
    expect(fail('b')).toBe(0)
  })

  it('under ten thousand names fills no memory: the oldest is forgotten', () => {
    failSlowly(3)
    for (let i = 0; i < 20_000; i++) backOff.begin(`right${String(i)}`).dropped()
    for (let i = 0; i < 9_999; i++) fail(`n${String(i)}`)
    expect(fail()).toBe(1)
    fail('one more')
    expect(fail()).toBe(0)
  })
})
