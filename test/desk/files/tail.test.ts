import { describe, expect, it } from '@jest/globals'
import { createTail } from '../../../src/desk/files/tail.js'

describe('the tail of what passes', () => {
  it('is its last bytes, however it comes', () => {
    const whole = Uint8Array.from({ length: 50 }, (_, i) => i + 1)
    for (let length = 0; length <= whole.length; length++) {
      for (const pieceBytes of [1, 3, 8, 20, 50]) {
        const tail = createTail(8)
        for (let at = 0; at < length; at += pieceBytes) {
          tail.push(whole.subarray(at, Math.min(length, at + pieceBytes)))
        }
        expect(tail.read()).toEqual(whole.slice(Math.max(0, length - 8), length))
      }
    }
  })
})
