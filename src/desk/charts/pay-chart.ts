/**
 * How much of the pay reached the worker: for each band what a person has confirmed as a solid bar, and under it, hatched,
 * what was only found in the text. They are never added up: the second is no evidence yet.
 */
import {
  AXIS,
  BAR,
  FONT_SIZE,
  HATCH,
  LINE_HEIGHT,
  paintLines,
  paintMark,
  paintPicture,
  SOFT_TEXT,
  TEXT,
  type Frame,
  type Quantity,
} from './paint.js'
import { svgNode, type SvgNode } from './svg.js'
import { textWidth } from './text-width.js'

export interface PayBar {
  label: string
  confirmed: Quantity
  suggested: Quantity
}

export interface PayWords {
  confirmed: string
  suggested: string
  /** Of the pattern: no other picture on the page may have it. */
  patternId: string
}

const BAR_HEIGHT = 16
const BETWEEN = 3
const ROW_HEIGHT = 2 * BAR_HEIGHT + BETWEEN + 11
const SWATCH = 26
const GAP = 8

export function payChart(frame: Frame, bars: readonly PayBar[], words: PayWords): SvgNode {
  const labelWidth = Math.max(0, ...bars.map(({ label }) => textWidth(label, FONT_SIZE)))
  const left = labelWidth + GAP
  const counts = bars.flatMap(({ confirmed, suggested }) => [confirmed.count, suggested.count])
  const highest = Math.max(1, ...counts)
  const room = frame.width - left - GAP - textWidth(String(highest), FONT_SIZE)
  const hatched = {
    ...{ class: 'chart-hatched', fill: `url(#${words.patternId})` },
    ...{ stroke: HATCH.stroke, 'stroke-width': 1 },
  }
  const legend = paintLegend(words, hatched)
  const rows = bars.flatMap(({ label, confirmed, suggested }, i) => {
    const top = legend.height + i * ROW_HEIGHT
    const paint = { ...TEXT, 'text-anchor': 'end' } as const
    return [
      paintLines([label], labelWidth, top + BAR_HEIGHT + BETWEEN / 2 + 4.5, paint),
      paintBar(confirmed, left, top, (confirmed.count / highest) * room, BAR),
      paintBar(
        suggested,
        left,
        top + BAR_HEIGHT + BETWEEN,
        (suggested.count / highest) * room,
        hatched,
      ),
    ]
  })
  const foot = legend.height + bars.length * ROW_HEIGHT - 6
  const axis = svgNode('line', { ...AXIS, x1: left, x2: left, y1: legend.height - 5, y2: foot })
  const pattern = paintPattern(words.patternId)
  return paintPicture(frame, frame.width, foot + 2, [pattern, ...legend.nodes, ...rows, axis])
}

/** Lines, so that it is told from solid without any colour. */
function paintPattern(id: string): SvgNode {
  const lines = svgNode('line', { ...HATCH, x1: 2, x2: 2, y1: 0, y2: 6, 'stroke-width': 2.5 })
  const pattern = { id, width: 6, height: 6 }
  const turn = { patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  return svgNode('defs', {}, [svgNode('pattern', { ...pattern, ...turn }, [lines])])
}

type Paint = Parameters<typeof svgNode>[1]

function paintBar(quantity: Quantity, x: number, y: number, length: number, paint: Paint): SvgNode {
  const width = quantity.count === 0 ? 0 : Math.max(2, length)
  const bar = svgNode('rect', { ...paint, x, y, width, height: BAR_HEIGHT })
  const ink = quantity.count === 0 ? SOFT_TEXT : TEXT
  const number = paintLines([String(quantity.count)], x + width + 6, y + 12.5, ink)
  return paintMark(quantity, width === 0 ? [number] : [bar, number])
}

/** One under the other: in some languages they are long. */
function paintLegend(
  { confirmed, suggested }: PayWords,
  hatched: Paint,
): { nodes: SvgNode[]; height: number } {
  const paints = [BAR, hatched]
  const nodes = [confirmed, suggested].flatMap((words, i) => {
    const y = 1 + i * (LINE_HEIGHT + 5)
    return [
      svgNode('rect', { ...paints[i], x: 1, y, width: SWATCH, height: 14 }),
      paintLines([words], SWATCH + GAP, y + 11.5, TEXT),
    ]
  })
  return { nodes, height: 2 * (LINE_HEIGHT + 5) + 14 }
}
