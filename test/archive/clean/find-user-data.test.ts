import { describe, expect, it } from '@jest/globals'
import { cleanIsobmff } from '../../../src/archive/clean/boxes/clean-isobmff.js'
import { box, uint32 } from './media.js'
import { cleanBytes, join8, repeat, type Bytes } from './pictures.js'

const zeros = (lengthBytes: number): Bytes => new Uint8Array(lengthBytes)
const hex = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'hex'))

const AVCHD = hex('17ee8c60f84d11d98cd60800200c9a66')
const X264 = hex('dc45e9bde6d948b7962cd820d923eeef')
const X265 = hex('2ca2de09b51747dbbb55a4fe7fc2fc4e')
const APPLE = hex('47564adc5c4c433f94efc5113cd143a8')

interface Film {
  coding: string
  prefixBytes: number
  offset: number
  table: 'stco' | 'co64'
  sampleBytes: number
}

/** A film whose first picture consists of these units. */
function film(units: Bytes[], changes: Partial<Film> = {}): Bytes {
  const { coding, prefixBytes, offset, table, sampleBytes } = {
    ...{ coding: 'avc1', prefixBytes: 4, offset: 24, table: 'stco', sampleBytes: 0 },
    ...changes,
  }
  const sample = join8(
    ...units.map((unit) => join8(uint32(unit.length).subarray(4 - prefixBytes), unit)),
  )
  const isHevc = coding.startsWith('h')
  const config = box(isHevc ? 'hvcC' : 'avcC', zeros(isHevc ? 21 : 4), [0xfc | (prefixBytes - 1)])
  const stbl = box(
    'stbl',
    box('stsd', uint32(0, 1), box(coding, zeros(78), config)),
    box('stsc', uint32(0, 1, 1, 1, 1)),
    box('stsz', uint32(0, sampleBytes, 1), sampleBytes === 0 ? uint32(sample.length) : []),
    box(table, uint32(0, 1), table === 'stco' ? uint32(offset) : uint32(0, offset)),
  )
  const hdlr = box('hdlr', uint32(0, 0), 'vide', zeros(13))
  const track = box('trak', box('mdia', hdlr, box('minf', stbl)))
  const ftyp = box('ftyp', 'mp42', uint32(0))
  return join8(ftyp, box('mdat', sample), box('moov', box('mvhd', zeros(100)), track))
}

function message(type: number, ...body: (Uint8Array | string)[]): Bytes {
  const bytes = join8(...body)
  const large = Math.floor(bytes.length / 255)
  return join8([type], repeat(large, join8([255])), [bytes.length % 255], bytes)
}
const sei = (...messages: Bytes[]): Bytes => join8([6], ...messages, [0x80])
const hevcSei = (kind: number, ...messages: Bytes[]): Bytes =>
  join8([kind << 1, 1], ...messages, [0x80])
const SLICE = join8([0x65], repeat(90, join8([5])))
const PLACE = message(5, AVCHD, 'MDPM\x02Rosa')

async function mayRemain(bytes: Bytes): Promise<boolean> {
  const cleaned = await cleanBytes(cleanIsobmff, bytes)
  expect(cleaned).toMatchObject({ bytes, removed: [] })
  return cleaned!.mayRemain
}

describe('user data before the first picture', () => {
  it.each<[string, Bytes]>([
    ['of an AVCHD camera', film([sei(PLACE), SLICE])],
    ['that no one knows', film([sei(message(5, zeros(16), 'Rosa'))])],
    ['behind other units', film([join8([9, 0xf0]), SLICE, sei(PLACE)])],
    ['behind other messages', film([sei(message(1, 'abc'), message(0, repeat(600, X264)), PLACE)])],
    ['behind that of an encoder', film([sei(message(5, X264, 'x264 - core 164')), sei(PLACE)])],
    ['behind stuffing', film([sei(join8([1, 4, 0, 0, 3, 0, 0]), PLACE)])],
    ['that is long', film([sei(message(5, zeros(16), 'Rosa'.repeat(200)))])],
    ['longer than that of Apple', film([sei(message(5, APPLE, 'Rosa was her'))])],
    ['in avc3', film([sei(PLACE)], { coding: 'avc3' })],
    ['in hvc1', film([hevcSei(39, PLACE)], { coding: 'hvc1' })],
    ['in hev1, behind the picture', film([hevcSei(40, PLACE)], { coding: 'hev1' })],
    ['with lengths of two bytes', film([SLICE, sei(PLACE)], { prefixBytes: 2 })],
    ['with lengths of one byte', film([SLICE, sei(PLACE)], { prefixBytes: 1 })],
    ['in a large file', film([sei(PLACE)], { table: 'co64' })],
    ['in samples of one size', film([sei(PLACE)], { sampleBytes: 33 })],
  ])('may remain: %s', async (_name, bytes) => {
    expect(await mayRemain(bytes)).toBe(true)
  })

  it.each<[string, Bytes]>([
    ['there is none', film([SLICE])],
    ['it is of x264', film([sei(message(5, X264, 'x264 - core 164 r3095')), SLICE])],
    [
      'it is of x265',
      film([hevcSei(39, message(5, X265, 'x265 (build 199)'))], { coding: 'hvc1' }),
    ],
    ['it is of Apple', film([sei(message(5, APPLE, hex('01ffccccff02002dc6c0')))])],
    ['it says nothing but a number', film([sei(message(5, AVCHD))])],
    ['it is captions', film([sei(message(4, AVCHD, 'GA94'))])],
    ['the picture looks like it', film([join8([0x65], PLACE)])],
    ['the picture is of HEVC', film([join8([6, 1], PLACE)], { coding: 'hvc1' })],
    ['the coding is another', film([sei(PLACE)], { coding: 'av01' })],
    ['the picture is not in the file', film([sei(PLACE)], { offset: 0xfffffff0 })],
    ['the picture is not in the media data', film([sei(PLACE)], { offset: 4 })],
    ['a unit goes beyond the picture', film([join8([6, 5, 255, 255]), zeros(9)])],
    ['there are 2^32 bytes', film([sei(PLACE)], { sampleBytes: 0xffffffff })],
    ['it is behind 256 KiB', film([repeat(3000, SLICE), sei(PLACE)])],
  ])('does not, when %s', async (_name, bytes) => {
    expect(await mayRemain(bytes)).toBe(false)
  })

  it.each(['stsd', 'stsz', 'stco', 'avcC'])('does not when %s is not there', async (type) => {
    const bytes = film([sei(PLACE)])
    bytes.set(Buffer.from('free'), Buffer.from(bytes).indexOf(type))
    expect((await cleanBytes(cleanIsobmff, bytes))?.mayRemain).toBe(false)
  })
})
