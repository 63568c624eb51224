import { describe, expect, it } from '@jest/globals'
import { cleanGif } from '../../../src/archive/clean/pictures/clean-gif.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import {
  cleanBytes,
  countReads,
  expectClean,
  indexOfText,
  join8,
  repeat,
  type Bytes,
} from './pictures.js'
import { ANIMATED_GIF } from './small-images.js'

/** Behind the screen descriptor and four colours. */
const HEAD_BYTES = 13 + 12
const XMP_END = [0x01, ...Array.from({ length: 256 }, (_, i) => 255 - i), 0]

function withBlock(...blocks: (Uint8Array | number[])[]): Bytes {
  return join8(ANIMATED_GIF.subarray(0, HEAD_BYTES), ...blocks, ANIMATED_GIF.subarray(HEAD_BYTES))
}

function extension(label: number, ...subBlocks: string[]): Bytes {
  return join8([0x21, label], ...subBlocks.flatMap((text) => [[text.length], text]), [0])
}

describe('a GIF block', () => {
  it.each<[name: string, trace: Trace, block: Bytes]>([
    ['a comment', 'comment', extension(0xfe, 'by Rosa', 'on ward 3')],
    ['an empty comment', 'comment', extension(0xfe)],
    ['XMP', 'author', join8([0x21, 0xff, 11], 'XMP DataXMP<dc:creator>Rosa</dc:creator>', XMP_END)],
    ['text', 'hidden', extension(0x01, 'twelve bytes', 'Rosa')],
    ['an unknown application', 'hidden', extension(0xff, 'ROSA    1.0', 'x')],
    ['a colour profile that no browser reads', 'hidden', extension(0xff, 'ICCRGBG1012', 'x')],
    ['a loop of another length', 'hidden', extension(0xff, 'NETSCAPE2.0', '\x01\0\0\0\0')],
    ['a loop of another kind', 'hidden', extension(0xff, 'NETSCAPE2.0', '\x02\0\0')],
    ['a loop by another name', 'hidden', extension(0xff, 'ROSASCAPE.0', '\x01\x03\0')],
    ['an unknown extension', 'hidden', extension(0x77, 'Rosa')],
    ['a control block of another size', 'hidden', extension(0xf9, 'Rosa was here')],
  ])('that holds %s goes (%s)', async (_name, trace, block) => {
    expect(await cleanBytes(cleanGif, withBlock(block))).toMatchObject({
      bytes: ANIMATED_GIF,
      removed: [trace],
      mayRemain: false,
    })
  })

  it.each([
    ['NETSCAPE2.0', 0xff, ['NETSCAPE2.0', '\x01\x03\0']],
    ['ANIMEXTS1.0', 0xff, ['ANIMEXTS1.0', '\x01\x03\0']],
    ['a control block', 0xf9, ['\x01\x05\0\0']],
  ])('stays, without what hangs on to it: %s', async (_name, label, subBlocks) => {
    const plain = withBlock(extension(label, ...subBlocks))
    await expectClean(cleanGif, plain)
    const telling = withBlock(extension(label, ...subBlocks, 'Rosa'))
    expect(await cleanBytes(cleanGif, telling)).toMatchObject({ bytes: plain, removed: ['hidden'] })
  })

  it('is followed through more than is read at once', async () => {
    const image = join8(
      [0x2c, 0, 0, 0, 0, 4, 0, 4, 0, 0, 2],
      ...Array.from({ length: 700 }, (_, i) => [
        [(i % 255) + 1],
        new Uint8Array((i % 255) + 1),
      ]).flat(),
      [0],
    )
    await expectClean(cleanGif, withBlock(image))
    const long = extension(0xfe, ...Array<string>(2000).fill('Rosa'.repeat(60)))
    const cleaned = await cleanBytes(cleanGif, withBlock(image, long))
    expect(Buffer.compare(cleaned!.bytes, withBlock(image))).toBe(0)
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
  })
})

describe('a hostile GIF', () => {
  it.each([
    ['a head alone', ANIMATED_GIF.slice(0, 13)],
    ['colours beyond its end', ANIMATED_GIF.slice(0, 20)],
    ['half the head of a frame', ANIMATED_GIF.slice(0, ANIMATED_GIF.indexOf(0x2c, HEAD_BYTES) + 5)],
    ['an end before its picture', join8(ANIMATED_GIF.subarray(0, HEAD_BYTES), [0x3b])],
    ['a byte that begins no block', withBlock([0x41])],
    ['an endless comment', withBlock([0x21, 0xfe]).slice(0, HEAD_BYTES + 2)],
    ['another version', join8('GIF88a', ANIMATED_GIF.subarray(6))],
    ['200,000 comments', withBlock(repeat(200_000, extension(0xfe)))],
  ])('is null: %s', async (_name, bytes) => {
    expect(await cleanBytes(cleanGif, bytes)).toBeNull()
  })

  it('stays in one piece when it has very many blocks, and is read no more than twice', async () => {
    const bytes = withBlock(repeat(50_000, extension(0xf9, '\0\0\0\0')))
    const { file, readBytes } = countReads(bytes)
    expect((await cleanGif(file))?.parts).toHaveLength(1)
    expect(readBytes()).toBeLessThan(2 * bytes.length)
  })

  it('loses what is no block behind its frames', async () => {
    const whole = ANIMATED_GIF.slice(0, -1)
    expect(await cleanBytes(cleanGif, join8(whole, 'Rosa'))).toMatchObject({
      bytes: whole,
      removed: ['hidden'],
      mayRemain: true,
    })
  })
})
