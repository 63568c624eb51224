/** A difference as the template shows it: for each envelope what it was and what it becomes, in words of our lists. */
import type { HandlingState } from '../../../domain/handling.js'
import { receiptOfId } from '../../../domain/receipt.js'
import type { Lists } from '../describe-envelope.js'
import { textOf, type Texts } from '../texts.js'
import type { ChangedEnvelope, Difference } from './compare-triage.js'

/** Old phones and laptops: a page of 20,000 rows helps nobody. The counts are of all. */
const MAX_ROWS = 1000

export function describeDifference(difference: Difference, lists: Lists, texts: Texts): object {
  const { changed, same, unlisted, binned, purged, unknown, digest } = difference
  return {
    digest,
    hasChanges: changed.length > 0,
    changed: group(changed, (each) => describeChanged(each, lists, texts)),
    same: group(same, (receipt) => ({ receipt })),
    unlisted: group(unlisted, ({ receipt, names }) => ({ receipt, names: names.join(', ') })),
    binned: group(binned, (receipt) => ({ receipt })),
    purged: group(purged, (each) => each),
    unknown: group(unknown, (receipt) => ({ receipt })),
  }
}

/** Null for none, so that a template leaves out the whole part. */
function group<T>(all: readonly T[], describe: (each: T) => object): object | null {
  if (all.length === 0) return null
  const rows = all.slice(0, MAX_ROWS).map(describe)
  const left = all.length - rows.length
  return { count: all.length, rows, left: left > 0 ? left : null }
}

function describeChanged({ before, change }: ChangedEnvelope, lists: Lists, texts: Texts): object {
  const { state, assignee, labels } = change
  const stateName = (each: HandlingState): string => textOf(texts, `states.${each}`)
  const personName = (id: string | null): string =>
    lists.people.find((person) => person.id === id)?.name ?? textOf(texts, 'nobody')
  const labelNames = (ids: readonly string[]): string =>
    lists.labels
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ') || textOf(texts, 'triage.noLabels')
  return {
    receipt: receiptOfId(before.id),
    state: state !== undefined && { from: stateName(before.state), to: stateName(state) },
    assignee: assignee !== undefined && {
      from: personName(before.assignee),
      to: personName(assignee),
    },
    labels: labels && { from: labelNames(before.labels), to: labelNames(labels) },
  }
}
