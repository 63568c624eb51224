/**
 * What pictures are made of. Colours are presentation attributes, so that a file looks right by itself on white paper, and
 * classes stand beside them, so that a page can restyle them for a dark screen. A colour never says anything alone: there is
 * a number, a pattern or a word to each.
 */
import type { TipFilter } from '../search/filter.js'
import { svgNode, type SvgNode } from './svg.js'

export const FONT_SIZE = 13
export const LINE_HEIGHT = 17

/** A number, what it is of, and the tips behind it. */
export interface Quantity {
  label: string
  count: number
  pick: TipFilter
}

/** What every picture is given. */
export interface Frame {
  /** For those who cannot see it: what it is, and what it shows. */
  title: string
  description: string
  /** At most; in pixels of CSS. 680 fit on A4 and Letter. */
  width: number
}

/** Contrast on white: 15.4 to 1, and 7 to 1. */
const INK = '#16262e'
const SOFT_INK = '#4a5c66'

export const TEXT = { class: 'chart-text', fill: 'currentColor' } as const
export const SOFT_TEXT = { class: 'chart-soft', fill: SOFT_INK } as const
export const BAR = { class: 'chart-bar', fill: '#0b5d57' } as const
export const AXIS = { class: 'chart-axis', stroke: SOFT_INK, 'stroke-width': 1 } as const
export const GRID = { class: 'chart-grid', stroke: '#d5dde0', 'stroke-width': 1 } as const
export const HATCH = { class: 'chart-hatch', stroke: '#0b5d57' } as const

/** From light to dark, with what is written on it; the grey of each can be told from the next. */
export const SHADES = [
  { ground: { class: 'chart-shade-1', fill: '#e6f1ef' }, text: { class: 'chart-on-1', fill: INK } },
  { ground: { class: 'chart-shade-2', fill: '#bfdcd7' }, text: { class: 'chart-on-2', fill: INK } },
  { ground: { class: 'chart-shade-3', fill: '#8cbfb7' }, text: { class: 'chart-on-3', fill: INK } },
  {
    ground: { class: 'chart-shade-4', fill: '#2b7a72' },
    text: { class: 'chart-on-4', fill: '#ffffff' },
  },
  {
    ground: { class: 'chart-shade-5', fill: '#08443f' },
    text: { class: 'chart-on-5', fill: '#ffffff' },
  },
] as const

export function paintPicture(
  { title, description }: Frame,
  width: number,
  height: number,
  children: SvgNode[],
): SvgNode {
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  return svgNode(
    'svg',
    {
      ...{ class: 'chart', role: 'img', viewBox: `0 0 ${String(w)} ${String(h)}` },
      ...{ width: w, height: h, color: INK },
      ...{ 'font-family': 'system-ui, sans-serif', 'font-size': FONT_SIZE },
    },
    [svgNode('title', {}, [title]), svgNode('desc', {}, [description]), ...children],
  )
}

/** What stands for a number. Its title is what the page’s button is called, and what shows under the pointer. */
export function paintMark({ label, count, pick }: Quantity, children: SvgNode[]): SvgNode {
  const title = svgNode('title', {}, [`${label}: ${String(count)}`])
  return { ...svgNode('g', { class: 'chart-mark' }, [title, ...children]), pick }
}

type Paint = Parameters<typeof svgNode>[1]

/** One under the other; `y` is the foot of the first line. */
export function paintLines(lines: readonly string[], x: number, y: number, paint: Paint): SvgNode {
  return svgNode(
    'text',
    { ...paint, x, y },
    lines.length === 1
      ? [...lines]
      : lines.map((line, i) => svgNode('tspan', { x, y: y + i * LINE_HEIGHT }, [line])),
  )
}
