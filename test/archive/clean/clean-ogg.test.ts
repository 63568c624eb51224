import { describe, expect, it } from '@jest/globals'
import { cleanOgg } from '../../../src/archive/clean/sound/clean-ogg.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import { mendChecksum } from '../../../src/archive/clean/sound/ogg-page.js'
import { cleanBytes, expectClean, indexOfText, join8, repeat, type Bytes } from './pictures.js'
import { VOICE_OPUS, VOICE_VORBIS } from './small-recordings.js'

const clean = (bytes: Bytes): ReturnType<typeof cleanBytes> => cleanBytes(cleanOgg, bytes)
const little = (value: number): number[] => [0, 8, 16, 24].map((bits) => (value >>> bits) & 255)

const FIRST = 2
const CONTINUED = 1
/** A page with the packets in it; the last is not at its end when `isOpen`. */
function page(flags: number, serial: number, packets: Bytes[], isOpen = false): Bytes {
  const lacing = packets.flatMap((packet, i) => {
    const full = new Array<number>(Math.floor(packet.length / 255)).fill(255)
    return isOpen && i === packets.length - 1 ? full : [...full, packet.length % 255]
  })
  const head = join8('OggS\0', [flags], new Uint8Array(8), little(serial), new Uint8Array(8))
  const bytes = join8(head, [lacing.length], lacing, ...packets)
  mendChecksum(bytes)
  return bytes
}

const sized = (text: string): Bytes => join8(little(text.length), text)
const comments = (vendor: string, ...lines: string[]): Bytes =>
  join8(sized(vendor), little(lines.length), ...lines.map(sized))
const HEAD: Record<string, Bytes> = {
  opus: join8('OpusHead', new Uint8Array(11)),
  vorbis: join8('\x01vorbis', new Uint8Array(23)),
  speex: join8('Speex   ', new Uint8Array(72)),
  theora: join8('\x80theora', new Uint8Array(35)),
  flac: join8('\x7fFLAC', [1, 0, 0, 1], 'fLaC', new Uint8Array(38)),
}
const SOUND = page(0, 7, [join8('sound')])
const opus = (...pages: Bytes[]): Bytes => join8(page(FIRST, 7, [HEAD['opus']!]), ...pages, SOUND)
const tags = (...lines: string[]): Bytes =>
  opus(page(0, 7, [join8('OpusTags', comments('', ...lines))]))
const blank = (lengthBytes: number): Bytes => comments(' '.repeat(lengthBytes - 8))

describe.each([
  ['Opus', VOICE_OPUS],
  ['Vorbis', VOICE_VORBIS],
])('a recording in %s', (_name, bytes) => {
  it('has the checksums that its encoder would have written', async () => {
    expect(mendAll(bytes)).toEqual(bytes)
    const cleaned = await clean(bytes)
    expect(mendAll(cleaned!.bytes)).toEqual(cleaned!.bytes)
  })
})

function mendAll(bytes: Bytes): Bytes {
  const mended = bytes.slice()
  for (let at = 0; at !== -1; at = Buffer.from(mended).indexOf('OggS', at + 1)) {
    const lacing = mended.subarray(at + 27, at + 27 + mended[at + 26]!)
    const body = lacing.reduce((sum, each) => sum + each, 0)
    mendChecksum(mended.subarray(at, at + 27 + lacing.length + body))
  }
  return mended
}

describe('a comment', () => {
  it.each<[Trace, string]>([
    ['author', 'ARTIST=Rosa'],
    ['author', 'performer=Rosa'],
    ['title', 'TITLE=x'],
    ['title', 'Description=x'],
    ['time', 'DATE=2024'],
    ['place', 'LOCATION=Caracas'],
    ['place', 'GEO_LOCATION=x'],
    ['device', 'ENCODER=x'],
    ['thumbnail', 'METADATA_BLOCK_PICTURE=x'],
    ['thumbnail', 'COVERART=x'],
    ['comment', 'ROSA=x'],
  ])('that tells of %s is gone: %s', async (trace, line) => {
    const cleaned = await clean(tags(line))
    const lengthBytes = comments('', line).length
    expect(cleaned).toMatchObject({
      bytes: opus(page(0, 7, [join8('OpusTags', blank(lengthBytes))])),
      removed: [trace],
      mayRemain: false,
    })
    await expectClean(cleanOgg, cleaned!.bytes)
  })

  it('has no padding behind it that says something', async () => {
    const packet = join8('OpusTags', comments('vendor'), 'Rosa')
    const cleaned = await clean(opus(page(0, 7, [packet])))
    expect(cleaned?.removed).toEqual(['device', 'hidden'])
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
  })

  it('that goes on over three pages is gone on all of them', async () => {
    const packet = join8('OpusTags', comments('', `PICTURE=${'Rosa'.repeat(300)}`))
    const [first, second, third] = [
      packet.slice(0, 510),
      packet.slice(510, 1020),
      packet.slice(1020),
    ]
    const spread = (rest: Bytes[]): Bytes =>
      opus(
        page(0, 7, [rest[0]!], true),
        page(0, 9, [join8('of another stream')]),
        page(CONTINUED, 7, [rest[1]!], true),
        page(CONTINUED, 7, [rest[2]!, join8('sound')]),
      )
    const whole = spread([first, second, third])
    expect(await clean(whole)).toBeNull() // no stream has the number 9
    const cleaned = await clean(
      join8(page(FIRST, 9, [HEAD['speex']!]), page(0, 9, [comments('x')]), whole),
    )
    expect(cleaned?.bytes.length).toBeGreaterThan(whole.length)
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
    expect(indexOfText(cleaned!.bytes, 'of another stream')).not.toBe(-1)
    await expectClean(cleanOgg, cleaned!.bytes)
  })
})

