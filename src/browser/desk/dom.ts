/**
 * Makes elements without ever turning a string into markup: what a tip says becomes text, and nothing else (Trusted Types
 * would stop it too).
 */
import type { SvgNode } from '../../desk/charts/svg.js'
import type { TipFilter } from '../../desk/search/filter.js'

export type Child = Node | string | null | false

export type Attributes = Record<string, string | boolean | ((event: Event) => void) | undefined>

/** `onclick` and its like take functions; `true` is an attribute without a value, `false` none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children.flat().filter((child) => child !== null && child !== false))
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** A picture, whose marks lead to the tips behind them. */
export function drawSvg(node: SvgNode, open: (pick: TipFilter, name: string) => void): SVGElement {
  const element = document.createElementNS(SVG, node.tag)
  for (const [name, value] of Object.entries(node.attributes)) {
    element.setAttribute(name, value)
  }
  for (const child of node.children) {
    element.append(typeof child === 'string' ? child : drawSvg(child, open))
  }
  const { pick } = node
  if (pick) {
    element.classList.add('pick')
    element.addEventListener('click', () => {
      open(pick, element.querySelector('title')?.textContent ?? '')
    })
  }
  return element
}

/** Hands a file to the person, who says where it goes. The name is ours. */
export function saveFile(name: string, parts: BlobPart[]): void {
  // Never a type that the browser would open by itself.
  const url = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }))
  const link = h('a', { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}
