import { describe, expect, it } from '@jest/globals'
import { cleanJpeg } from '../../../src/archive/clean/pictures/clean-jpeg.js'
import { SCAN_AT, segment, SOI } from './jpeg-pieces.js'
import { cleanBytes, expectClean, join8, repeat, type Bytes } from './pictures.js'
import { SMALL_JPEG } from './small-images.js'

describe('a segment that a JPEG is decoded with', () => {
  const quantization = join8([0], repeat(64, join8([9])))
  const fine = join8([0x13], repeat(128, join8([9])))
  const huffman = join8([0x11, 0, 1, 1], new Uint8Array(13), [7, 8])
  const NEEDED: [string, number, Bytes][] = [
    ['DQT', 0xdb, quantization],
    ['DQT of 16 bits', 0xdb, fine],
    ['DQT twice', 0xdb, join8(quantization, fine)],
    ['DHT', 0xc4, huffman],
    ['DHT twice', 0xc4, join8(huffman, huffman)],
    ['DAC', 0xcc, join8([0x00, 0x10, 0x11, 5])],
    ['DRI', 0xdd, join8([0, 0])],
    ['DNL', 0xdc, join8([0, 16])],
    ['EXP', 0xdf, join8([0x11])],
    ['DHP', 0xde, join8([8, 0, 16, 0, 16, 1, 1, 0x11, 0])],
    ['SOF', 0xc0, join8([8, 0, 16, 0, 16, 2, 1, 0x11, 0, 2, 0x11, 0])],
    ['SOS', 0xda, join8([2, 1, 0, 2, 0x11, 0, 63, 0])],
  ]
  const FRAME = segment(0xc0, join8([8, 0, 16, 0, 16, 2, 1, 0x11, 0, 2, 0x11, 0]))
  const picture = (marker: number, body: Bytes): Bytes =>
    join8(SOI, FRAME, segment(marker, body), SMALL_JPEG.subarray(2))

  it.each(NEEDED)('stays as it is: %s', async (_name, marker, body) => {
    await expectClean(cleanJpeg, picture(marker, body))
  })

  it.each(NEEDED)('has nothing behind its tables: %s', async (_name, marker, body) => {
    for (const more of ['R', 'Rosa was here', '\0', '\x04Rosa']) {
      const cleaned = await cleanBytes(cleanJpeg, picture(marker, join8(body, more)))
      expect(cleaned).toMatchObject({
        bytes: picture(marker, body),
        removed: ['hidden'],
        mayRemain: false,
      })
      await expectClean(cleanJpeg, cleaned!.bytes)
    }
  })

  it.each<[string, number, Bytes]>([
    ...NEEDED.filter(([name]) => !name.endsWith('twice'))
      .map(([name, marker, body]): [string, number, Bytes] => [name, marker, body.slice(0, -1)])
      .filter(([name]) => name !== 'DAC'),
    ['an empty DQT', 0xdb, join8()],
    ['DQT of 32 bits', 0xdb, join8([0x20], repeat(256, join8([9])))],
    ['a fifth DQT', 0xdb, join8([4], repeat(64, join8([9])))],
    ['DHT of 257 symbols', 0xc4, join8([0, 255, 2], new Uint8Array(14 + 257))],
    ['half a DAC', 0xcc, join8([0])],
    ['SOS of nothing', 0xda, join8([0, 0, 63, 0])],
    ['SOS of five', 0xda, join8([5], new Uint8Array(13))],
  ])('is no picture when it has less: %s', async (_name, marker, body) => {
    expect(await cleanBytes(cleanJpeg, picture(marker, body))).toBeNull()
  })

  it('ends a picture that is shown already when it has less', async () => {
    const whole = SMALL_JPEG.subarray(0, -2)
    expect(
      await cleanBytes(cleanJpeg, join8(whole, segment(0xdb, 'Rosa'), whole.subarray(SCAN_AT))),
    ).toMatchObject({ bytes: whole, removed: ['hidden'], mayRemain: false })
  })
})
