import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { envelopeIdOf, receiptOf, receiptOfId } from '../../src/domain/receipt.js'

describe('receipt', () => {
  it('writes 80 bits of the digest in Crockford base32, in groups of four', () => {
    const digest = createHash('sha256').update('an envelope').digest()
    // Worked out by another road: the bits as text, cut in fives.
    const bits = [...digest.subarray(0, 10)]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
    const symbols = bits
      .match(/.{5}/g)
      ?.map((five) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[parseInt(five, 2)])
    expect(receiptOf(digest)).toBe(symbols?.join('').match(/.{4}/g)?.join('-'))
  })

  it.each([
    [0, '0000-0000-0000-0000'],
    [255, 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
  ])('keeps every group for a digest of bytes %i', (byte, receipt) => {
    expect(receiptOf(new Uint8Array(32).fill(byte))).toBe(receipt)
  })

  it('is the same read off the digest and off the id', () => {
    const digest = createHash('sha256').update('another').digest()
    expect(receiptOfId(envelopeIdOf(digest))).toBe(receiptOf(digest))
  })
})
