import { describe, expect, it } from '@jest/globals'
import { cleanIsobmff } from '../../../src/archive/clean/boxes/clean-isobmff.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import { createMinimalExif } from '../../../src/archive/clean/pictures/minimal-exif.js'
import { box, uint32 } from './media.js'
import { cleanBytes, expectClean, indexOfText, join8, repeat, type Bytes } from './pictures.js'
import { PICTURE_AVIF, PICTURE_HEIC } from './small-media.js'

const clean = (bytes: Bytes): ReturnType<typeof cleanBytes> => cleanBytes(cleanIsobmff, bytes)
const uint16 = (value: number): number[] => [value >> 8, value & 255]

const ftyp = box('ftyp', 'heic', uint32(0), 'mif1heic')
const hdlr = box('hdlr', uint32(0, 0), 'pict', new Uint8Array(13))
const EXIF = join8(uint32(0), createMinimalExif(6), 'Rosa took it with her telephone')
const EMPTY_EXIF = join8(uint32(0), 'MM\0*', uint32(8), new Uint8Array(EXIF.length - 12))

interface Item {
  type: string
  name?: string
  rest?: string
  extents: { offset: number; lengthBytes: number }[]
  method?: number
}

const infe = ({ type, name = '', rest = '' }: Item, id: number): Bytes =>
  box('infe', [2, 0, 0, 0], uint16(id), [0, 0], type, name, [0], rest)

const ILOC: Record<number, (items: Item[]) => Bytes> = {
  0: (items) => createIloc(0, items),
  1: (items) => createIloc(1, items),
  2: (items) => createIloc(2, items),
}

function createIloc(version: number, items: Item[]): Bytes {
  const number = version < 2 ? uint16 : uint32
  const rows = items.map(({ extents, method = 0 }, i) =>
    join8(
      number(i + 1),
      version > 0 ? uint16(method) : [],
      ...[uint16(0), uint32(0), uint16(extents.length)],
      ...extents.map(({ offset, lengthBytes }) => uint32(offset, lengthBytes)),
    ),
  )
  return box('iloc', [version, 0, 0, 0], [0x44, 0x40], number(items.length), ...rows)
}

/** A picture, whose media data begin at MEDIA_AT, with items besides. */
const MEDIA_AT = ftyp.length + 8
function picture(media: string | Uint8Array, items: Item[], version = 0, ...more: Bytes[]): Bytes {
  const iinf = box(
    'iinf',
    uint32(0),
    uint16(items.length),
    ...items.map((item, i) => infe(item, i + 1)),
  )
  const meta = box('meta', uint32(0), hdlr, iinf, ILOC[version]!(items), ...more)
  return join8(ftyp, box('mdat', media), meta)
}
const inMedia = (offset: number, lengthBytes: number): Item['extents'] => [
  { offset: MEDIA_AT + offset, lengthBytes },
]
const PICTURE: Item = { type: 'hvc1', extents: inMedia(0, 4) }

describe.each([
  ['HEIC', PICTURE_HEIC],
  ['AVIF', PICTURE_AVIF],
])('a %s without metadata', (_name, bytes) => {
  it('stays as it is', async () => {
    expect(await clean(bytes)).toMatchObject({ bytes, removed: [], mayRemain: false })
  })
})

describe.each([0, 1, 2])('with locations of version %i', (version) => {
  const media = join8('PIXL', EXIF, '<dc:creator>Rosa')
  const items: Item[] = [
    PICTURE,
    { type: 'Exif', extents: inMedia(4, EXIF.length) },
    { type: 'mime', rest: 'application/rdf+xml\0', extents: inMedia(4 + EXIF.length, 16) },
  ]

  it('an EXIF item becomes an empty one and XMP becomes zeros', async () => {
    const cleaned = await clean(picture(media, items, version))
    const emptied = picture(join8('PIXL', EMPTY_EXIF, new Uint8Array(16)), items, version)
    expect(cleaned).toMatchObject({
      bytes: emptied,
      removed: ['author', 'hidden'],
      mayRemain: false,
    })
    await expectClean(cleanIsobmff, emptied)
  })
})

