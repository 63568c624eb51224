import { describe, expect, it } from '@jest/globals'
import { unzipSync, zipSync, type ZipOptions } from 'fflate'
import { cleanOffice } from '../../../src/archive/clean/office/clean-office.js'
import { cleanBytes, expectClean, indexOfText, join8, type Bytes } from './pictures.js'
import { SMALL_JPEG } from './small-images.js'

const clean = (bytes: Bytes): ReturnType<typeof cleanBytes> => cleanBytes(cleanOffice, bytes)
const encode = (text: string): Bytes => Uint8Array.from(Buffer.from(text))
const ECMA = 'http://schemas.openxmlformats.org'

const relationship = (type: string, target: string): string =>
  `<Relationship Id="r" Type="${ECMA}/${type}" Target="${target}"/>`
const RELATIONSHIPS = [
  relationship('officeDocument/2006/relationships/officeDocument', 'word/document.xml'),
  relationship('package/2006/relationships/metadata/core-properties', 'docProps/core.xml'),
  relationship('officeDocument/2006/relationships/extended-properties', '/docProps/app.xml'),
  relationship('officeDocument/2006/relationships/custom-properties', 'docProps/custom.xml'),
]
const THUMBNAIL = relationship(
  'package/2006/relationships/metadata/thumbnail',
  'docProps/Thumbnail.emf',
)
const CORE =
  '<cp:coreProperties><dc:creator>Rosa</dc:creator><dc:title>Rosa</dc:title>' +
  '<dc:description>Rosa</dc:description><dcterms:created xsi:type="t">2024</dcterms:created>'
const APP = '<Properties><Application>Word</Application><Company>Rosa</Company></Properties>'
const CUSTOM = '<Properties><property name="Rosa"/></Properties>'
const JPEG_WITH_COMMENT = join8(
  SMALL_JPEG.subarray(0, 2),
  [0xff, 0xfe, 0, 6],
  'Rosa',
  SMALL_JPEG.subarray(2),
)
const DOCUMENT = '<w:document>Lo que pasó</w:document>'

const WORD: Record<string, string | Bytes> = {
  '[Content_Types].xml': `<Types><Override PartName="/docProps/thumbnail.EMF" ContentType="x"/><Default/></Types>`,
  '_rels/.rels': `<Relationships>${RELATIONSHIPS.join('')}${THUMBNAIL}</Relationships>`,
  'word/document.xml': DOCUMENT,
  'docProps/core.xml': CORE,
  'docProps/app.xml': APP,
  'docProps/custom.xml': CUSTOM,
  'docProps/thumbnail.emf': 'Rosa',
  'word/media/image1.jpeg': JPEG_WITH_COMMENT,
}
const entry = (path: string): string =>
  `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="x"/>`
const ODF: Record<string, string | Bytes> = {
  'content.xml': DOCUMENT,
  'meta.xml':
    '<office:document-meta><office:meta><meta:initial-creator>Rosa</meta:initial-creator>' +
    '<meta:creation-date>2024</meta:creation-date><meta:generator>x</meta:generator></office:meta>',
  'Thumbnails/thumbnail.png': 'Rosa',
  'META-INF/manifest.xml': `<manifest:manifest>${entry('content.xml')}${entry('Thumbnails/thumbnail.png')}</manifest:manifest>`,
  'Pictures/1.jpg': JPEG_WITH_COMMENT,
  mimetype: 'application/vnd.oasis.opendocument.text',
}

const NO_DATE = { mtime: new Date(1980, 0, 1) }
const zip = (files: Record<string, string | Bytes>, options: ZipOptions = NO_DATE): Bytes =>
  Uint8Array.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? encode(content) : content,
        ]),
      ),
      options,
    ),
  )
const unzip = (bytes: Bytes): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [
      name,
      Buffer.from(content).toString('latin1'),
    ]),
  )

describe('a document of Word', () => {
  it('keeps its text and loses its properties, consistently', async () => {
    const cleaned = await clean(zip(WORD))
    const files = unzip(cleaned!.bytes)
    expect(Object.keys(files)).toEqual(
      Object.keys(WORD).filter((name) => !name.includes('thumbnail')),
    )
    expect(Buffer.from(files['word/document.xml']!, 'latin1').toString()).toBe(DOCUMENT)
    expect(files['docProps/core.xml']).toMatch(
      /^<\?xml [^>]*\?>\n<cp:coreProperties xmlns:cp="[^"]*"\/>$/,
    )
    expect(files['docProps/app.xml']).toMatch(/^<\?xml [^>]*\?>\n<Properties xmlns="[^"]*"\/>$/)
    expect(files['docProps/custom.xml']).toMatch(/^<\?xml [^>]*\?>\n<Properties xmlns="[^"]*"\/>$/)
    expect(files['_rels/.rels']).toBe(`<Relationships>${RELATIONSHIPS.join('')}</Relationships>`)
    expect(files['[Content_Types].xml']).toBe('<Types><Default/></Types>')
    expect(files['word/media/image1.jpeg']).toBe(Buffer.from(SMALL_JPEG).toString('latin1'))
    expect(cleaned).toMatchObject({
      removed: ['author', 'comment', 'device', 'hidden', 'thumbnail', 'time', 'title'],
      mayRemain: true,
    })
    await expectClean(cleanOffice, cleaned!.bytes)
  })

  it('keeps a picture that is damaged as it is', async () => {
    const bytes = zip({ ...WORD, 'word/media/image1.jpeg': 'no picture' }, { ...NO_DATE, level: 0 })
    bytes[indexOfText(bytes, 'no picture')] = 0
    const cleaned = await clean(bytes)
    expect(indexOfText(cleaned!.bytes, 'o picture')).not.toBe(-1)
    expect(cleaned).toMatchObject({ mayRemain: true })
  })

  it('loses properties that lie elsewhere', async () => {
    const rels = relationship(
      'package/2006/relationships/metadata/core-properties',
      'x/Rosa.psmdcp',
    )
    const moved = { ...WORD, '_rels/.rels': rels, 'x/rosa.psmdcp': CORE }
    const files = unzip((await clean(zip(moved)))!.bytes)
    expect(files['x/rosa.psmdcp']).not.toContain('Rosa')
  })
})

