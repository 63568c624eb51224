import { describe, expect, it } from '@jest/globals'
import { FILE_TYPES, type FileKind, type FileType } from '../../../src/desk/files/file-kind.js'
import { safeFileName } from '../../../src/desk/files/safe-name.js'
import { FILE_NAME, nameInArchive } from '../../../src/domain/tip-file.js'
import { HOSTILE_ATTACHMENTS } from '../../helpers/hostile/hostile-attachments.js'

const kind = (type: FileType, isActive = false): FileKind => ({ type, isActive, isMisnamed: false })

/** What a system or a browser acts upon, whatever is inside; and what nobody has heard of. */
const DANGEROUS =
  'exe com scr pif bat cmd ps1 vbs js jse wsf hta lnk url scf reg inf msi msp dll sys cpl jar apk deb rpm app sh py pl rb php htm html svg xml xht mht eml docm xlsm dotm one iso img vhd chm hlp swf zip 7z rar iqy slk xll xyz'.split(
    ' ',
  )

describe('the name under which a file is saved', () => {
  it.each([
    ['01-foto.jpg', kind('jpeg'), '01-foto.jpg'],
    ['01-foto.png', kind('jpeg'), '01-foto.png'],
    ['01-foto.jpg', kind('html', true), '01-foto.jpg.bin'],
    ['01-foto.jpg', kind('jpeg', true), '01-foto.jpg.bin'],
    ['01-foto.jpg', kind('unknown'), '01-foto.jpg.bin'],
    ['01-foto.jpg', kind('pdf'), '01-foto.jpg.bin'],
    ['01-foto.jpg', kind('text'), '01-foto.jpg.bin'],
    ['01-contrato.pdf', kind('jpeg'), '01-contrato.pdf.bin'],
    ['01-carta.doc', kind('office'), '01-carta.doc.bin'],
    ['01-carta.doc', kind('rtf'), '01-carta.doc'],
    ['01-carta.docx', kind('office'), '01-carta.docx'],
    ['01-carta.docx', kind('macros', true), '01-carta.docx.bin'],
    ['01-tabla.csv', kind('text'), '01-tabla.csv'],
    ['01-tabla.csv', kind('text', true), '01-tabla.csv.bin'],
    ['01-voz.mp4', kind('audio'), '01-voz.mp4'],
    ['01-vacio.pdf', kind('empty'), '01-vacio.pdf'],
    ['01-cosa.bin', kind('program', true), '01-cosa.bin'],
  ])('%s that is %j is %s', (name, found, due) => {
    expect(safeFileName({ name, kind: found })).toBe(due)
  })

  it.each(DANGEROUS)('never ends in .%s, whatever it is', (extension) => {
    for (const type of FILE_TYPES) {
      expect(safeFileName({ name: `01-x.${extension}`, kind: kind(type) })).toBe(
        `01-x.${extension}.bin`,
      )
    }
  })

  it.each(HOSTILE_ATTACHMENTS.filter(({ kind: { isActive } }) => isActive))(
    'lets no double click open $name',
    (file) => {
      expect(safeFileName(file)).toBe(`${file.name}.bin`)
    },
  )

  it('is what the form has called a file whose name tells the truth', () => {
    for (const given of ['Foto.JPG', 'CON.png', 'acta.pdf', 'carta.docx', 'voz.opus', 'n.txt']) {
      const name = nameInArchive(3, given, false)
      const types: FileType[] = ['jpeg', 'png', 'pdf', 'office', 'audio', 'text']
      expect(types.map((type) => safeFileName({ name, kind: kind(type) }))).toContain(name)
    }
  })

  it.each([
    ['con', 'file-con.bin'],
    ['nul.txt', 'file-nul.txt'],
    ['com1.jpg.exe', 'file-com1.jpg.exe.bin'],
    ['../../etc/passwd.txt', 'etc-passwd.txt'],
    ['C:\\x.txt', 'c--x.txt'],
    ['.bashrc', 'bashrc.bin'],
    ['', 'file-x.bin'],
    ['\u202egpj.exe', 'gpj.exe.bin'],
    ['x\u0000.txt ', 'x-.txt'],
  ])('is harmless even for a name that no archive has: %j', (name, due) => {
    expect(FILE_NAME.test(name)).toBe(false)
    expect(safeFileName({ name, kind: kind('text') })).toBe(due)
  })
})
