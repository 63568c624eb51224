import { describe, expect, it } from '@jest/globals'
import { cleanWebm } from '../../../src/archive/clean/matroska/clean-webm.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import { cleanBytes, expectClean, indexOfText, join8, repeat, type Bytes } from './pictures.js'
import { FILM_WEBM, LIVE_WEBM } from './small-media.js'

const clean = (bytes: Bytes): ReturnType<typeof cleanBytes> => cleanBytes(cleanWebm, bytes)
const hex = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'hex'))
type Content = Uint8Array | string

/** With a length of eight bytes, or one that is not said. */
function element(id: string, ...body: Content[]): Bytes {
  const bytes = join8(...body)
  const length = [bytes.length >>> 24, (bytes.length >>> 16) & 255, (bytes.length >>> 8) & 255]
  return join8(hex(id), [1, 0, 0, 0, ...length, bytes.length & 255], bytes)
}
const endless = (id: string, ...body: Content[]): Bytes =>
  join8(hex(id), hex('01ffffffffffffff'), ...body)

const head = element('1a45dfa3', element('4282', 'webm'))
const INFO = '1549a966'
const TRACKS = '1654ae6b'
const CLUSTER = '1f43b675'
const TAGS = '1254c367'
const info = element(INFO, element('2ad7b1', '\x0f\x42\x40'))
const track = (type: number, ...more: Bytes[]): Bytes =>
  element('ae', element('d7', '\x01'), element('83', String.fromCharCode(type)), ...more)
const tracks = (...more: Bytes[]): Bytes => element(TRACKS, track(2, ...more))
const block = element('a3', '\x81\0\0\0sound')
const segment = (...body: Bytes[]): Bytes => join8(head, element('18538067', ...body))
const film = (...more: Bytes[]): Bytes => segment(info, tracks(), ...more, element(CLUSTER, block))
const tags = (name: string): Bytes =>
  element(TAGS, element('7373', element('67c8', element('45a3', name), element('4487', 'Rosa'))))

describe.each([
  ['with an index', FILM_WEBM],
  ['of a live recording', LIVE_WEBM],
])('a film %s', (_name, bytes) => {
  it('keeps every byte of its clusters', async () => {
    const at = bytes.indexOf(0x1f, 500)
    const [before, after] = [Buffer.from(bytes), Buffer.from((await clean(bytes))!.bytes)]
    const start = before.indexOf(hex(CLUSTER), at)
    const end = before.indexOf(hex('1c53bb6b'), start)
    expect(after.subarray(start, end > 0 ? end : undefined)).toEqual(
      before.subarray(start, end > 0 ? end : undefined),
    )
  })

  it('is cleaned as well when its clusters do not say where they end', async () => {
    const endlessly = bytes.slice()
    const at = Buffer.from(bytes).indexOf(hex(CLUSTER)) + 4
    endlessly.set(bytes[at]! & 0x80 ? [0xff] : [0x7f, 0xff], at)
    const cleaned = await clean(endlessly)
    expect(cleaned).toMatchObject({ removed: (await clean(bytes))!.removed, mayRemain: false })
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
    await expectClean(cleanWebm, cleaned!.bytes)
  })
})

