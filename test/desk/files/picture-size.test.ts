import { describe, expect, it } from '@jest/globals'
import type { FileType } from '../../../src/desk/files/file-kind.js'
import { mayBeDrawn, readPictureSize } from '../../../src/desk/files/picture-size.js'
import * as images from '../../archive/clean/small-images.js'
import { makeGif, makePngHeader } from '../../helpers/hostile/hostile-bytes.js'
import { bytes } from '../../helpers/packets.js'

const webp = (fourth: string, ...rest: number[]): Uint8Array =>
  bytes('RIFF', new Uint8Array(4), `WEBPVP8${fourth}`, new Uint8Array(4), rest)
const bmp = (...header: number[]): Uint8Array => bytes('BM', new Uint8Array(12), header)
const jpeg = (height: number, width: number, before: Uint8Array = new Uint8Array(0)): Uint8Array =>
  bytes(
    [0xff, 0xd8],
    before,
    [0xff, 0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3],
    new Uint8Array(20),
  )

describe('the size of a picture', () => {
  it.each<[what: string, type: FileType, bytes: Uint8Array, size: [number, number]]>([
    ['a JPEG', 'jpeg', images.SMALL_JPEG, [16, 16]],
    ['a progressive JPEG', 'jpeg', images.PROGRESSIVE_JPEG, [16, 16]],
    ['a JPEG with a segment first', 'jpeg', images.CMYK_JPEG, [16, 16]],
    ['a huge JPEG', 'jpeg', jpeg(65_535, 65_534), [65_534, 65_535]],
    [
      'a JPEG behind a table',
      'jpeg',
      jpeg(8, 9, bytes([0xff, 0xc4, 0, 9, 8, 0, 1, 0, 1, 0, 0])),
      [9, 8],
    ],
    ['a PNG', 'png', images.SMALL_PNG, [8, 8]],
    ['a huge PNG', 'png', makePngHeader(65_000, 4_000_000_000), [65_000, 4_000_000_000]],
    ['a GIF', 'gif', makeGif(3, 4), [3, 4]],
    ['a GIF that is cut off', 'gif', makeGif(3, 4).subarray(0, 13), [3, 4]],
    [
      'a GIF whose picture is larger than its screen',
      'gif',
      makeGif(1, 1, { width: 65_535, height: 9 }),
      [65_535, 9],
    ],
    ['a lossy WebP', 'webp', webp(' ', 0, 0, 0, 0x9d, 1, 0x2a, 0x10, 0x40, 0x20, 0), [16, 32]],
    ['a lossless WebP', 'webp', webp('L', 0x2f, 0xff, 0xff, 0xff, 0x0f), [16_384, 16_384]],
    [
      'an extended WebP',
      'webp',
      webp('X', 0, 0, 0, 0, 0xff, 0xff, 0xff, 0, 0, 1),
      [16_777_216, 65_537],
    ],
    ['a BMP', 'bmp', bmp(40, 0, 0, 0, 5, 0, 0, 0, 0xf9, 0xff, 0xff, 0xff), [5, 7]],
    ['an old BMP', 'bmp', bmp(12, 0, 0, 0, 5, 0, 7, 0), [5, 7]],
  ])('is read from the headers of %s', (_what, type, content, [width, height]) => {
    expect(readPictureSize(content, type)).toEqual({ width, height })
  })

  it('is the largest of all pictures of a GIF, behind colours and comments', () => {
    const gif = Buffer.from(makeGif(2, 2))
    gif[10] = 0x80 // two colours
    const comment = [0x21, 0xfe, 3, 1, 2, 3, 0]
    const picture = gif.subarray(13, 25)
    const larger = Buffer.from(picture)
    larger.writeUInt16LE(500, 1)
    const whole = bytes(gif.subarray(0, 13), new Uint8Array(6), comment, picture, larger, [0x3b])
    expect(readPictureSize(whole, 'gif')).toEqual({ width: 502, height: 2 })
  })

  it('is not known as long as what says it has not come', () => {
    const far = jpeg(8, 8, bytes([0xff, 0xe1, 0xff, 0xff], new Uint8Array(65_533)))
    expect(readPictureSize(far.subarray(0, 65_536), 'jpeg')).toBeNull()
    expect(readPictureSize(far, 'jpeg')).toEqual({ width: 8, height: 8 })
  })

  it.each<[what: string, type: FileType, bytes: Uint8Array]>([
    ['a JPEG whose scan comes first', 'jpeg', jpeg(9, 9, bytes([0xff, 0xda, 0, 2]))],
    [
      'a JPEG that is none further on',
      'jpeg',
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 2, 7, 0xc0, 0, 17, 8, 0, 9, 0, 9, 3]),
    ],
    [
      'a JPEG of segments of no length',
      'jpeg',
      bytes([0xff, 0xd8], Buffer.alloc(4000, Buffer.from([0xff, 0xe0, 0, 0]))),
    ],
    [
      'a PNG that begins with another chunk',
      'png',
      bytes(images.SMALL_PNG.subarray(0, 12), 'tEXt', new Uint8Array(20)),
    ],
    ['a WebP of an unknown kind', 'webp', webp('Z', 1, 2, 3)],
    ['a picture of a kind that is not drawn', 'heif', images.SMALL_PNG],
    ['a page', 'html', images.SMALL_PNG],
  ])('is not known of %s', (_what, type, content) => {
    expect(readPictureSize(content, type)).toBeNull()
  })

  it('is read from any beginning without a fault', () => {
    const pictures: [FileType, Uint8Array][] = [
      ['jpeg', images.SMALL_JPEG],
      ['png', images.SMALL_PNG],
      ['gif', makeGif(2, 2)],
      ['webp', webp('X', 0, 0, 0, 0, 1, 0, 0, 1, 0, 0)],
      ['bmp', bmp(40, 0, 0, 0, 5, 0, 0, 0, 7, 0, 0, 0)],
    ]
    for (const [type, whole] of pictures) {
      for (let length = 0; length <= whole.length; length++) {
        const size = readPictureSize(whole.subarray(0, length), type)
        expect(size === null || size.width > 0).toBe(true)
      }
    }
  })
})

describe('whether a picture may be drawn', () => {
  it.each([
    [4000, 3000, true],
    [8160, 6120, true],
    [20_000, 2_500, true],
    [20_001, 1, false],
    [1, 20_001, false],
    [7072, 7072, false],
    [65_535, 65_535, false],
    [0, 10, false],
    [10, 0, false],
    [-1, -1, false],
    [NaN, 1, false],
  ])('%d by %d: %s', (width, height, due) => {
    expect(mayBeDrawn({ width, height })).toBe(due)
  })

  it('is not where nobody knows how large it is', () => {
    expect(mayBeDrawn(null)).toBe(false)
  })
})