describe('an item', () => {
  it('in idat is found there', async () => {
    const items: Item[] = [
      { type: 'Exif', method: 1, extents: [{ offset: 0, lengthBytes: EXIF.length }] },
    ]
    const cleaned = await clean(picture('PIXL', items, 1, box('idat', EXIF)))
    expect(cleaned?.bytes).toEqual(picture('PIXL', items, 1, box('idat', EMPTY_EXIF)))
  })

  it('in two pieces is emptied in both', async () => {
    const extents = [...inMedia(4, 20), ...inMedia(30, EXIF.length - 20)]
    const media = join8('PIXL', EXIF.subarray(0, 20), 'pixels', EXIF.subarray(20))
    const cleaned = await clean(picture(media, [{ type: 'Exif', extents }]))
    expect(indexOfText(cleaned!.bytes, 'telephone')).toBe(-1)
    expect(indexOfText(cleaned!.bytes, 'pixels')).toBe(MEDIA_AT + 24)
    expect(cleaned).toMatchObject({ mayRemain: false })
  })

  it('that is too short for an empty EXIF becomes zeros', async () => {
    const items: Item[] = [{ type: 'Exif', extents: inMedia(4, 4) }]
    const cleaned = await clean(picture('PIXLRosa', items))
    expect(cleaned?.bytes).toEqual(picture('PIXL\0\0\0\0', items))
  })

  it.each<[string, Item]>([
    ['lies outside of the media data', { type: 'Exif', extents: [{ offset: 4, lengthBytes: 8 }] }],
    ['goes beyond the end', { type: 'Exif', extents: inMedia(0, 0xfffffff0) }],
    ['has no length', { type: 'Exif', extents: inMedia(0, 0) }],
    ['lies in another item', { type: 'Exif', extents: inMedia(0, 4), method: 2 }],
    ['lies in an idat that is not there', { type: 'mime', extents: inMedia(0, 4), method: 1 }],
    ['is of a kind that is not known', { type: 'rosa', extents: inMedia(0, 4) }],
    ['is a JPEG, which may have EXIF inside', { type: 'jpeg', extents: inMedia(0, 4) }],
  ])('stays, and something may remain, when it %s', async (_name, item) => {
    const bytes = picture('PIXL', [PICTURE, item], 1)
    expect(await clean(bytes)).toMatchObject({ bytes, removed: [], mayRemain: true })
  })

  it('has no name', async () => {
    const cleaned = await clean(picture('PIXL', [{ ...PICTURE, name: 'Rosa' }]))
    const nameless = picture('PIXL', [{ ...PICTURE, name: '\0\0\0\0' }])
    expect(cleaned).toMatchObject({ bytes: nameless, removed: ['title'] })
  })
})

describe('a property', () => {
  const withProperty = (property: Bytes): Bytes =>
    picture('PIXL', [PICTURE], 0, box('iprp', box('ipco', property), box('ipma', uint32(0, 0))))

  it.each<[Trace, string, string]>([
    ['title', 'udes', '\0\0\0\0'],
    ['title', 'altt', '\0\0\0\0'],
    ['time', 'crtt', '\0\0\0\0'],
    ['time', 'mdft', '\0\0\0\0'],
    ['hidden', 'uuid', 'sixteen bytes...'],
  ])('says %s no more: %s', async (trace, type, head) => {
    const cleaned = await clean(withProperty(box(type, head, 'Rosa\0')))
    const empty = withProperty(box(type, head, '\0\0\0\0\0'))
    expect(cleaned).toMatchObject({ bytes: empty, removed: [trace], mayRemain: false })
  })

  it('that turns the picture stays', async () => {
    const turned = withProperty(box('irot', [3]))
    expect(await clean(turned)).toMatchObject({ bytes: turned, removed: [] })
  })
})

describe('what is beside the list of pictures', () => {
  it.each(['rosa', 'uuid', 'free'])('goes from the list as well: %s', async (type) => {
    const cleaned = await clean(picture('PIXL', [PICTURE], 0, box(type, 'Rosa'.repeat(9))))
    expect(cleaned).toMatchObject({
      bytes: picture('PIXL', [PICTURE], 0, box('free', new Uint8Array(36))),
      removed: ['hidden'],
    })
  })

  it.each(['mpvd', 'sefd', 'uuid'])('goes: %s', async (type) => {
    const film = box(type, 'Rosa'.repeat(9))
    const cleaned = await clean(join8(PICTURE_HEIC, film))
    expect(cleaned).toMatchObject({
      bytes: join8(PICTURE_HEIC, box('free', new Uint8Array(36))),
      removed: ['hidden'],
    })
  })
})

describe('a hostile list of pictures', () => {
  const withIloc = (iloc: Bytes): Bytes =>
    join8(ftyp, box('mdat', 'PIXL'), box('meta', uint32(0), hdlr, iloc))

  it.each<[string, Bytes]>([
    ['locations of version 3', withIloc(box('iloc', [3], new Uint8Array(9)))],
    ['locations that are not there', withIloc(box('iloc', [0, 0, 0, 0, 0x44, 0x40, 0xff, 0xff]))],
    [
      'a million extents of no bytes',
      withIloc(
        box('iloc', uint32(0), [0, 0, 0xff, 0xff], repeat(60_000, join8([0, 1, 0, 0, 0xff, 0xff]))),
      ),
    ],
    [
      'an entry that is short',
      join8(ftyp, box('meta', uint32(0), hdlr, box('iinf', uint32(0), [0, 1], box('infe', [2])))),
    ],
    ['five million bytes of locations', withIloc(box('iloc', new Uint8Array(5_000_000)))],
    ['200,000 boxes', picture('PIXL', [PICTURE], 0, repeat(200_000, box('free')))],
  ])('is null: %s', async (_name, bytes) => {
    const started = performance.now()
    expect(await clean(bytes)).toBeNull()
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
