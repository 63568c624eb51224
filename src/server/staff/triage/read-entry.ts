/** An entry of a triage file against our own lists: names become ids, or are told to be unknown. */
import type { HandledEnvelope, HandlingChange, Label, LabelId } from '../../../domain/handling.js'
import type { Person } from '../../../domain/person.js'
import type { TriageEntry } from '../../../domain/triage.js'
import type { Lists } from '../describe-envelope.js'

/** The names of the entry that cannot be given to this envelope. */
export function findUnlisted(entry: TriageEntry, before: HandledEnvelope, lists: Lists): string[] {
  const names = (entry.labels ?? []).filter((name) => !findLabel(name, before, lists))
  const { assignee } = entry
  if (typeof assignee === 'string' && !findPerson(assignee, before, lists)) names.push(assignee)
  return names
}

/** Only what becomes other than it was; the names are all known. */
export function toChange(
  entry: TriageEntry,
  before: HandledEnvelope,
  lists: Lists,
): HandlingChange {
  const change: HandlingChange = {}
  if (entry.state !== undefined && entry.state !== before.state) change.state = entry.state
  if (entry.assignee !== undefined) {
    const { assignee: name } = entry
    const id = name === null ? null : (findPerson(name, before, lists)?.id ?? null)
    if (id !== before.assignee) change.assignee = id
  }
  if (entry.labels !== undefined) {
    const ids = entry.labels.flatMap((name) => findLabel(name, before, lists)?.id ?? [])
    if (!isSameSet(ids, before.labels)) change.labels = ids
  }
  return change
}

/** As on the page of an envelope: one that is retired may stay where it is, and goes nowhere else. */
function findLabel(name: string, { labels }: HandledEnvelope, lists: Lists): Label | undefined {
  return lists.labels.find(
    (label) => label.name === name && (!label.isRetired || labels.includes(label.id)),
  )
}

/** Likewise: one who may not come in keeps what they have, and is given nothing more. */
function findPerson(name: string, { assignee }: HandledEnvelope, lists: Lists): Person | undefined {
  return lists.people.find(
    (person) => person.name === name && (person.state === 'active' || person.id === assignee),
  )
}

function isSameSet(a: readonly LabelId[], b: readonly LabelId[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
