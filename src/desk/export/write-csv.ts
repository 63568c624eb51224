/**
 * Tables that open in a spreadsheet and do nothing there. What a source wrote never becomes a formula, not even where the
 * spreadsheet takes another character for the separator than the file has: then a cell breaks at each of them, quotes or
 * no quotes, so a formula is stopped inside a cell as well. Numbers that the desk counted stay numbers.
 */
import type { DeskLanguage } from '../texts.js'
import { removeUnseen } from './plain-text.js'

export type CsvSeparator = ',' | ';'

/** Without it, Excel takes UTF-8 for the alphabet of its country. */
const BYTE_ORDER_MARK = '\ufeff'

/** Excel splits a cell that is longer than 32,767 characters, and what follows would begin a cell of its own. */
const MAX_CELL_CHARACTERS = 32_000

/** What begins a formula, wide and small forms included. */
const FORMULA = new Set('=+-@＝＋－＠﹦﹢﹣﹫')
/** Where a cell ends, for one spreadsheet or another; a tab does too, and becomes a space. */
const ENDS = new Set(',;\n')
/** Some pass these over before they look whether a formula begins. */
const PASSED_OVER = /["'“”„«»‘’\s]/

/** In the fashion of Excel: in Spanish and Portuguese it takes the comma for decimals. */
export function csvSeparator(language: DeskLanguage): CsvSeparator {
  return language === 'en' ? ',' : ';'
}

export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  separator: CsvSeparator,
): string {
  const lines = [columns, ...rows].map(
    (cells) => `${cells.map((cell) => writeCell(cell, separator)).join(separator)}\r\n`,
  )
  return BYTE_ORDER_MARK + lines.join('')
}

/** A spreadsheet that takes the semicolon between cells has the comma for decimals, and reads `12.5` as a day in May. */
function writeCell(cell: string | number, separator: CsvSeparator): string {
  if (typeof cell === 'number') {
    return separator === ';' ? String(cell).replace('.', ',') : String(cell)
  }
  return `"${disarm(cell).replaceAll('"', '""')}"`
}

/** An apostrophe in front says that it is text. One pass, however long the text is. */
function disarm(text: string): string {
  const plain = removeUnseen(text).replaceAll('\t', ' ')
  let disarmed = plain.startsWith('\n') ? "'" : ''
  let begin = 0
  let isBeginning = true
  for (let i = 0; i < plain.length; i++) {
    const character = plain.charAt(i)
    if (ENDS.has(character)) {
      disarmed += plain.slice(begin, i + 1)
      begin = i + 1
      isBeginning = true
    } else if (isBeginning && !PASSED_OVER.test(character)) {
      if (FORMULA.has(character)) disarmed += "'"
      isBeginning = false
    }
  }
  return cut(disarmed + plain.slice(begin))
}

function cut(text: string): string {
  if (text.length <= MAX_CELL_CHARACTERS) return text
  return `${text.slice(0, MAX_CELL_CHARACTERS).replace(/[\ud800-\udbff]$/, '')}…`
}