describe('an element', () => {
  it.each<[Trace[], string, Bytes]>([
    [['author'], 'a tag with a name', film(tags('ARTIST'))],
    [['place'], 'a tag with a place', film(tags('LOCATION'))],
    [['device'], 'a tag with a program', film(tags('ENCODER'))],
    [['hidden'], 'a tag that is not known', film(tags('ROSA'))],
    [[], 'a tag that says how long it is', film(tags('DURATION'))],
    [['hidden'], 'an attachment', film(element('1941a469', 'Rosa'))],
    [['hidden'], 'what is not known', film(element('ab', 'Rosa'))],
    [['hidden'], 'empty space that is not empty', film(element('ec', 'Rosa'))],
    [['time'], 'a date', segment(element(INFO, element('4461', 'Rosa')), tracks())],
    [['title'], 'a title', segment(element(INFO, element('7ba9', 'Rosa')), tracks())],
    [['device'], 'a muxer', segment(element(INFO, element('4d80', 'Rosa')), tracks())],
    [['device'], 'a program', segment(element(INFO, element('5741', 'Rosa')), tracks())],
    [['hidden'], 'a number of the file', segment(element(INFO, element('73a4', 'Rosa')), tracks())],
    [['title'], 'the name of a track', segment(info, tracks(element('536e', 'Rosa')))],
    [['device'], 'the name of a codec', segment(info, tracks(element('258688', 'Rosa')))],
    [['hidden'], 'what is not known in a cluster', film(element(CLUSTER, element('ce', 'Rosa')))],
    [['hidden'], 'what is behind the end', join8(film(), 'Rosa')],
    [
      ['author'],
      'a tag behind clusters',
      segment(info, tracks(), element(CLUSTER, block), tags('ARTIST')),
    ],
    [
      ['author'],
      'a tag behind a cluster without an end',
      join8(head, endless('18538067', info, tracks(), endless(CLUSTER, block), tags('ARTIST'))),
    ],
  ])('that says %j says nothing any more: %s', async (traces, _name, bytes) => {
    const cleaned = await clean(bytes)
    expect(cleaned).toMatchObject({ removed: traces, mayRemain: false })
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
    expect(cleaned!.bytes.length).toBe(bytes.length - (bytes.length === film().length + 4 ? 4 : 0))
    await expectClean(cleanWebm, cleaned!.bytes)
  })

  it.each([2, 3, 128, 129, 130, 300])('of %i bytes in all becomes space as long', async (total) => {
    const length =
      total - 2 < 127 ? [0x80 | (total - 2)] : [0x40 | ((total - 3) >> 8), (total - 3) & 255]
    const unwanted = join8(hex('ab'), length, 'R'.repeat(total - 1 - length.length))
    const cleaned = await clean(film(unwanted, element('ec')))
    expect(cleaned?.bytes.length).toBe(film(unwanted, element('ec')).length)
    expect(indexOfText(cleaned!.bytes, 'R')).toBe(-1)
    await expectClean(cleanWebm, cleaned!.bytes)
  })

  it('with a checksum loses it', async () => {
    const checksum = element('bf', '\x01\x02\x03\x04')
    const cleaned = await clean(segment(checksum, element(INFO, checksum), tracks(checksum)))
    expect(cleaned).toMatchObject({ removed: [], mayRemain: false })
    expect(indexOfText(cleaned!.bytes, '\x01\x02\x03\x04')).toBe(-1)
  })

  it('that leads to tags leads nowhere, and the others stay', async () => {
    const seek = (id: string): Bytes =>
      element('4dbb', element('53ab', hex(id)), element('53ac', '\x05'))
    const cleaned = await clean(film(element('114d9b74', seek(TAGS), seek(TRACKS))))
    const has = (bytes: Bytes): boolean => Buffer.from(cleaned!.bytes).includes(Buffer.from(bytes))
    expect(has(hex(TAGS))).toBe(false)
    expect(has(seek(TRACKS))).toBe(true)
  })

  it.each([
    ['A_VORBIS', join8('\x02\x03\x15', 'one\x03vorbis\x04\0\0\0Rosa\x01\0\0\0\x07\0\0\0ARTIST=')],
    ['A_FLAC', join8('fLaC\0\0\0\x01x\x84\0\0\x0c\x04\0\0\0Rosa\0\0\0\0')],
  ])('with the headers of %s has no comments in it', async (codec, headers) => {
    const secrets = codec === 'A_VORBIS' ? join8(headers, '\x01setup') : headers
    secrets[2] = codec === 'A_VORBIS' ? secrets.length - 3 - 3 - 5 : secrets[2]!
    const cleaned = await clean(
      segment(info, tracks(element('86', codec), element('63a2', secrets))),
    )
    expect(indexOfText(cleaned!.bytes, 'Rosa')).toBe(-1)
    expect(cleaned?.removed).toContain('device')
    await expectClean(cleanWebm, cleaned!.bytes)
  })

  it.each<[string, Bytes]>([
    ['subtitles', segment(info, element(TRACKS, track(0x11)))],
    ['metadata', segment(info, element(TRACKS, track(0x21)))],
    ['chapters', film(element('1043a770', 'x'))],
    ['damage in a cluster', segment(info, tracks(), element(CLUSTER, 'Rosa', '\0\0\0'))],
  ])('may leave something: %s', async (_name, bytes) => {
    expect(await clean(bytes)).toMatchObject({ mayRemain: true })
  })
})

describe('a hostile WebM', () => {
  it.each<[string, Bytes]>([
    ['nothing', new Uint8Array(0)],
    ['no segment', head],
    ['no tracks', segment(info)],
    ['another kind of EBML', join8(element('1a45dfa3', element('4282', 'rosa')), film())],
    ['a track without an end', segment(info, element(TRACKS, endless('ae')))],
    [
      'a track that goes beyond its list',
      segment(element(TRACKS, hex('ae8a')), element('d7', '\x01')),
    ],
    ['two million elements', film(repeat(2_100_000, hex('ec80')))],
    ['two films in one', join8(film(), film())],
    ['two films in one without an end', join8(head, endless('18538067', info, tracks()), film())],
  ])('is null: %s', async (_name, bytes) => {
    expect(await clean(bytes)).toBeNull()
  })

  it.each<[string, Bytes]>([
    ['a cluster of 2^56 bytes', segment(info, tracks(), hex('1f43b67501fffffffffffffe'), block)],
    ['200,000 clusters', segment(info, tracks(), repeat(200_000, element(CLUSTER)))],
    ['tags in tags', film(element(TAGS, nest(3000)))],
  ])('is no trouble: %s', async (_name, bytes) => {
    expect(await clean(bytes)).not.toBeNull()
  })
})

function nest(depth: number): Bytes {
  let bytes: Bytes = element('67c8')
  for (let i = 0; i < depth; i++) bytes = element('67c8', bytes)
  return bytes
}
