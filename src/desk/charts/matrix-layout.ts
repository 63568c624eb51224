/** Where the parts of a matrix stand: how wide a cell is, which way the heads are turned, and what goes on below. */
import { FONT_SIZE, LINE_HEIGHT, type Quantity } from './paint.js'
import { textWidth, wrapText } from './text-width.js'

export interface MatrixCell extends Quantity {
  /** Their places among rows and columns. */
  row: number
  column: number
}

export interface MatrixParts {
  rows: readonly string[]
  columns: readonly string[]
  /** At least one. */
  cells: readonly MatrixCell[]
  /** In front of the shades: what they mean. */
  legend: string
}

export const ROW_HEIGHT = 24
export const GAP = 8

const MOST_OF_WIDTH_FOR_LABELS = 0.3
const MIN_CELL_WIDTH = 18
const MAX_CELL_WIDTH = 52
const MAX_HEAD_LENGTH = 190
const MAX_HEAD_LINES = 3

export interface MatrixLayout {
  labelWidth: number
  cellWidth: number
  isTurned: boolean
  headHeight: number
  blocks: MatrixBlock[]
}

/** Columns that fit beside each other, with the rows that have a number in one of them. */
export interface MatrixBlock {
  heads: { column: number; lines: string[] }[]
  rows: { row: number; label: string }[]
}

/** Heads stand upright where they fit, and are turned where they do not. */
export function layOutMatrix(width: number, parts: MatrixParts, highest: number): MatrixLayout {
  const { rows, columns } = parts
  const labelWidth = Math.min(widestOf(rows), width * MOST_OF_WIDTH_FOR_LABELS)
  const room = width - labelWidth - GAP
  const least = Math.max(MIN_CELL_WIDTH, textWidth(String(highest), FONT_SIZE) + 3)
  const blockCount = Math.ceil(columns.length / Math.max(1, Math.floor(room / least)))
  const perBlock = Math.ceil(columns.length / blockCount)
  const cellWidth = Math.min(MAX_CELL_WIDTH, room / perBlock)
  const isTurned = widestOf(columns) > cellWidth - 4
  const maxLines = Math.min(MAX_HEAD_LINES, Math.max(1, Math.floor(cellWidth / LINE_HEIGHT)))
  const heads = columns.map((name, column) => ({
    column,
    lines: isTurned ? wrapText(name, MAX_HEAD_LENGTH, FONT_SIZE, maxLines) : [name],
  }))
  const longest = isTurned ? widestOf(heads.flatMap(({ lines }) => lines)) : LINE_HEIGHT
  const blocks = Array.from({ length: blockCount }, (_, block) => {
    const shown = heads.slice(block * perBlock, (block + 1) * perBlock)
    return { heads: shown, rows: rowsOf(parts, shown, labelWidth) }
  })
  return { labelWidth, cellWidth, isTurned, headHeight: longest + GAP, blocks }
}

function rowsOf(
  { rows, cells }: MatrixParts,
  heads: MatrixBlock['heads'],
  labelWidth: number,
): MatrixBlock['rows'] {
  const columns = new Set(heads.map(({ column }) => column))
  const used = new Set(cells.filter(({ column }) => columns.has(column)).map(({ row }) => row))
  return rows
    .map((name, row) => ({ row, label: wrapText(name, labelWidth, FONT_SIZE, 1)[0] ?? '' }))
    .filter(({ row }) => used.has(row))
}

function widestOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, FONT_SIZE)))
}
