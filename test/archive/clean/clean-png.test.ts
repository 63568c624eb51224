import { crc32 } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { cleanPng } from '../../../src/archive/clean/pictures/clean-png.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import { createMinimalExif } from '../../../src/archive/clean/pictures/minimal-exif.js'
import { cleanBytes, expectClean, join8, repeat, type Bytes } from './pictures.js'
import { SMALL_PNG } from './small-images.js'

const IHDR_END = 8 + 12 + 13

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]
}

function chunk(type: string, body: Uint8Array | string): Bytes {
  const bytes = join8(type, body)
  return join8(uint32(bytes.length - 4), bytes, uint32(crc32(bytes)))
}

/** The small picture with something behind its header. */
function withChunk(...chunks: (Uint8Array | number[])[]): Bytes {
  return join8(SMALL_PNG.subarray(0, IHDR_END), ...chunks, SMALL_PNG.subarray(IHDR_END))
}

/** The small picture, which has colours of 16 bits, as of another kind, and with something behind its header. */
function withColourType(colourType: number, ...chunks: Uint8Array[]): Bytes {
  const header = SMALL_PNG.slice(16, IHDR_END - 4)
  header[9] = colourType
  const start = join8(SMALL_PNG.subarray(0, 8), chunk('IHDR', header))
  return join8(start, ...chunks, SMALL_PNG.subarray(IHDR_END))
}

/** Type, the longest that it may be, and a colour type for which that is so. */
const IN_FORM: [type: string, lengthBytes: number, colourType: number][] = [
  ['gAMA', 4, 2],
  ['cHRM', 32, 2],
  ['sRGB', 1, 2],
  ['cICP', 4, 2],
  ['mDCV', 24, 2],
  ['mDCv', 24, 2],
  ['cLLI', 8, 2],
  ['cLLi', 8, 2],
  ['pHYs', 9, 2],
  ['acTL', 8, 2],
  ['PLTE', 768, 3],
  ['tRNS', 2, 0],
  ['tRNS', 6, 2],
  ['tRNS', 256, 3],
  ['sBIT', 1, 0],
  ['sBIT', 3, 3],
  ['sBIT', 4, 6],
  ['bKGD', 1, 3],
  ['bKGD', 2, 4],
  ['bKGD', 6, 6],
  ['hIST', 512, 3],
]

