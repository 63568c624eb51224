/**
 * Rows and columns with a number in each cell. The shade helps the eye to find the high ones, and the number says how many;
 * a cell without a number is none. What is too wide goes on below, with the rows named once more.
 */
import {
  GAP,
  layOutMatrix,
  ROW_HEIGHT,
  type MatrixBlock,
  type MatrixCell,
  type MatrixLayout,
  type MatrixParts,
} from './matrix-layout.js'
import { paintLegend, shadeOf } from './matrix-legend.js'
import {
  GRID,
  LINE_HEIGHT,
  paintLines,
  paintMark,
  paintPicture,
  SHADES,
  TEXT,
  type Frame,
} from './paint.js'
import { bandStarts } from './round-steps.js'
import { svgNode, type SvgNode } from './svg.js'

const BETWEEN_BLOCKS = 22

export function matrixChart(frame: Frame, parts: MatrixParts): SvgNode {
  const highest = Math.max(1, ...parts.cells.map(({ count }) => count))
  const layout = layOutMatrix(frame.width, parts, highest)
  const bands = bandStarts(highest, SHADES.length)
  const painted: SvgNode[] = []
  let top = 0
  let width = 0
  for (const block of layout.blocks) {
    if (block.rows.length === 0) continue
    const end = layout.labelWidth + GAP + block.heads.length * layout.cellWidth
    painted.push(...paintFrame(block, layout, top, end))
    for (const cell of parts.cells) painted.push(...paintCell(cell, block, layout, top, bands))
    top += layout.headHeight + block.rows.length * ROW_HEIGHT + BETWEEN_BLOCKS
    width = Math.max(width, end)
  }
  const legend = paintLegend(parts.legend, bands, highest, { top, maxWidth: frame.width })
  return paintPicture(frame, Math.max(width, legend.width), top + legend.height, [
    ...painted,
    ...legend.nodes,
  ])
}

/** The names, and a rule under each row. */
function paintFrame(
  { heads, rows }: MatrixBlock,
  { labelWidth, cellWidth, headHeight, isTurned }: MatrixLayout,
  top: number,
  end: number,
): SvgNode[] {
  const left = labelWidth + GAP
  const firstRow = top + headHeight
  const rules = Array.from({ length: rows.length + 1 }, (_, i) => {
    const y = firstRow + i * ROW_HEIGHT
    return svgNode('line', { ...GRID, x1: 0, x2: end, y1: y, y2: y })
  })
  return [
    ...rules,
    ...heads.map(({ lines }, i) =>
      paintHead(lines, left + (i + 0.5) * cellWidth, firstRow - 6, isTurned),
    ),
    ...rows.map(({ label }, i) => paintLines([label], 0, firstRow + i * ROW_HEIGHT + 16.5, TEXT)),
  ]
}

function paintHead(
  lines: readonly string[],
  middle: number,
  foot: number,
  isTurned: boolean,
): SvgNode {
  if (!isTurned) return paintLines(lines, middle, foot, { ...TEXT, 'text-anchor': 'middle' })
  const firstLine = -((lines.length - 1) * LINE_HEIGHT) / 2 + 4.5
  const turn = { transform: `translate(${middle.toFixed(1)} ${foot.toFixed(1)}) rotate(-90)` }
  return svgNode('g', turn, [paintLines(lines, 0, firstLine, TEXT)])
}

/** Nothing where the cell is not of this block. */
function paintCell(
  cell: MatrixCell,
  { heads, rows }: MatrixBlock,
  { labelWidth, cellWidth, headHeight }: MatrixLayout,
  top: number,
  bands: readonly number[],
): SvgNode[] {
  const column = heads.findIndex((head) => head.column === cell.column)
  const row = rows.findIndex((one) => one.row === cell.row)
  if (column === -1 || row === -1) return []
  const x = labelWidth + GAP + column * cellWidth
  const y = top + headHeight + row * ROW_HEIGHT
  const shade = shadeOf(bands.findLastIndex((start) => cell.count >= start))
  const ground = { x: x + 1, y: y + 1, width: cellWidth - 2, height: ROW_HEIGHT - 2 }
  const ink = { ...shade.text, 'text-anchor': 'middle' }
  return [
    paintMark(cell, [
      svgNode('rect', { ...shade.ground, ...ground }),
      paintLines([String(cell.count)], x + cellWidth / 2, y + 16.5, ink),
    ]),
  ]
}
