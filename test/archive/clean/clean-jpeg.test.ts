import { describe, expect, it } from '@jest/globals'
import { cleanJpeg } from '../../../src/archive/clean/pictures/clean-jpeg.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import {
  EOI,
  exif,
  exifWithPlace,
  icc,
  MARKS,
  profile,
  SCAN_AT,
  segment,
  SOI,
  withSegment,
} from './jpeg-pieces.js'
import {
  cleanBytes,
  countReads,
  expectClean,
  indexOfText,
  join8,
  repeat,
  type Bytes,
} from './pictures.js'
import { CMYK_JPEG, PROGRESSIVE_JPEG, SMALL_JPEG } from './small-images.js'

const JFIF = 'JFIF\0\x01\x01\x01\0\x48\0\x48'

describe('a JPEG segment', () => {
  it.each<[name: string, trace: Trace, segment: Bytes]>([
    ['a comment', 'comment', segment(0xfe, 'by Rosa')],
    ['a JFIF extension', 'thumbnail', segment(0xe0, 'JFXX\0\x13\x01\x01rgb')],
    ['a list of further pictures', 'hidden', segment(0xe2, 'MPF\0MM\0*')],
    ['a heat camera', 'hidden', segment(0xe1, 'FLIR\0\x01\0\0')],
    ['XMP', 'author', segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<dc:creator>Rosa')],
    ['extended XMP', 'author', segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0dc:creator')],
    ['a Photoshop block', 'hidden', segment(0xed, 'Photoshop 3.0\0')],
    ['a content credential', 'hidden', segment(0xeb, 'JP\0\0jumb')],
    ['an unknown application', 'hidden', segment(0xef, 'Rosa')],
    ['an empty segment', 'hidden', segment(0xe5, '')],
    ['a profile that is none', 'hidden', segment(0xe2, 'ICC_PROFILE\0\x01\x01Rosa')],
    ['a broken EXIF block', 'hidden', segment(0xe1, 'Exif\0\0Rosa')],
    ['half an Adobe segment', 'hidden', segment(0xee, 'Adobe\0')],
    ['a reserved marker', 'hidden', segment(0x02, 'Rosa')],
    ['a reserved frame', 'hidden', segment(0xc8, 'Rosa')],
  ])('that holds %s goes (%s)', async (_name, trace, unwanted) => {
    expect(await cleanBytes(cleanJpeg, withSegment(unwanted))).toMatchObject({
      bytes: SMALL_JPEG,
      removed: [trace],
      mayRemain: false,
    })
  })

  it.each<[name: string, trace: Trace, before: Bytes, after: Bytes]>([
    [
      'JFIF stays without its thumbnail',
      'thumbnail',
      segment(0xe0, JFIF + '\x01\x01rgb'),
      segment(0xe0, JFIF + '\0\0'),
    ],
    ['JFIF stays', 'hidden', segment(0xe0, JFIF + '\0\0Rosa'), segment(0xe0, JFIF + '\0\0')],
    [
      'Adobe stays with its twelve bytes',
      'hidden',
      segment(0xee, 'Adobe\0\x64\0\0\0\0\x01Rosa'),
      segment(0xee, 'Adobe\0\x64\0\0\0\0\x01'),
    ],
    [
      'ICC stays without its date and maker',
      'hidden',
      icc(1, 1, profile(140, ...MARKS)),
      icc(1, 1, profile(140)),
    ],
    ['the first EXIF block counts', 'hidden', join8(exif(6), exif(3)), exif(6)],
    ['a second EXIF block tells', 'place', join8(exif(6), exifWithPlace(3)), exif(6)],
  ])('%s (%s)', async (_name, trace, before, after) => {
    const cleaned = await cleanBytes(cleanJpeg, withSegment(before))
    expect(cleaned).toMatchObject({ bytes: withSegment(after), removed: [trace] })
    await expectClean(cleanJpeg, cleaned!.bytes)
  })

  it('is found behind fill bytes, and between scans', async () => {
    const fill = withSegment([0xff, 0xff, 0xff], segment(0xdd, '\0\0'))
    await expectClean(cleanJpeg, fill)
    const lastScan = Buffer.from(PROGRESSIVE_JPEG).lastIndexOf(Buffer.from([0xff, 0xda]))
    const between = join8(
      PROGRESSIVE_JPEG.subarray(0, lastScan),
      segment(0xfe, 'Rosa'),
      PROGRESSIVE_JPEG.subarray(lastScan),
    )
    expect(await cleanBytes(cleanJpeg, between)).toMatchObject({
      bytes: PROGRESSIVE_JPEG,
      removed: ['comment'],
    })
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('keeps an orientation of %i', async (orientation) => {
    await expectClean(cleanJpeg, withSegment(exif(orientation)))
  })

  it.each([0, 1, 9, 255])('has no use for an orientation of %i', async (orientation) => {
    const cleaned = await cleanBytes(cleanJpeg, withSegment(exif(orientation)))
    expect(cleaned?.bytes).toEqual(SMALL_JPEG)
  })

  it('keeps what says that there are four colours', () => {
    expect(indexOfText(CMYK_JPEG, 'Adobe')).toBeGreaterThan(0)
  })
})

describe('what stands behind a JPEG', () => {
  it('is told of besides the rest', async () => {
    const cleaned = await cleanBytes(cleanJpeg, join8(withSegment(segment(0xfe, 'Rosa')), 'PK'))
    expect(cleaned?.removed).toEqual(['comment', 'hidden'])
  })

  it.each([
    ['a second picture', SMALL_JPEG],
    ['a video', join8([0, 0, 0, 24], 'ftypmp42', new Uint8Array(100_000))],
    ['an archive', join8('PK\x03\x04')],
    ['one byte', join8([0])],
  ])('goes: %s', async (_name, more) => {
    expect(await cleanBytes(cleanJpeg, join8(SMALL_JPEG, more))).toMatchObject({
      bytes: SMALL_JPEG,
      removed: ['hidden'],
    })
  })

  it('is found wherever the end falls in what is read at once', async () => {
    const head = SMALL_JPEG.subarray(0, -2)
    const scanBytes = head.length - (SCAN_AT + 2 + SMALL_JPEG[SCAN_AT + 3]!)
    // The first window has 256 bytes, the second 65,536.
    for (
      let lengthBytes = 250;
      lengthBytes < 65_800;
      lengthBytes += lengthBytes === 262 ? 65_522 : 1
    ) {
      for (const filling of [[0], [0xff, 0x00], [0xff, 0xd3], [0xff, 0xff, 0], [0xff]]) {
        const coded = Uint8Array.from(
          { length: lengthBytes - scanBytes },
          (_, i) => filling[i % filling.length]!,
        )
        if (filling.length > 1) coded[coded.length - 1] = 0
        const whole = join8(head, coded, EOI)
        const cleaned = await cleanBytes(cleanJpeg, join8(whole, 'PK'))
        expect(Buffer.compare(cleaned!.bytes, whole)).toBe(0)
      }
    }
  })
})

describe('a hostile JPEG', () => {
  it.each([
    ['a length beyond the end', join8(SOI, [0xff, 0xe1, 0xff, 0xff], 'Exif')],
    ['a length of zero', withSegment([0xff, 0xe1, 0, 0])],
    ['a length of one', withSegment([0xff, 0xdb, 0, 1])],
    ['its end before its picture', withSegment(EOI)],
    ['another start', withSegment(SOI)],
    ['bytes between its segments', withSegment([0x41])],
    ['a scan without a frame', join8(SOI, SMALL_JPEG.subarray(SCAN_AT))],
    ['a mark that has no length', withSegment([0xff, 0x01, 0, 2])],
    ['a marker alone', join8(SOI, [0xff])],
    ['200,000 fill bytes', withSegment(new Uint8Array(200_000).fill(0xff))],
    ['200,000 segments', withSegment(repeat(200_000, segment(0xfe, '')))],
  ])('is null: %s', async (_name, bytes) => {
    expect(await cleanBytes(cleanJpeg, bytes)).toBeNull()
  })

  it('has 30,000 empty scans, and is read no more than twice all the same', async () => {
    const scan = SMALL_JPEG.subarray(SCAN_AT, SCAN_AT + 2 + SMALL_JPEG[SCAN_AT + 3]!)
    const bytes = join8(SMALL_JPEG.subarray(0, -2), repeat(30_000, scan), EOI)
    const { file, readBytes } = countReads(bytes)
    expect(await cleanJpeg(file)).toMatchObject({ removed: [], mayRemain: false })
    expect(readBytes()).toBeLessThan(2 * bytes.length)
  })

  it('stays in few pieces when it has very many', async () => {
    const tables = repeat(50_000, segment(0xdd, '\0\0'))
    expect(await cleanBytes(cleanJpeg, withSegment(tables))).toMatchObject({ partCount: 1 })
  })

  it('loses a start that follows its scan, and what is behind it', async () => {
    const whole = SMALL_JPEG.subarray(0, -2)
    expect(await cleanBytes(cleanJpeg, join8(whole, SMALL_JPEG))).toMatchObject({
      bytes: whole,
      removed: ['hidden'],
      mayRemain: false,
    })
  })
})
