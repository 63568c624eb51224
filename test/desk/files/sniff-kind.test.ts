import { describe, expect, it } from '@jest/globals'
import type { FileType } from '../../../src/desk/files/file-kind.js'
import { createKindReader } from '../../../src/desk/files/sniff-kind.js'
import { SMALL_JPEG } from '../../archive/clean/small-images.js'
import { HOSTILE_ATTACHMENTS } from '../../helpers/hostile/hostile-attachments.js'
import {
  DOCX_PARTS,
  PAGE,
  makeCompound,
  makePdf,
  makeZip,
} from '../../helpers/hostile/hostile-bytes.js'
import { bytes } from '../../helpers/packets.js'
import { kindOf } from './kind-of.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const zeros = (length: number): Uint8Array => new Uint8Array(length)
describe('what a hostile file is', () => {
  it.each(HOSTILE_ATTACHMENTS.map((each) => [each.name, each] as const))(
    'sees through %s, however it comes',
    (name, { bytes: content, kind }) => {
      for (const pieceBytes of [Infinity, 1, 7]) {
        expect(kindOf(name, content, pieceBytes)).toEqual(kind)
      }
    },
  )

  it('has in the corpus every type that does something when it is opened', () => {
    const active = new Set(HOSTILE_ATTACHMENTS.map(({ kind }) => kind.type))
    for (const type of ['html', 'svg', 'script', 'program', 'shortcut', 'macros'] as const) {
      expect(active).toContain(type)
    }
  })

  it.each<[what: string, name: string, content: Uint8Array, type: FileType]>([
    ['a page behind a megabyte of blanks', 'nota.txt', bytes(' '.repeat(1 << 20), PAGE), 'html'],
    [
      'a page behind a megabyte of comment',
      'nota.txt',
      bytes('<!--' + 'x'.repeat(1 << 20) + '-->', PAGE),
      'html',
    ],
    [
      'a page behind a megabyte of film',
      'video.mp4',
      bytes(zeros(3), [24], 'ftypisom', zeros(1 << 20), PAGE),
      'video',
    ],
    [
      'a script behind a megabyte of PDF',
      'c.pdf',
      bytes(makePdf('<< >>'), zeros(1 << 20), '/S /JavaScript '),
      'pdf',
    ],
    [
      'macros behind a megabyte of pictures',
      'i.docx',
      makeZip({ ...DOCX_PARTS, 'word/media/a.png': zeros(1 << 20), 'word/vbaProject.bin': 'x' }),
      'macros',
    ],
    [
      'macros that the list of the archive does not name',
      'i.docx',
      bytes(makeZip({ 'word/vbaProject.bin': 'x', 'x.bin': zeros(200_000) }), makeZip(DOCX_PARTS)),
      'macros',
    ],
    [
      'macros of an old table behind a megabyte',
      'n.xls',
      makeCompound([], bytes(zeros(1 << 20), makeCompound(['_VBA_PROJECT']))),
      'macros',
    ],
    [
      'an object behind a megabyte of RTF',
      'c.rtf',
      bytes('{\\rtf1 ', 'x '.repeat(1 << 19), '\\objdata 01}'),
      'rtf',
    ],
    [
      'an archive behind something else',
      'foto.bin',
      bytes(zeros(200_000), makeZip({ 'a.txt': 'x' })),
      'zip',
    ],
    [
      'a program in Java behind something else',
      'foto.bin',
      bytes(zeros(999), makeZip({ 'META-INF/MANIFEST.MF': 'x' })),
      'program',
    ],
  ])('finds %s', (_what, name, content, type) => {
    for (const pieceBytes of [Infinity, 65_536, 4_999]) {
      expect(kindOf(name, content, pieceBytes)).toMatchObject({ type, isActive: true })
    }
  })

  it.each<[what: string, name: string, content: Uint8Array, type: FileType]>([
    [
      'a package in an old document',
      'c.doc',
      makeCompound(['WordDocument', 'Ole10Native']),
      'old_office',
    ],
    ['a shortcut of macOS', 'sitio.webloc', bytes('bplist00', [0xd1, 1, 2]), 'shortcut'],
    ['a script in an old encoding', 'abrir.bat', bytes('rem a', [0xf1], 'o'), 'unknown'],
    ['a page in the midst of anything', 'cosa.bin', bytes([1, 2, 3], '<script>'), 'unknown'],
    ['a late PDF that is also a page', 'c.pdf', bytes([1, 2], makePdf('<< >>'), PAGE), 'pdf'],
    [
      'a script of a document in XML',
      'c.doc',
      bytes(
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument w:macrosPresent="yes"/>',
      ),
      'macros',
    ],
    [
      'a table of links that begins with ID',
      'x.csv',
      bytes('ID;PWXL;N;E\nC;X1;Y1;E1+1\n'),
      'macros',
    ],
    ['a search of Windows', 'x.xml', bytes('<?xml version="1.0"?><persistedQuery/>'), 'shortcut'],
    [
      'a shortcut of macOS in XML',
      'x.xml',
      bytes('<?xml version="1.0"?><plist><key>URL</key></plist>'),
      'shortcut',
    ],
    ['a script of Windows in XML', 'x.xml', bytes('<?xml version="1.0"?><job/>'), 'script'],
    ['a drawing with a prefix', 'x.xml', bytes('<?xml version="1.0"?><s:SVG xmlns:s="x"/>'), 'svg'],
    [
      'a drawing inside of something else',
      'x.xml',
      bytes('<?xml version="1.0"?><x><svg/></x>'),
      'svg',
    ],
    ['a drawing inside of text', 'x.txt', bytes('nada <svg >'), 'svg'],
    [
      'a style sheet',
      'x.xml',
      bytes('<?xml version="1.0"?><?xml-stylesheet href="x"?><x/>'),
      'html',
    ],
    ['a prolog without an end', 'x.xml', bytes('<?xml version="1.0"?><!-- '), 'html'],
    ['a tag that acts in the midst of text', 'x.txt', bytes('Hola <img src=x onerror=1>'), 'html'],
    [
      'a tag that acts under another name',
      'x.txt',
      bytes('Hola <x-y title="a" onclick=1>'),
      'html',
    ],
    [
      'a mail with a page in it',
      'x.txt',
      bytes('MIME-Version: 1.0\nContent-Type: text/html\n\nhola'),
      'html',
    ],
    ['text behind a comment', 'x.txt', bytes('<!-- nada -->\nhola'), 'html'],
    ['a paragraph behind a mark of UTF-8', 'x.txt', bytes('\ufeff<p>hola'), 'html'],
    [
      'a drawing in an old encoding',
      'x.xml',
      bytes('<?xml version="1.0"?><x>', [0xf1], '<svg/></x>'),
      'svg',
    ],
    [
      'a search of Windows with a prefix',
      'x.xml',
      bytes('<?xml version="1.0"?><w:persistedQuery/>'),
      'shortcut',
    ],
    ['a program of Java', 'x.bin', makeZip({ 'META-INF/MANIFEST.MF': 'x' }), 'program'],
  ])('takes no chances with %s', (_what, name, content, type) => {
    expect(kindOf(name, content)).toMatchObject({ type, isActive: true })
  })

  it('finds a word wherever it is cut', () => {
    const content = bytes(SMALL_JPEG, zeros(70_000), '<script>')
    for (let at = content.length - 10; at <= content.length; at++) {
      const reader = createKindReader('foto.jpg')
      reader.push(content.subarray(0, at))
      reader.push(content.subarray(at))
      expect(reader.finish().isActive).toBe(true)
    }
  })

  it('is as quick as a disk with text that is made to be slow', () => {
    const rows = [
      '<a',
      '<a on',
      '\n=',
      ',',
      '/#4',
      '<!doctype ',
      '/OpenAction <<',
      '\t "',
      '<!--',
      '<?',
    ]
    for (const row of rows) {
      const hasRunAway = watchForRunaway()
      kindOf('x.csv', row.repeat((2 << 20) / row.length))
      expect(hasRunAway()).toBe(false)
    }
  })
})
