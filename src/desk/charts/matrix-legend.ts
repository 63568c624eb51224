/** What the shades of a matrix mean, below it: from which number to which. */
import { FONT_SIZE, LINE_HEIGHT, paintLines, SHADES, SOFT_TEXT } from './paint.js'
import { svgNode, type SvgNode } from './svg.js'
import { textWidth } from './text-width.js'

const GAP = 8
const HEIGHT = 20

/** From the lightest on, so that where all numbers are low, all shades are light. */
export function shadeOf(band: number): (typeof SHADES)[number] {
  return SHADES[band] ?? SHADES[0]
}

/** @param bands where each begins, as `bandStarts` gives them */
export function paintLegend(
  words: string,
  bands: readonly number[],
  highest: number,
  { top, maxWidth }: { top: number; maxWidth: number },
): { nodes: SvgNode[]; width: number; height: number } {
  let x = textWidth(words, FONT_SIZE) + GAP
  let y = top
  let widest = x
  const nodes = [paintLines([words], 0, y + 13, SOFT_TEXT)]
  bands.forEach((start, i) => {
    const last = (bands[i + 1] ?? highest + 1) - 1
    const text = last === start ? String(start) : `${String(start)}–${String(last)}`
    const width = textWidth(text, FONT_SIZE) + 16
    if (x + width > maxWidth) {
      x = 0
      y += LINE_HEIGHT + GAP
    }
    const { ground, text: ink } = shadeOf(i)
    nodes.push(
      svgNode('rect', { ...ground, x, y: y - 2, width, height: HEIGHT }),
      paintLines([text], x + width / 2, y + 13, { ...ink, 'text-anchor': 'middle' }),
    )
    widest = Math.max(widest, x + width)
    x += width + 3
  })
  return { nodes, width: widest, height: y - top + HEIGHT + 2 }
}