describe('a PNG chunk', () => {
  it.each<[trace: Trace, type: string, body: string]>([
    ['author', 'tEXt', 'Author\0Rosa'],
    ['author', 'iTXt', 'Copyright\0\0\0\0\0Rosa'],
    ['time', 'tEXt', 'date:create\x002024-05-06'],
    ['time', 'tIME', '\x07\xe8\x05\x06\x07\x08\x09'],
    ['device', 'zTXt', 'Software\0\0xx'],
    ['comment', 'tEXt', 'Comment\0Rosa'],
    ['title', 'tEXt', 'Title\0Ward 3'],
    ['thumbnail', 'tEXt', 'Thumb::URI\0file:///home/rosa'],
    ['place', 'iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<photoshop:City>'],
    ['hidden', 'tEXt', 'Raw profile type iptc\0Rosa'],
    ['hidden', 'caBX', 'jumb'],
    ['hidden', 'iDOT', '\0\0\0\x02'],
    ['hidden', 'rOSA', ''],
    ['hidden', 'sPLT', 'Rosa\0\x08'],
    ['hidden', 'gAMA', 'Ros'],
    ['hidden', 'IHDR', 'Rosa was here'],
    ['hidden', 'iCCP', 'no end of a name'],
    ['hidden', 'eXIf', 'Rosa'],
  ])('of %s goes: %s %j', async (trace, type, body) => {
    expect(await cleanBytes(cleanPng, withChunk(chunk(type, body)))).toMatchObject({
      bytes: SMALL_PNG,
      removed: [trace],
      mayRemain: false,
    })
  })

  it.each(IN_FORM)(
    'stays once, since it says how the picture looks: %s of %i bytes (colour type %i)',
    async (type, lengthBytes, colourType) => {
      const body = 'a'.repeat(lengthBytes)
      const once = withColourType(colourType, chunk(type, body))
      await expectClean(cleanPng, once)
      const another = chunk(type, 'b'.repeat(lengthBytes))
      const longer = chunk(type, body + 'R')
      for (const more of [
        [chunk(type, body), another],
        [longer, chunk(type, body)],
      ]) {
        expect(await cleanBytes(cleanPng, withColourType(colourType, ...more))).toMatchObject({
          bytes: once,
          removed: ['hidden'],
          mayRemain: false,
        })
      }
    },
  )

  it.each([
    ['tRNS', 4],
    ['PLTE', 0],
    ['hIST', 4],
    ['bKGD', 7],
  ])('of no use for its colours goes: %s (colour type %i)', async (type, colourType) => {
    const bytes = withColourType(colourType, chunk(type, 'Rosa'))
    expect(await cleanBytes(cleanPng, bytes)).toMatchObject({
      bytes: withColourType(colourType),
      removed: ['hidden'],
    })
  })

  it('with a second colour profile goes', async () => {
    const first = chunk('iCCP', 'icc\0\0compressed')
    const cleaned = await cleanBytes(cleanPng, withChunk(first, chunk('iCCP', 'icc\0\0Rosa')))
    expect(cleaned).toMatchObject({ bytes: withChunk(first), removed: ['hidden'] })
  })

  it('that controls a frame stays as often as there are frames, if it has 26 bytes', async () => {
    const control = chunk('fcTL', 'a'.repeat(26))
    await expectClean(cleanPng, withChunk(control, control))
    expect(
      await cleanBytes(cleanPng, withChunk(control, chunk('fcTL', 'a'.repeat(27)))),
    ).toMatchObject({ bytes: withChunk(control), removed: ['hidden'] })
  })

  it('that ends the picture is empty', async () => {
    const telling = join8(SMALL_PNG.subarray(0, -12), chunk('IEND', 'Rosa'))
    expect(await cleanBytes(cleanPng, telling)).toMatchObject({
      bytes: SMALL_PNG,
      removed: ['hidden'],
      mayRemain: false,
    })
  })

  it('with a second EXIF block tells what was in it', async () => {
    const minimal = chunk('eXIf', createMinimalExif(6))
    const little = 'II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0'
    const place = chunk('eXIf', join8(little, '\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0'))
    expect(await cleanBytes(cleanPng, withChunk(minimal, place))).toMatchObject({
      bytes: withChunk(minimal),
      removed: ['place'],
    })
  })

  it('with a colour profile loses the name of the screen, and has the right checksum', async () => {
    const profile = '\0\0compressed'
    const cleaned = await cleanBytes(cleanPng, withChunk(chunk('iCCP', `Rosas Laptop${profile}`)))
    expect(cleaned).toMatchObject({
      bytes: withChunk(chunk('iCCP', `icc${profile}`)),
      removed: ['hidden'],
    })
    await expectClean(cleanPng, cleaned!.bytes)
  })

  it.each([2, 3, 4, 5, 6, 7, 8])('keeps an orientation of %i', async (orientation) => {
    const minimal = chunk('eXIf', createMinimalExif(orientation))
    await expectClean(cleanPng, withChunk(minimal))
    const little = 'II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0'
    const telling = chunk('eXIf', join8(little, [orientation, 0, 0, 0], '\0\0\0\0Rosa'))
    expect(await cleanBytes(cleanPng, withChunk(telling, minimal))).toMatchObject({
      bytes: withChunk(minimal),
      removed: ['hidden'],
    })
  })
})

describe('a hostile PNG', () => {
  it.each([
    ['no header', join8(SMALL_PNG.subarray(0, 8), SMALL_PNG.subarray(IHDR_END))],
    [
      'a header of another length',
      join8(SMALL_PNG.subarray(0, 8), chunk('IHDR', ''), SMALL_PNG.subarray(IHDR_END)),
    ],
    ['a header alone', SMALL_PNG.slice(0, IHDR_END)],
    ['no pixels', join8(SMALL_PNG.subarray(0, IHDR_END), chunk('IEND', ''))],
    ['a length of 4 GiB', withChunk([255, 255, 255, 255], join8('tEXt'))],
    ['a length beyond the end', withChunk([0, 0, 99, 0], join8('tEXtabc'))],
    ['a type that is no word', withChunk(chunk('\0\0\0\0', ''))],
    ['200,000 chunks', withChunk(repeat(200_000, chunk('tEXt', '')))],
  ])('is null: %s', async (_name, bytes) => {
    expect(await cleanBytes(cleanPng, bytes)).toBeNull()
  })

  it('stays in few pieces when it has very many', async () => {
    const chunks = repeat(50_000, chunk('IDAT', ''))
    expect(await cleanBytes(cleanPng, withChunk(chunks))).toMatchObject({ partCount: 1 })
  })

  it('loses what stands behind its end, and says so besides the rest', async () => {
    const telling = join8(withChunk(chunk('tEXt', 'Author\0Rosa')), 'PK')
    const cleaned = await cleanBytes(cleanPng, telling)
    expect(cleaned).toMatchObject({ bytes: SMALL_PNG, removed: ['author', 'hidden'] })
  })

  it('loses half a chunk behind its pixels', async () => {
    const whole = SMALL_PNG.slice(0, -12)
    const cut = await cleanBytes(cleanPng, join8(whole, chunk('tEXt', 'Author\0Rosa').slice(0, -2)))
    expect(cut).toMatchObject({ bytes: whole, removed: ['hidden'], mayRemain: true })
  })
})
