/** The changes of a case by what they are about, so that one tip is read off without looking at the others. */
import type { Receipt } from '../../domain/receipt.js'
import { NO_WORK, type Change, type Setting, type TipWork } from './case.js'
import { headsOf, receiptsOf, registerOf } from './registers.js'
import { workOn, type Register } from './tip-work.js'

export interface RegisterIndex {
  /** What stands where a setting would be set. */
  headsFor(setting: Setting): readonly Change[]
  /** A change that has seen all that stands in its register. */
  add(change: Change): void
  workOf(receipt: Receipt): TipWork
  /** Every tip of which anything was ever said. */
  receipts(): Iterable<Receipt>
}

/** @param changes each id once */
export function createRegisterIndex(changes: readonly Change[]): RegisterIndex {
  const registers = new Map<string, Register>()
  const byReceipt = new Map<Receipt, Register[]>()

  function put(change: Change): Register {
    const name = registerOf(change)
    let register = registers.get(name)
    if (register === undefined) {
      register = { changes: [], heads: [] }
      registers.set(name, register)
      for (const receipt of receiptsOf(change)) {
        const others = byReceipt.get(receipt)
        if (others) others.push(register)
        else byReceipt.set(receipt, [register])
      }
    }
    register.changes.push(change)
    return register
  }

  for (const change of changes) put(change)
  for (const register of registers.values()) register.heads = headsOf(register.changes)

  return {
    headsFor: (setting) => registers.get(registerOf(setting))?.heads ?? [],
    add(change) {
      put(change).heads = [change]
    },
    workOf(receipt) {
      const own = byReceipt.get(receipt)
      return own === undefined ? NO_WORK : workOn(receipt, own)
    },
    receipts: () => byReceipt.keys(),
  }
}
