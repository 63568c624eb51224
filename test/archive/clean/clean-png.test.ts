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
    ['hidden', 'iCCP', 'no end of a name'],
    ['hidden', 'eXIf', 'Rosa'],
  ])('of %s goes: %s %j', async (trace, type, body) => {
    expect(await cleanBytes(cleanPng, withChunk(chunk(type, body)))).toMatchObject({
      bytes: SMALL_PNG,
      removed: [trace],
      mayRemain: false,
    })
  })

  it.each(['gAMA', 'cHRM', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'hIST', 'pHYs', 'sPLT'])(
    'stays, since it says how the picture looks: %s',
    async (type) => {
      await expectClean(cleanPng, withChunk(chunk(type, 'abcd')))
    },
  )

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
