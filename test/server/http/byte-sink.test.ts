import { randomBytes } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { createByteSink } from '../../../src/server/http/byte-sink.js'
import { createReceivingBudget } from '../../../src/server/intake/receiving-budget.js'

describe('the sink of bytes', () => {
  it.each([
    [1, 1],
    [65_536, 7],
    [65_537, 65_537],
    [300_000, 1],
    [300_000, 100_000],
  ])('gives back %i bytes that came in pieces of %i', (length, pieceBytes) => {
    const bytes = randomBytes(length)
    const sink = createByteSink(length, () => undefined)
    for (let i = 0; i < length; i += pieceBytes) sink.push(bytes.subarray(i, i + pieceBytes))
    expect(sink.join().equals(bytes)).toBe(true)
  })

  it('holds what it says that it holds, however small the pieces', () => {
    let grownBytes = 0
    const sink = createByteSink(1_000_000, (bytes) => {
      grownBytes += bytes
    })
    for (let i = 0; i < 200_000; i++) sink.push(new Uint8Array([i & 255]))
    expect(grownBytes).toBe(4 * 65_536)
  })
})

describe('the budget of what is arriving', () => {
  it('has room for so much, whoever asks', () => {
    const hold = createReceivingBudget()
    const first = hold()
    first.grow(50_000_000)
    expect(() => {
      hold().grow(20_000_000)
    }).toThrow('too much is arriving at once')
    // Another kind of sending has another budget.
    createReceivingBudget()().grow(20_000_000)
    first.release()
    expect(() => {
      hold().grow(20_000_000)
    }).not.toThrow()
  })

  it('gives back what was held once, and no more', () => {
    const hold = createReceivingBudget()
    const holding = hold()
    for (let i = 0; i < 1000; i++) {
      holding.grow(200_000)
      holding.release()
      holding.release()
    }
    expect(() => {
      for (let i = 0; i < 336; i++) hold().grow(200_000)
    }).toThrow('too much is arriving at once')
  })
})