describe('each codec', () => {
  it.each([
    ['vorbis', join8('\x03vorbis', comments('Rosa', 'ARTIST=Rosa'), [1])],
    ['speex', comments('Rosa', 'ARTIST=Rosa')],
    ['theora', join8('\x81theora', comments('Rosa', 'ARTIST=Rosa'))],
  ])('loses its comments: %s', async (codec, packet) => {
    const cleaned = await clean(join8(page(FIRST, 7, [HEAD[codec]!]), page(0, 7, [packet]), SOUND))
    expect(cleaned?.removed).toEqual(['author', 'device'])
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
  })

  it('loses every block of FLAC but the table for seeking', async () => {
    const block = (type: number, body: Bytes): Bytes => join8([type, 0, 0, body.length], body)
    const pages = [block(4, comments('Rosa')), block(3, join8('seek')), block(0x86, join8('Rosa'))]
    const cleaned = await clean(
      join8(page(FIRST, 7, [HEAD['flac']!]), ...pages.map((each) => page(0, 7, [each])), SOUND),
    )
    expect(cleaned?.removed).toEqual(['device', 'thumbnail'])
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
    expect(indexOfText(cleaned!.bytes, 'seek')).not.toBe(-1)
    await expectClean(cleanOgg, cleaned!.bytes)
  })
})

describe('what stands behind the last page', () => {
  it('is cut off', async () => {
    const cleaned = await clean(join8(tags(), 'TAG Rosa'))
    expect(cleaned?.removed).toEqual(['hidden'])
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
  })

  it('is not, when more sound follows: then nothing is known', async () => {
    expect(await clean(join8(tags(), 'damage', SOUND))).toBeNull()
  })
})

describe('a hostile Ogg', () => {
  const EMPTY = page(0, 7, [join8('OpusTags', comments(''))])
  const stream = (serial: number): Bytes =>
    join8(page(FIRST, serial, [HEAD['speex']!]), page(0, serial, [comments('')]))
  /** A name of an encoder that goes on over so many pages. */
  const long = (pages: number): Bytes => {
    const name = repeat(pages, page(CONTINUED, 7, [new Uint8Array(65_025)], true))
    const lengthBytes = pages * 65_025
    const first = join8('OpusTags', little(lengthBytes + 498), new Uint8Array(498))
    return opus(page(0, 7, [first], true), name, page(CONTINUED, 7, [join8(little(0))]))
  }

  it.each<[string, Bytes]>([
    ['nothing', new Uint8Array(0)],
    ['a codec that is not known', join8(page(FIRST, 7, [join8('fishead\0')]), SOUND)],
    ['two packets on the first page', join8(page(FIRST, 7, [HEAD['opus']!, HEAD['opus']!]), EMPTY)],
    ['no comments', page(FIRST, 7, [HEAD['opus']!])],
    ['comments of another codec', opus(page(0, 7, [comments('Rosa')]))],
    ['comments that are short', opus(page(0, 7, [join8('OpusTags', [0, 0])]))],
    ['an encoder of 4 GiB', opus(page(0, 7, [join8('OpusTags', little(-1), little(0))]))],
    ['a comment of 4 GiB', opus(page(0, 7, [join8('OpusTags', little(0), little(1), little(-1))]))],
    [
      'comments that are cut off',
      opus(page(0, 7, [join8('OpusTags', new Uint8Array(99))])).slice(0, 90),
    ],
    [
      'comments without an end',
      opus(repeat(9, page(CONTINUED, 7, [new Uint8Array(65_025)], true))),
    ],
    ['17 MiB of comments', long(270)],
    ['2,000 streams', join8(...Array.from({ length: 2000 }, (_, i) => stream(i)))],
  ])('is null: %s', async (_name, bytes) => {
    expect(await clean(bytes)).toBeNull()
  })

  it('may have long comments, and many streams', async () => {
    expect(await clean(long(20))).toMatchObject({ mayRemain: false })
    expect(await clean(join8(...[1, 2, 3].map(stream)))).toMatchObject({ mayRemain: false })
  })

  it('is no trouble when it says that it has four thousand million comments', async () => {
    const bytes = opus(page(0, 7, [join8('OpusTags', little(0), little(-1), new Uint8Array(99))]))
    expect(await clean(bytes)).toMatchObject({ removed: ['comment'] })
  })
})
