import { describe, expect, it } from '@jest/globals'
import { cleanJpeg } from '../../../src/archive/clean/pictures/clean-jpeg.js'
import {
  EOI,
  exif,
  icc,
  MARKS,
  profile,
  SCAN_AT,
  segment,
  SOI,
  withSegment,
} from './jpeg-pieces.js'
import { cleanBytes, expectClean, join8, repeat, type Bytes } from './pictures.js'
import { SMALL_JPEG } from './small-images.js'

describe('a colour profile in pieces', () => {
  const whole = profile(300)
  const [head, tail] = [whole.subarray(0, 200), whole.subarray(200)]

  it('stays when they are whole', async () => {
    await expectClean(cleanJpeg, withSegment(icc(1, 2, head), exif(6), icc(2, 2, tail)))
    const cleaned = await cleanBytes(
      cleanJpeg,
      withSegment(icc(1, 2, profile(300, ...MARKS).subarray(0, 200)), icc(2, 2, tail)),
    )
    expect(cleaned).toMatchObject({
      bytes: withSegment(icc(1, 2, head), icc(2, 2, tail)),
      removed: ['hidden'],
    })
  })

  it.each<[string, Bytes]>([
    ['lack one', icc(1, 2, head)],
    ['lack the first', icc(2, 2, whole)],
    ['lack a number', join8(icc(1, 3, head), icc(3, 3, tail))],
    ['come twice', join8(icc(1, 2, head), icc(2, 2, tail), icc(2, 2, tail))],
    ['are one more', join8(icc(1, 1, whole), icc(2, 2, 'Rosa'))],
    ['are out of order', join8(icc(2, 2, tail), icc(1, 2, head))],
    ['have other counts', join8(icc(1, 2, head), icc(2, 3, tail))],
    ['hold more than the profile', join8(icc(1, 2, head), icc(2, 2, join8(tail, 'Rosa')))],
    ['hold less than the profile', join8(icc(1, 2, head), icc(2, 2, 'Rosa'))],
    ['have no header', icc(1, 1, join8([0, 0, 0, 140], repeat(136, join8('c'))))],
    ['are numbered alike', join8(icc(1, 2, head), icc(1, 2, tail))],
    ['say that there are more', icc(1, 2, whole)],
    ['have half a header', icc(1, 1, whole.subarray(0, 100))],
    ['have half a mark', join8(icc(1, 2, head), segment(0xe2, 'ICC_PROFILE\0\x02'))],
    ['are none', segment(0xe2, 'ICC_PROFILE\0')],
    ['are too many', largeProfile(4_194_305)],
  ])('goes when they %s', async (_name, pieces) => {
    expect(await cleanBytes(cleanJpeg, withSegment(pieces))).toMatchObject({
      bytes: SMALL_JPEG,
      removed: ['hidden'],
      mayRemain: false,
    })
  })

  it('may have 4 MiB', async () => {
    await expectClean(cleanJpeg, withSegment(largeProfile(4_194_304)))
  })

  it('has none behind the first scan, where nobody looks for it', async () => {
    const late = (pieces: Bytes): Bytes => join8(SMALL_JPEG.subarray(0, -2), pieces, EOI)
    expect(await cleanBytes(cleanJpeg, late(icc(1, 1, whole)))).toMatchObject({
      bytes: SMALL_JPEG,
      removed: ['hidden'],
    })
    const emptyScan = SMALL_JPEG.subarray(SCAN_AT, SCAN_AT + 2 + SMALL_JPEG[SCAN_AT + 3]!)
    const between = (before = join8(), after = join8()): Bytes => {
      const start = SMALL_JPEG.subarray(0, SCAN_AT)
      return join8(start, before, emptyScan, after, SMALL_JPEG.subarray(SCAN_AT))
    }
    expect(await cleanBytes(cleanJpeg, between(icc(1, 2, head), icc(2, 2, tail)))).toMatchObject({
      bytes: between(),
      removed: ['hidden'],
    })
    const twice = join8(SOI, icc(1, 1, whole), late(icc(1, 1, whole)).subarray(2))
    expect(await cleanBytes(cleanJpeg, twice)).toMatchObject({
      bytes: withSegment(icc(1, 1, whole)),
      removed: ['hidden'],
    })
  })
})

function largeProfile(lengthBytes: number): Bytes {
  const bytes = profile(lengthBytes)
  const count = Math.ceil(lengthBytes / 65_000)
  const pieces = Array.from({ length: count }, (_, i) =>
    icc(i + 1, count, bytes.subarray(i * 65_000, (i + 1) * 65_000)),
  )
  return join8(...pieces)
}
