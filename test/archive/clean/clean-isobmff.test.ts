import { describe, expect, it } from '@jest/globals'
import { cleanIsobmff } from '../../../src/archive/clean/boxes/clean-isobmff.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import { box, MEDIA, uint32 } from './media.js'
import { cleanBytes, expectClean, indexOfText, join8, repeat, type Bytes } from './pictures.js'
import { FILM_MOV, FILM_MP4 } from './small-media.js'

const clean = (bytes: Bytes): ReturnType<typeof cleanBytes> => cleanBytes(cleanIsobmff, bytes)
const zeros = (lengthBytes: number): Bytes => new Uint8Array(lengthBytes)

const ftyp = box('ftyp', 'mp42', uint32(0), 'mp42')
const mvhd = (time = 0): Bytes => box('mvhd', uint32(0, time, time, 1000, 0), zeros(80))
const handler = (type: string, name = ''): Bytes =>
  box('hdlr', uint32(0, 0), type, zeros(12), name, [0])

/** A track whose samples lie at `offset`: two chunks, of two samples and of one. */
function track(type: string, offset: number, sizes = [4, 4, 8], ...more: Uint8Array[]): Bytes {
  const stbl = box(
    'stbl',
    box('stsd', uint32(0, 1), box('gpmd', zeros(8))),
    box('stsc', uint32(0, 2, 1, 2, 1, 2, 1, 1)),
    box('stsz', uint32(0, 0, sizes.length, ...sizes)),
    box('stco', uint32(0, 2, offset, offset + 12)),
  )
  return box('trak', box('mdia', handler(type), box('minf', stbl)), ...more)
}

/** The media data begin at the same place in each of these files. */
const MEDIA_AT = ftyp.length + 8
const film = (...inMoov: Uint8Array[]): Bytes =>
  join8(ftyp, box('mdat', 'positionPICTnearhereEND!'), box('moov', mvhd(), ...inMoov))

describe.each(MEDIA.filter(({ clean: cleaner }) => cleaner === cleanIsobmff))(
  '$name',
  ({ bytes }) => {
    it('keeps every byte of picture and sound', async () => {
      const cleaned = await clean(bytes)
      const at = indexOfText(bytes, 'mdat')
      const end = at - 4 + Buffer.from(bytes).readUInt32BE(at - 4)
      // The timecode of the QuickTime film, four bytes, is the only sample that is taken out.
      const shownAt = at + (bytes === FILM_MOV ? 8 : 4)
      expect(cleaned!.bytes.subarray(shownAt, end)).toEqual(bytes.subarray(shownAt, end))
    })
  },
)

describe('a track that nobody sees', () => {
  it.each(['meta', 'camm', 'rtmd', 'hint', 'tmcd', 'xxxx'])(
    'of kind %s goes with its samples',
    async (type) => {
      const cleaned = await clean(film(track(type, MEDIA_AT)))
      const text = Buffer.from(cleaned!.bytes).toString('latin1')
      expect(text).toContain(`${'\0'.repeat(8)}PICT${'\0'.repeat(8)}END!`)
      expect(text).not.toContain('trak')
      expect(cleaned).toMatchObject({
        removed: type === 'tmcd' ? ['time'] : ['hidden', 'place'],
        mayRemain: false,
      })
      await expectClean(cleanIsobmff, cleaned!.bytes)
    },
  )

  it.each<[string, Bytes]>([
    ['more samples than chunks hold', track('meta', MEDIA_AT, [4, 4, 8, 1])],
    ['samples outside of the media data', track('meta', 4)],
    ['samples beyond the end', track('meta', 0xfffffff0)],
    ['no tables', box('trak', box('mdia', handler('meta')))],
    ['2^32 samples', claim('stsz', 0xffffffff, 8)],
    ['2^32 samples of 4 GiB', claim('stsz', 0xffffffff, 4, 8)],
    ['2^32 chunks', claim('stco', 0xffffffff, 4)],
    ['2^32 runs of chunks', claim('stsc', 0xffffffff, 4)],
    ['a chunk more than its table', claim('stco', 3, 4)],
    ['a sample more than its table', claim('stsz', 4, 8)],
  ])('may leave something when it has %s', async (_name, bytes) => {
    const cleaned = await clean(film(bytes))
    expect(cleaned).toMatchObject({ mayRemain: true })
    expect(indexOfText(cleaned!.bytes, 'ftypmp42')).toBe(4)
  })

  it('may leave something in fragments', async () => {
    const fragmented = join8(film(track('meta', MEDIA_AT)), box('moof', box('mfhd', uint32(0, 1))))
    expect(await clean(fragmented)).toMatchObject({ mayRemain: true })
  })
})

