/** Lying bars: what they are of at the left, the number at the end of each. */
import {
  AXIS,
  BAR,
  FONT_SIZE,
  LINE_HEIGHT,
  paintLines,
  paintMark,
  paintPicture,
  TEXT,
  type Frame,
  type Quantity,
} from './paint.js'
import { svgNode, type SvgNode } from './svg.js'
import { textWidth, wrapText } from './text-width.js'

const MOST_OF_WIDTH_FOR_LABELS = 0.46
const MAX_LINES = 3
const GAP = 8
const BAR_HEIGHT = 17
const ROW_GAP = 7

export function barChart(frame: Frame, bars: readonly Quantity[]): SvgNode {
  const labelWidth = Math.min(
    Math.max(0, ...bars.map(({ label }) => textWidth(label, FONT_SIZE))),
    frame.width * MOST_OF_WIDTH_FOR_LABELS,
  )
  const highest = Math.max(1, ...bars.map(({ count }) => count))
  const left = labelWidth + GAP
  const room = frame.width - left - GAP - textWidth(String(highest), FONT_SIZE)
  const marks: SvgNode[] = []
  let top = 2
  for (const bar of bars) {
    const lines = wrapText(bar.label, labelWidth, FONT_SIZE, MAX_LINES)
    const height = Math.max(BAR_HEIGHT, lines.length * LINE_HEIGHT)
    const length = bar.count === 0 ? 0 : Math.max(2, (bar.count / highest) * room)
    const middle = top + height / 2
    const firstLine = middle - (lines.length * LINE_HEIGHT) / 2 + FONT_SIZE
    marks.push(
      paintMark(bar, [
        paintLines(lines, labelWidth, firstLine, { ...TEXT, 'text-anchor': 'end' }),
        ...(length === 0 ? [] : [paintBar(left, middle - BAR_HEIGHT / 2, length)]),
        paintLines([String(bar.count)], left + length + 6, middle + 5, {
          ...TEXT,
          'font-weight': 600,
        }),
      ]),
    )
    top += height + ROW_GAP
  }
  const height = top - ROW_GAP + 2
  const axis = svgNode('line', { ...AXIS, x1: left, x2: left, y1: 0, y2: height })
  return paintPicture(frame, frame.width, height, [...marks, axis])
}

function paintBar(x: number, y: number, width: number): SvgNode {
  return svgNode('rect', { ...BAR, x, y, width, height: BAR_HEIGHT })
}
