/**
 * A register is one thing that can be set: the state of a tip, one label of it, one note. What stands in it are its heads:
 * the changes that no other change of the same register has seen and taken the place of. A hostile file can make changes that
 * take each other's place in a circle, or name ids that nobody has; then what no head covers stands too, and nothing is lost.
 */
import type { Receipt } from '../../domain/receipt.js'
import type { Change, ChangeId, Setting } from './case.js'

/** The name of the register that a setting sets; no two have the same. */
export function registerOf(setting: Setting): string {
  const { what, receipt } = setting
  switch (setting.what) {
    case 'label':
      return `${what} ${receipt} ${setting.label}`
    case 'note':
      return `${what} ${receipt} ${setting.note}`
    case 'link':
      return `${what} ${receipt} ${setting.other} ${setting.kind}`
    default:
      return `${what} ${receipt}`
  }
}

/** The tips that it is about: a link is seen from both. */
export function receiptsOf(setting: Setting): Receipt[] {
  return setting.what === 'link' ? [setting.receipt, setting.other] : [setting.receipt]
}

/** @param changes all of one register, each id once */
export function headsOf(changes: readonly Change[]): readonly Change[] {
  if (changes.length === 1) return changes
  const byId = new Map(changes.map((change) => [change.id, change]))
  const replaced = new Set<ChangeId>()
  for (const { after } of changes) for (const id of after) replaced.add(id)
  const heads = changes.filter(({ id }) => !replaced.has(id))
  const covered = new Set(heads.map(({ id }) => id))
  const toVisit = [...heads]
  for (let change = toVisit.pop(); change !== undefined; change = toVisit.pop()) {
    for (const id of change.after) {
      const before = byId.get(id)
      if (before === undefined || covered.has(id)) continue
      covered.add(id)
      toVisit.push(before)
    }
  }
  return covered.size === changes.length
    ? heads
    : [...heads, ...changes.filter(({ id }) => !covered.has(id))]
}

/** Oldest first; of one day by id. */
export function byDay(one: Change, other: Change): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1
  return one.id < other.id ? -1 : Number(one.id > other.id)
}
