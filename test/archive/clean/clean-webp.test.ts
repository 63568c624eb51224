import { describe, expect, it } from '@jest/globals'
import { cleanWebp } from '../../../src/archive/clean/pictures/clean-webp.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import { createMinimalExif } from '../../../src/archive/clean/pictures/minimal-exif.js'
import { cleanBytes, expectClean, join8, repeat, type Bytes } from './pictures.js'
import { ANIMATED_WEBP, LOSSY_WEBP } from './small-images.js'

function uint32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24]
}

function chunk(type: string, body: Uint8Array | string): Bytes {
  const bytes = join8(body)
  return join8(type, uint32(bytes.length), bytes, bytes.length % 2 === 1 ? [0] : [])
}

function webp(...chunks: Uint8Array[]): Bytes {
  return chunk('RIFF', join8('WEBP', ...chunks))
}

const PIXELS = LOSSY_WEBP.subarray(12)
const vp8x = (flags: number): Bytes => chunk('VP8X', join8([flags], '\0\0\0\x0f\0\0\x0f\0\0'))
const exif = (orientation: number): Bytes => chunk('EXIF', createMinimalExif(orientation))
const icc = (date: number): Bytes =>
  chunk(
    'ICCP',
    join8(new Uint8Array(24).fill(1), [date], new Uint8Array(11), 'acsp', new Uint8Array(91)),
  )

describe('a WebP chunk', () => {
  it.each<[trace: Trace, unwanted: Bytes]>([
    ['author', chunk('XMP ', '<dc:creator>Rosa')],
    ['hidden', chunk('EXIF', 'Rosa')],
    ['hidden', exif(1)],
    ['hidden', chunk('ROSA', 'x')],
    ['hidden', chunk('ICCP', 'too short')],
  ])('goes, with its flag (%s)', async (trace, unwanted) => {
    expect(await cleanBytes(cleanWebp, webp(vp8x(0x3d), PIXELS, unwanted))).toMatchObject({
      bytes: webp(vp8x(0x10), PIXELS),
      removed: [trace],
      mayRemain: false,
    })
    // Without an extended header there is nothing but pixels.
    expect(await cleanBytes(cleanWebp, webp(PIXELS, unwanted))).toMatchObject({
      bytes: LOSSY_WEBP,
      removed: [trace],
    })
  })

  it('with a colour profile stays without its date', async () => {
    const cleaned = await cleanBytes(cleanWebp, webp(vp8x(0x20), icc(7), PIXELS))
    expect(cleaned).toMatchObject({ bytes: webp(vp8x(0x20), icc(0), PIXELS), removed: ['hidden'] })
    await expectClean(cleanWebp, cleaned!.bytes)
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('keeps an orientation of %i', async (orientation) => {
    const turned = webp(vp8x(0x08), PIXELS, exif(orientation))
    await expectClean(cleanWebp, turned)
    const marked = chunk('EXIF', join8('Exif\0\0', createMinimalExif(orientation)))
    expect(await cleanBytes(cleanWebp, webp(vp8x(0), PIXELS, marked, exif(2)))).toMatchObject({
      bytes: turned,
    })
  })

  it.each([
    ['a profile', icc(7)],
    ['an animation', chunk('ANIM', 'abcdef')],
    ['transparency', chunk('ALPH', 'ab')],
  ])('goes where there is no header that could tell of it: %s', async (_name, more) => {
    expect((await cleanBytes(cleanWebp, webp(PIXELS, more)))?.bytes).toEqual(LOSSY_WEBP)
  })

  it('of a frame is filled up to an even length', async () => {
    const frame = (...chunks: Uint8Array[]): Bytes =>
      webp(vp8x(2), chunk('ANMF', join8(new Uint8Array(16), ...chunks)))
    const unfilled = chunk('VP8 ', 'odd').subarray(0, -1)
    const cleaned = await cleanBytes(cleanWebp, frame(chunk('ROSA', 'ab'), unfilled))
    expect(cleaned?.bytes).toEqual(frame(unfilled))
  })

  it('with an orientation goes where there is no header that could tell of it', async () => {
    expect(await cleanBytes(cleanWebp, webp(PIXELS, exif(6)))).toMatchObject({
      bytes: LOSSY_WEBP,
      removed: ['hidden'],
    })
  })

  it('that is the header is kept to its ten bytes', async () => {
    const long = chunk('VP8X', join8(vp8x(0).subarray(8), 'Rosa'))
    expect(await cleanBytes(cleanWebp, webp(long, PIXELS))).toMatchObject({
      bytes: webp(vp8x(0), PIXELS),
      removed: ['hidden'],
    })
  })

  it('of a frame goes when it is none of its own, and the frame is shorter then', async () => {
    const at = Buffer.from(ANIMATED_WEBP).indexOf('ANMF')
    const before = ANIMATED_WEBP.subarray(12, at)
    const frameBytes = ANIMATED_WEBP[at + 4]!
    const frame = ANIMATED_WEBP.subarray(at + 8, at + 8 + frameBytes)
    const after = ANIMATED_WEBP.subarray(at + 8 + frameBytes)
    const telling = webp(before, chunk('ANMF', join8(frame, chunk('ROSA', 'abc'))), after)
    expect(await cleanBytes(cleanWebp, telling)).toMatchObject({
      bytes: ANIMATED_WEBP,
      removed: ['hidden'],
    })
  })

  it('that lacks its last filling byte is whole', async () => {
    const odd = webp(chunk('VP8 ', 'odd')).slice(0, -1)
    odd[4] = odd.length - 8
    expect(await cleanBytes(cleanWebp, odd)).toMatchObject({ removed: [], mayRemain: false })
  })
})

describe('a hostile WebP', () => {
  it.each([
    ['no chunk', webp()],
    ['another first chunk', webp(chunk('EXIF', 'x'), PIXELS)],
    ['an extended header alone', webp(vp8x(0))],
    ['a short extended header', webp(chunk('VP8X', '\0\0\0\0'), PIXELS)],
    ['an extended header of 4 GiB', webp(join8('VP8X', uint32(0xffffffff)), PIXELS)],
    ['a length of zero', join8('RIFF', uint32(0), LOSSY_WEBP.subarray(8))],
    ['200,000 chunks', webp(vp8x(0), repeat(200_000, chunk('ROSA', '')), PIXELS)],
    [
      '200,000 chunks in a frame',
      webp(vp8x(2), chunk('ANMF', join8(new Uint8Array(16), repeat(200_000, chunk('ALPH', ''))))),
    ],
  ])('is null: %s', async (_name, bytes) => {
    expect(await cleanBytes(cleanWebp, bytes)).toBeNull()
  })

  it.each([
    ['a file of 4 GiB', join8('RIFF', uint32(0xffffffff), LOSSY_WEBP.subarray(8))],
    ['pixels of 4 GiB', webp(join8('VP8 ', uint32(0xffffffff), 'abcd'))],
    ['a frame of 4 GiB', webp(vp8x(2), join8('ANMF', uint32(0xffffffff), new Uint8Array(20)))],
  ])('is kept as what it has, when it says that it is %s', async (_name, bytes) => {
    const cleaned = await cleanBytes(cleanWebp, bytes)
    expect(cleaned?.mayRemain).toBe(true)
    await expectClean(cleanWebp, cleaned!.bytes)
  })
})
