/** Which tips are counted, and why the others are not. Each tip stands in one place. */
import type { Receipt } from '../../domain/receipt.js'
import type { Tip } from '../../domain/tip.js'
import { FROM_APP } from '../case/work-with-known.js'
import { stateOf, type DeskTip } from '../desk-tip.js'
import type { Evidence } from './evidence.js'
import { groupSameTips } from './same-tip.js'

export type ReadableTip = DeskTip & { tip: Tip }

/** Both in order of the receipts. */
export interface SortedOut {
  counted: ReadableTip[]
  leftOut: Evidence['leftOut']
}

/**
 * A tip that is left out for another reason stands for none of its group: when a person puts one of two aside as not
 * relevant, the other one still counts.
 */
export function sortOut(tips: readonly DeskTip[]): SortedOut {
  const groupOf = groupSameTips(tips)
  const counted: ReadableTip[] = []
  const leftOut: Evidence['leftOut'] = {
    canary: [],
    unreadable: [],
    notRelevant: [],
    notRelevantByApp: [],
    repeated: [],
  }
  const groups = new Set<Receipt>()
  for (const tip of tips.toSorted(byReceipt)) {
    const group = groupOf(tip.receipt)
    if (tip.canaryWord !== null) leftOut.canary.push(tip.receipt)
    else if (!isReadable(tip)) leftOut.unreadable.push(tip.receipt)
    else if (stateOf(tip) === 'not-relevant') notRelevant(tip, leftOut).push(tip.receipt)
    else if (groups.has(group)) leftOut.repeated.push(tip.receipt)
    else {
      groups.add(group)
      counted.push(tip)
    }
  }
  return { counted, leftOut }
}

/** A server that lies could put evidence aside: so it is said whose word it is. */
function notRelevant({ work }: DeskTip, leftOut: Evidence['leftOut']): Receipt[] {
  return leftOut[work.state[0]?.by === FROM_APP ? 'notRelevantByApp' : 'notRelevant']
}

function isReadable(tip: DeskTip): tip is ReadableTip {
  return tip.tip !== null
}

function byReceipt(one: DeskTip, other: DeskTip): number {
  return one.receipt < other.receipt ? -1 : Number(one.receipt > other.receipt)
}
