import { describe, expect, it } from '@jest/globals'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import { findExifTraces } from '../../../src/archive/clean/pictures/find-exif-traces.js'
import { findIptcTraces } from '../../../src/archive/clean/pictures/find-iptc-traces.js'
import { findXmpTraces } from '../../../src/archive/clean/pictures/find-xmp-traces.js'
import { createMinimalExif } from '../../../src/archive/clean/pictures/minimal-exif.js'
import { join8, type Bytes } from './pictures.js'

type Entry = [tag: number, type: number, count: number, value: number | string]

/** Directories one behind the other, the first at 8; each names its successor, and values are written in place. */
function tiff(isLittle: boolean, ...directories: { entries: Entry[]; next?: number }[]): Bytes {
  const bytes = new Uint8Array(8 + directories.reduce((sum, { entries }) => sum + size(entries), 0))
  const view = new DataView(bytes.buffer)
  bytes.set(Buffer.from(isLittle ? 'II*\0' : 'MM\0*', 'latin1'))
  view.setUint32(4, 8, isLittle)
  let at = 8
  for (const { entries, next = 0 } of directories) {
    view.setUint16(at, entries.length, isLittle)
    entries.forEach(([tag, type, count, value], i) => {
      const entryAt = at + 2 + i * 12
      view.setUint16(entryAt, tag, isLittle)
      view.setUint16(entryAt + 2, type, isLittle)
      view.setUint32(entryAt + 4, count, isLittle)
      if (typeof value === 'string') bytes.set(Buffer.from(value, 'latin1'), entryAt + 8)
      else if (type === 3) view.setUint16(entryAt + 8, value, isLittle)
      else view.setUint32(entryAt + 8, value, isLittle)
    })
    view.setUint32(at + 2 + entries.length * 12, next, isLittle)
    at += size(entries)
  }
  return bytes
}

function size(entries: Entry[]): number {
  return 6 + 12 * entries.length
}

/** One entry in the first directory takes 18 bytes, so that the second is at 26. */
const SECOND = 26