describe('a track of subtitles', () => {
  it('stays, and may say something', async () => {
    const cleaned = await clean(film(track('text', MEDIA_AT)))
    expect(cleaned).toMatchObject({ removed: [], mayRemain: true })
    expect(indexOfText(cleaned!.bytes, 'positionPICTnearhereEND!')).toBe(MEDIA_AT)
  })
})

describe('a box', () => {
  const key = (name: string): Bytes => box('keys', uint32(0, 1, name.length + 8), 'mdta', name)
  const metadata = (name: string): Bytes => box('meta', uint32(0), handler('mdta'), key(name))
  const xmp = Uint8Array.from(Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'))

  it.each<[Trace[], string, Bytes]>([
    [['place'], 'udta with ©xyz', box('udta', box('\xa9xyz', 'x'))],
    [['place'], 'udta with loci', box('udta', box('loci', 'x'))],
    [['time'], 'udta with ©day', box('udta', box('\xa9day', 'x'))],
    [['device'], 'udta with ©mod', box('udta', box('\xa9mod', 'x'))],
    [['author'], 'udta with auth', box('udta', box('auth', 'x'))],
    [['title'], 'udta with titl', box('udta', box('titl', 'x'))],
    [['comment'], 'udta with ©cmt', box('udta', box('\xa9cmt', 'x'))],
    [['thumbnail'], 'udta with covr', box('udta', box('covr', 'x'))],
    [['hidden'], 'udta with what is not known', box('udta', box('rosa', 'x'))],
    [['hidden'], 'udta with what is no box', box('udta', 'Rosa')],
    [[], 'udta with nothing', box('udta', zeros(4))],
    [['place'], 'meta with a key of a place', metadata('com.apple.quicktime.location.ISO6709')],
    [['time'], 'meta with a key of a date', metadata('com.apple.quicktime.creationdate')],
    [['device'], 'meta with a key of Android', metadata('com.android.version')],
    [['author'], 'uuid with XMP', box('uuid', xmp, '<dc:creator>')],
    [['hidden'], 'uuid of a maker', box('uuid', 'Rosa'.repeat(4))],
    [['hidden'], 'free with something in it', box('free', 'Rosa')],
    [['hidden'], 'box that is not known', box('rosa', 'Rosa')],
  ])('says %j: %s', async (traces, _name, bytes) => {
    const inTrack = film(track('text', MEDIA_AT, [4, 4, 8], bytes))
    for (const whole of [film(bytes), inTrack, join8(film(), bytes), join8(ftyp, bytes, film())]) {
      const cleaned = await clean(whole)
      expect(cleaned?.removed).toEqual(traces)
      expect(cleaned?.bytes).toHaveLength(whole.length)
      expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
      await expectClean(cleanIsobmff, cleaned!.bytes)
    }
  })

  it('with times has none any more', async () => {
    const large = box('mvhd', [1, 0, 0, 0], uint32(0, 77, 0, 77, 1000), zeros(84))
    for (const bytes of [mvhd(77), large]) {
      const cleaned = await clean(join8(ftyp, box('moov', bytes)))
      expect(cleaned?.removed).toEqual(['time'])
      expect(cleaned?.bytes).not.toContain(77)
    }
  })

  it('that is a clock or an event goes', async () => {
    for (const type of ['prft', 'emsg']) {
      const cleaned = await clean(join8(film(), box(type, 'Rosa')))
      expect(indexOfText(cleaned!.bytes, 'free\0\0\0\0')).toBe(film().length + 4)
    }
  })

  it('that says where the media are has no names of folders', async () => {
    const dref = box('dref', uint32(0, 1), box('alis', uint32(1), 'Rosa HD:Users:rosa'))
    const minf = box('minf', box('dinf', dref), box('stbl'))
    const cleaned = await clean(film(box('trak', box('mdia', handler('soun', 'Rosa'), minf))))
    expect(cleaned?.removed).toEqual(['device', 'hidden'])
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
  })
})

describe('what stands behind the last box', () => {
  it.each([
    ['text', 'Rosa was here'],
    ['a box that is cut off', join8(uint32(99), 'Rosa')],
    ['a box smaller than its header', join8(uint32(7), 'Rosa')],
    ['a box without a name', join8(uint32(0), [0, 1, 2, 3])],
  ])('is cut off: %s', async (_name, rest) => {
    const cleaned = await clean(join8(FILM_MP4, rest))
    expect(cleaned?.bytes).toHaveLength(FILM_MP4.length)
    expect(cleaned?.removed).toContain('hidden')
  })

  it('in moov becomes zeros', async () => {
    const cleaned = await clean(film(join8('Rosa was here')))
    expect(cleaned?.removed).toEqual(['hidden'])
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
  })

  it('is kept when a transfer broke off in the media data', async () => {
    const cut = film().slice(0, MEDIA_AT + 10)
    const moovFirst = join8(ftyp, box('moov', mvhd()), cut.subarray(ftyp.length))
    expect(await clean(moovFirst)).toMatchObject({ bytes: moovFirst, removed: [] })
  })
})

describe('a hostile file', () => {
  it.each<[string, Bytes]>([
    ['nothing', zeros(0)],
    ['only a type', ftyp],
    ['no mvhd', join8(ftyp, box('moov'))],
    ['a compressed moov', join8(ftyp, box('moov', box('cmov', 'x')))],
    ['a moov that is cut off', join8(ftyp, uint32(99), 'moov', mvhd())],
    ['a track that goes beyond moov', film(join8(uint32(0x7fffffff), 'trak', zeros(9)))],
    ['an mvhd of a version of its own', join8(ftyp, box('moov', box('mvhd', [9], zeros(99))))],
    ['an mvhd that is short', join8(ftyp, box('moov', box('mvhd', zeros(9))))],
    ['200,000 boxes', join8(ftyp, repeat(200_000, box('free')), film())],
    ['200,000 boxes in moov', film(repeat(200_000, box('free')))],
  ])('is null: %s', async (_name, bytes) => {
    expect(await clean(bytes)).toBeNull()
  })

  it.each<[string, Bytes]>([
    ['a size of 2^63', join8(film(), uint32(1), 'mdat', uint32(0x80000000, 0), 'xx')],
    ['sizes of zero', join8(film(), uint32(0), 'mdat')],
    ['boxes in boxes', film(box('udta', nest('meta', 5000)))],
    ['udta in udta', film(nest('udta', 5000))],
  ])('is no trouble: %s', async (_name, bytes) => {
    const started = performance.now()
    expect(await clean(bytes)).not.toBeNull()
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

function nest(type: string, depth: number): Bytes {
  const bytes = new Uint8Array(depth * 12)
  for (let i = 0; i < depth; i++) {
    bytes.set(join8(uint32((depth - i) * 12), type, zeros(4)).subarray(0, 12), i * 12)
  }
  return bytes
}

/** A track one of whose tables says, at some of its fields, that it has so many of something. */
function claim(type: string, value: number, ...offsets: number[]): Bytes {
  const bytes = track('meta', MEDIA_AT)
  const at = indexOfText(bytes, type) + 4
  for (const offset of offsets) bytes.set(uint32(value), at + offset)
  return bytes
}
