/** Near-duplicates and tips that may speak of the same, worked out once after tips were opened. */
import { findAlike } from '../../desk/search/find-alike.js'
import { suggestLinks } from '../../desk/search/suggest-links.js'
import type { LinkKind } from '../../desk/case/case.js'
import type { Receipt } from '../../domain/receipt.js'
import type { Desk } from './desk-state.js'

export interface LinkHint {
  other: Receipt
  kind: LinkKind
  /** Words of the tip, or how much is alike. */
  because: string
}

export function findLinkHints(desk: Desk): Map<Receipt, LinkHint[]> {
  const tips = [...desk.tips.values()]
  const hints = new Map<Receipt, LinkHint[]>()
  const add = (receipt: Receipt, hint: LinkHint): void => {
    const held = hints.get(receipt) ?? []
    held.push(hint)
    hints.set(receipt, held)
  }
  for (const { a, b, likeness } of findAlike(tips)) {
    const because = desk.texts.t('work.alike', { n: Math.round(likeness * 100) })
    add(a, { other: b, kind: 'tip', because })
    add(b, { other: a, kind: 'tip', because })
  }
  for (const { receipt, other, kind, because } of suggestLinks(tips, desk.questionnaires)) {
    add(receipt, { other, kind, because })
    add(other, { other: receipt, kind, because })
  }
  return hints
}
