/**
 * A picture as a tree. The page makes elements of it and a file is written from it; neither takes markup from a string.
 * Only the tags and attributes that stand here exist, so a picture cannot hold a script, a style, an event, or a link to
 * anything outside itself.
 */
import { escapeMarkup } from '../export/plain-text.js'
import type { TipFilter } from '../search/filter.js'

type SvgTag =
  'svg' | 'title' | 'desc' | 'defs' | 'pattern' | 'g' | 'rect' | 'line' | 'text' | 'tspan'

type SvgAttribute =
  | ('id' | 'class' | 'role' | 'viewBox' | 'width' | 'height' | 'transform' | 'color')
  | ('x' | 'y' | 'x1' | 'y1' | 'x2' | 'y2' | 'rx' | 'patternUnits' | 'patternTransform')
  /** `fill` may name a pattern of the same picture: `url(#…)`. */
  | ('fill' | 'stroke' | 'stroke-width' | 'text-anchor')
  | ('font-family' | 'font-size' | 'font-weight')

export type SvgAttributes = Partial<Record<SvgAttribute, string>>

export interface SvgNode {
  tag: SvgTag
  attributes: SvgAttributes
  children: (SvgNode | string)[]
  /** The tips behind the number that this stands for: the page makes a button of it; no file has it. */
  pick?: TipFilter
}

/** Numbers are rounded to a tenth: no eye sees more, and every machine writes the same. */
export function svgNode(
  tag: SvgTag,
  attributes: Partial<Record<SvgAttribute, string | number>>,
  children: SvgNode['children'] = [],
): SvgNode {
  const entries = Object.entries(attributes).map(([name, value]) => [
    name,
    typeof value === 'number' ? String(Math.round(value * 10) / 10) : value,
  ])
  return { tag, attributes: Object.fromEntries(entries) as SvgAttributes, children }
}

/** A file of its own, which also stands well inside a page. */
export function writeSvg(node: SvgNode): string {
  return writeNode(node, ' xmlns="http://www.w3.org/2000/svg"')
}

function writeNode({ tag, attributes, children }: SvgNode, namespace: string): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeMarkup(value)}"`,
  )
  const inside = children.map((child) =>
    typeof child === 'string' ? escapeMarkup(child) : writeNode(child, ''),
  )
  return `<${tag}${namespace}${written.join('')}>${inside.join('')}</${tag}>`
}
