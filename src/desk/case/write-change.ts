/**
 * The one way in which a change is written. Sets of changes are compared and put together by it, so that the same set gives
 * the same bytes, whoever put it together and in whatever order.
 */
import type { Change, ChangeId } from './case.js'

/** JSON on one line: members in a fixed order, `after` in order and each once. */
export function writeChange(change: Change): string {
  const { id, by, day, after } = change
  return JSON.stringify({ id, by, day, after: sortIds(after), ...settingOf(change) })
}

/** In order of their ids, each once. Of two that say other things under one id, the smaller text stands everywhere. */
export function unite(...sets: readonly (readonly Change[])[]): Change[] {
  const all = sets.flat()
  if (isInOrder(all)) return all
  const byId = new Map<ChangeId, Change>()
  for (const change of all) {
    const there = byId.get(change.id)
    if (there === undefined || isSmaller(change, there)) byId.set(change.id, change)
  }
  return [...byId.values()].sort(byOrderOfIds)
}

export function sortIds(ids: readonly ChangeId[]): ChangeId[] {
  return ids.length < 2 ? [...ids] : [...new Set(ids)].sort()
}

/** As every set is that was put together here. */
function isInOrder(changes: readonly Change[]): boolean {
  return changes.every(({ id }, i) => i === 0 || id > (changes[i - 1]?.id ?? ''))
}

function isSmaller(change: Change, there: Change): boolean {
  return change !== there && writeChange(change) < writeChange(there)
}

function byOrderOfIds({ id: one }: Change, { id: other }: Change): number {
  return one < other ? -1 : Number(one > other)
}

/** Without what every change has, so that nothing else that an object may carry is written. */
function settingOf(change: Change): object {
  const { what, receipt } = change
  switch (change.what) {
    case 'label':
      return { what, receipt, label: change.label, value: change.value }
    case 'note':
      return { what, receipt, note: change.note, value: change.value }
    case 'link':
      return { what, receipt, other: change.other, kind: change.kind, value: change.value }
    default:
      return { what, receipt, value: change.value }
  }
}
