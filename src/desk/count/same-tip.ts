/**
 * Tips of which a person said that the one is the other once more. That goes on from one to the next, over tips that are not
 * at hand too.
 */
import type { Receipt } from '../../domain/receipt.js'
import type { DeskTip } from '../desk-tip.js'

/** @returns for a receipt, the one that stands for its group: the same for all of a group, and its own when it is alone */
export function groupSameTips(tips: readonly DeskTip[]): (receipt: Receipt) => Receipt {
  const parents = new Map<Receipt, Receipt>()
  const find = (receipt: Receipt): Receipt => {
    let root = receipt
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up
    // Later askers need not climb again.
    let step = receipt
    for (let up = parents.get(step); up !== undefined; up = parents.get(step)) {
      parents.set(step, root)
      step = up
    }
    return root
  }
  for (const { receipt, work } of tips) {
    for (const { other, kind } of work.links) {
      const [one, two] = [find(receipt), find(other)]
      if (kind === 'tip' && one !== two) parents.set(one, two)
    }
  }
  return find
}