describe.each([true, false])('traces in EXIF, little endian: %s', (isLittle) => {
  const one = (...entries: Entry[]): Bytes => tiff(isLittle, { entries })
  const below = (tag: number, ...entries: Entry[]): Bytes =>
    tiff(isLittle, { entries: [[tag, 4, 1, SECOND]] }, { entries })

  it.each<[name: string, expected: Trace[], bytes: Bytes]>([
    ['nothing', [], one()],
    ['its orientation', [], one([0x0112, 3, 1, 6])],
    ['how dots are measured', ['hidden'], one([0x0128, 3, 1, 2])],
    ['a latitude', ['place'], below(0x8825, [0x02, 5, 3, 0])],
    ['a satellite date', ['place', 'time'], below(0x8825, [0x1d, 2, 4, 'now\0'])],
    ['a date', ['time'], one([0x0132, 2, 4, 'now\0'])],
    ['the date of the shot', ['time'], below(0x8769, [0x9003, 2, 4, 'now\0'])],
    ['a maker', ['device'], one([0x010f, 2, 4, 'Acm\0'])],
    ['a serial number', ['device'], below(0x8769, [0xa431, 2, 4, '123\0'])],
    ['a note of the maker', ['device'], below(0x8769, [0x927c, 7, 4, 'note'])],
    ['an artist', ['author'], one([0x013b, 2, 4, 'Ros\0'])],
    ['an artist without a name', [], one([0x013b, 2, 4, '   \0'])],
    ['an owner', ['author'], below(0x8769, [0xa430, 2, 4, 'Ros\0'])],
    ['a description', ['title'], one([0x010e, 2, 4, 'War\0'])],
    ['key words', ['title'], one([0x9c9e, 1, 4, 'a\0\0\0'])],
    ['a comment', ['comment'], one([0x9c9c, 1, 4, 'a\0\0\0'])],
    ['a value beyond the end', ['author'], one([0x013b, 2, 99, 4096])],
    ['a small copy', ['thumbnail'], tiff(isLittle, { entries: [], next: 14 }, { entries: [] })],
    ['a directory beyond the end', ['hidden'], one([0x8769, 4, 1, 0xffffffff])],
    ['a directory in itself', ['hidden'], one([0x8769, 4, 1, 8])],
    ['more entries than there is room for', ['hidden'], one().fill(0xff, 8)],
  ])('are told of %s', (_name, expected, bytes) => {
    expect(findExifTraces(bytes).traces).toEqual(expected)
  })

  it('are told of a comment that has more than its encoding', () => {
    const comment = (text: string): Bytes =>
      join8(one([0x9286, 7, 16, SECOND]), 'ASCII\0\0\0', text)
    expect(findExifTraces(comment('Rosa    ')).traces).toEqual(['comment'])
    expect(findExifTraces(comment('        ')).traces).toEqual([])
  })

  it('are not sought without end', () => {
    const blank = Array<Entry>(65_535).fill([0x013b, 2, 700_000, 800_000])
    const { traces } = findExifTraces(join8(one(...blank), new Uint8Array(800_000)))
    expect(traces).toContain('hidden')
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('leave the orientation: %i', (orientation) => {
    expect(findExifTraces(one([0x0112, 3, 1, orientation])).orientation).toBe(orientation)
    const little = tiff(
      isLittle,
      { entries: [], next: 14 },
      { entries: [[0x0112, 3, 1, orientation]] },
    )
    expect(findExifTraces(little).orientation).toBe(1)
  })
})

it('finds nothing in a block that says only which way up', () => {
  for (const mark of ['', 'Exif\0\0']) {
    const block = join8(mark, createMinimalExif(8))
    expect(findExifTraces(block)).toEqual({ traces: [], orientation: 8 })
  }
})

it.each(['', 'II', 'MM\0*\0\0\0', 'II\0*\0\0\0\x08', 'Exif\0\0'])('takes %j for hidden', (text) => {
  expect(findExifTraces(join8(text))).toEqual({ traces: ['hidden'], orientation: 1 })
})

it.each<[Trace, string]>([
  ['place', '<exif:GPSLatitude>23,8N'],
  ['place', 'Iptc4xmpCore:Location="Ward"'],
  ['place', 'photoshop:City="Caracas"'],
  ['time', 'xmp:CreateDate="2024"'],
  ['time', '<photoshop:DateCreated>'],
  ['time', 'exif:DateTimeOriginal="2024"'],
  ['device', 'tiff:Model="Phone"'],
  ['device', 'xmp:CreatorTool="Paint"'],
  ['author', '<dc:creator><rdf:Seq>'],
  ['author', 'aux:OwnerName="Rosa"'],
  ['title', '<dc:subject>'],
  ['thumbnail', '<xmp:Thumbnails>'],
  ['hidden', '<x:xmpmeta/>'],
])('finds %s in XMP: %s', (trace, text) => {
  expect(findXmpTraces(join8(text))).toContain(trace)
})

describe('traces in IPTC', () => {
  const resource = (id: number, body: Uint8Array, name = '\x03abc'): Bytes =>
    join8('8BIM', [id >> 8, id & 0xff], name, [0, 0, 0, body.length], body)
  const record = (dataset: number): Bytes => join8([0x1c, 2, dataset, 0, 4], 'Rosa')
  const inBlock = (...resources: Uint8Array[]): Trace[] =>
    findIptcTraces(join8('Photoshop 3.0\0', ...resources))

  it.each<[number, Trace]>([
    [80, 'author'],
    [55, 'time'],
    [90, 'place'],
    [92, 'place'],
    [95, 'place'],
    [101, 'place'],
    [5, 'title'],
    [120, 'title'],
    [105, 'title'],
    [25, 'title'],
    [200, 'hidden'],
  ])('are told by dataset 2:%i (%s)', (dataset, trace) => {
    expect(inBlock(resource(0x03ed, join8('12')), resource(0x0404, record(dataset)))).toEqual([
      trace,
    ])
  })

  it('stand behind a name that is filled up to an even length', () => {
    expect(inBlock(resource(0x0404, record(80), '\x02ab\0'))).toEqual(['author'])
  })

  it('are a small copy', () => {
    expect(inBlock(resource(0x040c, join8('rgb!')))).toEqual(['thumbnail'])
  })

  it.each([
    '',
    'Photoshop 3.0\0',
    'Photoshop 3.0\x008BIM\x04\x04\xff',
    'Photoshop 3.0\x008BIM\x04\x04\xff12345',
    'Photoshop 3.0\x008BIM\x04\x04\0\0\xff\xff\xff\xff\x1c',
  ])('are hidden in %j', (text) => {
    expect(findIptcTraces(join8(text))).toEqual(['hidden'])
  })
})
