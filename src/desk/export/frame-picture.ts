/** What each of the tables needs for its picture. */
import type { Frame } from '../charts/paint.js'
import type { SvgNode } from '../charts/svg.js'
import type { DeskLanguage } from '../texts.js'
import type { EvidenceTexts } from './evidence-texts.js'

export interface Context {
  language: DeskLanguage
  texts: EvidenceTexts
  /** Of a picture, at most; in pixels of CSS. */
  width: number
  /** How many tips are counted at all. */
  total: number
}

/** So that a picture stands on one page; the table has the other rows. */
export const MAX_ROWS = 30

/** With what those are told who cannot see it. */
export function framePicture(
  { texts: { pictures }, width }: Context,
  title: string,
  kind: 'bars' | 'matrix' | 'timeLine' | 'pay',
): Frame {
  return { title, description: `${pictures[kind]} ${pictures.same}`, width }
}

/** Null where there is nothing to see. */
export function drawIfAny(
  quantities: readonly { count: number }[],
  draw: () => SvgNode,
): SvgNode | null {
  return quantities.some(({ count }) => count > 0) ? draw() : null
}