describe('a document of LibreOffice', () => {
  it('keeps its text and loses its properties, and its type stands first and is stored', async () => {
    const cleaned = await clean(zip(ODF))
    const files = unzip(cleaned!.bytes)
    expect(Object.keys(files)).toEqual([
      ...['mimetype', 'content.xml', 'meta.xml', 'META-INF/manifest.xml', 'Pictures/1.jpg'],
    ])
    expect(indexOfText(cleaned!.bytes, `mimetype${String(ODF['mimetype'])}`)).toBe(30)
    expect(files['meta.xml']).toContain('<office:meta/>')
    expect(files['META-INF/manifest.xml']).toBe(
      `<manifest:manifest>${entry('content.xml')}</manifest:manifest>`,
    )
    expect(cleaned?.removed).toEqual(['author', 'comment', 'device', 'thumbnail', 'time'])
    await expectClean(cleanOffice, cleaned!.bytes)
  })
})

describe('a zip archive', () => {
  const bare = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': '<Relationships/>',
    'word/document.xml': DOCUMENT,
  }

  it.each([
    ['time', { mtime: new Date(2024, 4, 6) }],
    ['hidden', { ...NO_DATE, comment: 'Rosa' }],
    ['hidden', { ...NO_DATE, extra: { 0x7075: encode('Rosa') } }],
  ])('has no %s in its list', async (trace, options) => {
    expect((await clean(zip(bare)))?.removed).toEqual([])
    const cleaned = await clean(zip(bare, options))
    expect(cleaned?.removed).toEqual([trace])
    expect(cleaned?.bytes).toEqual((await clean(zip(bare)))?.bytes)
  })

  /** Changes a field of the list entry of a file, which stands 46 bytes before its name. */
  const forge = (name: string, offset: number, field: number[]): Bytes => {
    const bytes = zip(WORD)
    bytes.set(field, Buffer.from(bytes).lastIndexOf(name) - 46 + offset)
    return bytes
  }
  const forgeLarger = (name: string): Bytes => {
    const bytes = zip(WORD)
    const at = Buffer.from(bytes).lastIndexOf(name) - 46 + 20
    const view = new DataView(bytes.buffer)
    view.setUint32(at, view.getUint32(at, true) + 30, true)
    return bytes
  }
  const end = (offset: number, field: number[]): Bytes => {
    const bytes = zip(WORD)
    bytes.set(field, bytes.length - 22 + offset)
    return bytes
  }

  it.each<[string, Bytes]>([
    ['nothing', new Uint8Array(0)],
    ['no document', zip({ 'a.txt': 'x' })],
    ['a package that is no document', zip({ '[Content_Types].xml': '', '_rels/.rels': '', x: '' })],
    ['another kind of mimetype', zip({ ...ODF, mimetype: 'application/epub+zip' })],
    ['an old document of Word', join8([0xd0, 0xcf, 0x11, 0xe0], new Uint8Array(600))],
    ['encrypted entries', forge('docProps/core.xml', 8, [1])],
    ['another method', forge('docProps/core.xml', 10, [12])],
    ['a wrong checksum', forge('docProps/core.xml', 16, [1, 2, 3, 4])],
    ['properties of 4 GiB', forge('docProps/core.xml', 24, [255, 255, 255, 255])],
    ['a size that is too small', forge('docProps/core.xml', 24, [9, 0, 0, 0])],
    ['a packed size of 4 GiB', forge('docProps/core.xml', 20, [255, 255, 255, 255])],
    ['a packed size that reaches into the list', forgeLarger('word/media/image1.jpeg')],
    ['an entry beyond the end', forge('docProps/core.xml', 42, [255, 255, 255, 255])],
    ['a name beyond the list', forge('docProps/core.xml', 28, [255, 255])],
    ['65,535 entries', end(10, [255, 255])],
    ['one entry too many', end(10, [9, 0])],
    ['a list of 4 GiB', end(12, [255, 255, 255, 255])],
    ['a list beyond the end', end(16, [255, 255, 255, 127])],
  ])('is null with %s', async (_name, bytes) => {
    expect(await clean(bytes)).toBeNull()
  })

  it('is null when its entries lie on each other', async () => {
    const bytes = zip(
      Object.fromEntries(Object.entries(WORD).map(([name]) => [name, JPEG_WITH_COMMENT])),
      { level: 0, ...NO_DATE },
    )
    const list = Buffer.from(bytes)
    for (let at = list.indexOf('PK\x01\x02'); at !== -1; at = list.indexOf('PK\x01\x02', at + 1)) {
      list.writeUInt32LE(0, at + 42)
    }
    list.writeUInt32LE(JPEG_WITH_COMMENT.length * 4, list.indexOf('PK\x01\x02') + 20)
    expect(await clean(Uint8Array.from(list))).toBeNull()
  })
})
