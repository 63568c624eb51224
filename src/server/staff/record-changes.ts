/** What of a change goes into the record of activity: each kind once for each envelope, in words of our own lists. */
import type { NewActivity } from '../../domain/activity.js'
import type { Day } from '../../domain/day.js'
import type { HandledEnvelope, HandlingChange } from '../../domain/handling.js'
import type { PersonId } from '../../domain/person.js'
import { receiptOfId } from '../../domain/receipt.js'
import type { Lists } from './describe-envelope.js'

export function describeChange(
  before: HandledEnvelope,
  change: HandlingChange,
  { labels, people }: Lists,
  who: { person: PersonId; day: Day },
): NewActivity[] {
  const receipt = receiptOfId(before.id)
  const activities: NewActivity[] = []
  const add = (action: NewActivity['action'], detail?: string): void => {
    activities.push({ ...who, action, receipt, ...(detail !== undefined && { detail }) })
  }
  if (change.state !== undefined && change.state !== before.state) {
    add('state-changed', change.state)
  }
  if (change.assignee !== undefined && change.assignee !== before.assignee) {
    add('assigned', people.find(({ id }) => id === change.assignee)?.name ?? '')
  }
  if (change.labels && [...change.labels].sort().join() !== [...before.labels].sort().join()) {
    const names = labels.filter(({ id }) => change.labels?.includes(id)).map(({ name }) => name)
    add('labelled', names.join(', '))
  }
  if (change.isHeld !== undefined && change.isHeld !== before.isHeld) {
    add(change.isHeld ? 'held' : 'released')
  }
  if (change.isBinned !== undefined && change.isBinned !== (before.binnedDay !== null)) {
    add(change.isBinned ? 'binned' : 'restored')
  }
  return activities
}
