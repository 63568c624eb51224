/** Standing columns, one for each year or month, gaps included; few marks at the side, and the numbers where there is room. */
import {
  AXIS,
  BAR,
  FONT_SIZE,
  GRID,
  LINE_HEIGHT,
  paintLines,
  paintMark,
  paintPicture,
  SOFT_TEXT,
  TEXT,
  type Frame,
  type Quantity,
} from './paint.js'
import { axisTicks } from './round-steps.js'
import { svgNode, type SvgNode } from './svg.js'
import { textWidth } from './text-width.js'

export interface Column extends Quantity {
  /** Below the axis, where there is room: `2019`, `nov`. */
  tick: string
  /** Of its time: the year itself, or the months since the year 0; says which of the ticks are left out. */
  place: number
  /** A line lower, under the first of each: the year of months. '': none. */
  group: string
}

const PLOT_HEIGHT = 170
const MAX_TICKS = 4
const MAX_SLOT = 60
const MOST_OF_SLOT = 0.74
const GAP = 8

/** @param steps each how many columns may have a tick: 1, 2, 5, 10 for years, or 1, 2, 3, 6, 12 for months */
export function timeLine(
  frame: Frame,
  columns: readonly Column[],
  steps: readonly number[],
): SvgNode {
  const highest = Math.max(1, ...columns.map(({ count }) => count))
  const ticks = axisTicks(highest, MAX_TICKS)
  const top = ticks.at(-1) ?? highest
  const left = textWidth(String(top), FONT_SIZE) + GAP
  const slot = Math.min(MAX_SLOT, (frame.width - left) / Math.max(1, columns.length))
  const end = left + slot * columns.length
  const head = LINE_HEIGHT + 2
  const foot = head + PLOT_HEIGHT
  const heightOf = (count: number): number => (count / top) * PLOT_HEIGHT
  const hasNumbers = textWidth(String(highest), FONT_SIZE) <= slot - 1
  const grid = ticks.flatMap((tick) => {
    const y = foot - heightOf(tick)
    const line = tick === 0 ? AXIS : GRID
    return [
      svgNode('line', { ...line, x1: left, x2: end, y1: y, y2: y }),
      paintLines([String(tick)], left - GAP, y + 4.5, { ...SOFT_TEXT, 'text-anchor': 'end' }),
    ]
  })
  const marks = columns.flatMap((column, i) => {
    if (column.count === 0) return []
    const height = Math.max(2, heightOf(column.count))
    const middle = left + (i + 0.5) * slot
    const width = slot * MOST_OF_SLOT
    const bar = { x: middle - width / 2, y: foot - height, width, height }
    const number = paintLines([String(column.count)], middle, foot - height - 5, {
      ...TEXT,
      'text-anchor': 'middle',
    })
    return [
      paintMark(column, [svgNode('rect', { ...BAR, ...bar }), ...(hasNumbers ? [number] : [])]),
    ]
  })
  const labels = paintTicks(columns, steps, { left, slot, foot, end })
  const height = foot + LINE_HEIGHT * (columns.some(({ group }) => group !== '') ? 2 : 1) + 6
  return paintPicture(frame, Math.min(frame.width, end + 2), height, [...grid, ...marks, ...labels])
}

function paintTicks(
  columns: readonly Column[],
  steps: readonly number[],
  { left, slot, foot, end }: Record<'left' | 'slot' | 'foot' | 'end', number>,
): SvgNode[] {
  const widest = Math.max(0, ...columns.map(({ tick }) => textWidth(tick, FONT_SIZE)))
  const step = steps.find((every) => every * slot >= widest + 4) ?? steps.at(-1) ?? 1
  const paint = { ...TEXT, 'text-anchor': 'middle' } as const
  const nodes: SvgNode[] = []
  // From the right on: where two years do not fit beside each other, the first has the fewer months.
  let free = end
  for (const [i, { tick, place, group }] of [...columns.entries()].reverse()) {
    const middle = left + (i + 0.5) * slot
    if (place % step === 0 && middle + textWidth(tick, FONT_SIZE) / 2 <= end) {
      nodes.push(paintLines([tick], middle, foot + LINE_HEIGHT, paint))
    }
    const half = textWidth(group, FONT_SIZE) / 2
    if (group === '' || group === columns[i - 1]?.group || middle + half > free) continue
    free = middle - half - GAP
    const bold = { ...paint, 'font-weight': 600 }
    nodes.push(paintLines([group], middle, foot + 2 * LINE_HEIGHT, bold))
  }
  return nodes
}
