import { describe, expect, it } from '@jest/globals'
import { FILE_NAME, nameInArchive, readTipFiles, tidyFileName } from '../../src/domain/tip-file.js'

describe('the name of a file', () => {
  it.each([
    ['foto.jpg', 'foto.jpg'],
    ['C:\\fakepath\\foto.jpg', 'foto.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['a\u0000b\u001b[2J\n.txt', 'ab[2J.txt'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['\ud800.txt', '.txt'],
    ['  cédula 🛂.png ', 'cédula 🛂.png'],
  ])('%j is shown as %j', (given, shown) => {
    expect(tidyFileName(given)).toBe(shown)
  })

  it('keeps its end when it is long', () => {
    const tidy = tidyFileName(`${'🛂'.repeat(500)} contrato.pdf`)
    expect(Array.from(tidy)).toHaveLength(150)
    expect(tidy).toMatch(/…🛂+ contrato\.pdf$/u)
    expect(tidyFileName(tidy)).toBe(tidy)
  })

  it.each([
    ['Cédula de Ñico (2019).PDF', '01-cedula-de-nico-2019.pdf'],
    ['sin extension', '01-sin-extension.bin'],
    ['virus.exe', '01-virus.bin'],
    ['página.html', '01-pagina.bin'],
    ['foto.svg', '01-foto.bin'],
    ['macro.docm', '01-macro.bin'],
    ['.jpg', '01-file.jpg'],
    ['....', '01-file.bin'],
    ['', '01-file.bin'],
    ['北京.docx', '01-file.docx'],
  ])('%j is called %j in the archive', (given, called) => {
    expect(nameInArchive(1, given, false)).toBe(called)
    expect(called).toMatch(FILE_NAME)
  })

  it('says which is the original', () => {
    expect(nameInArchive(7, 'a'.repeat(300) + '.jpg', true)).toBe(
      `07-${'a'.repeat(40)}-original.jpg`,
    )
  })
})

describe('the list of files in a tip', () => {
  const file = {
    name: '01-foto.jpg',
    givenName: 'foto.jpg',
    sizeBytes: 3,
    cleaning: 'clean',
    removed: ['place'],
  }

  it('is taken as a form writes it', () => {
    expect(readTipFiles([file])).toEqual([file])
    expect(readTipFiles([])).toEqual([])
  })

  it.each([
    ['no list', file],
    ['no file', ['x']],
    ['a name that climbs', [{ ...file, name: '01-../../x.jpg' }]],
    ['a program', [{ ...file, name: '01-x.jpg.exe' }]],
    ['a given name that turns round', [{ ...file, givenName: 'a\u202eb' }]],
    ['a size below nothing', [{ ...file, sizeBytes: -1 }]],
    ['a size that is text', [{ ...file, sizeBytes: '3' }]],
    ['an unknown cleaning', [{ ...file, cleaning: 'spotless' }]],
    ['an unknown trace', [{ ...file, removed: ['<b>'] }]],
  ])('is not taken with %s', (_name, value) => {
    expect(readTipFiles(value)).toBeNull()
  })
})
