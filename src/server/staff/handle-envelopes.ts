/** Changes envelopes and records who did it, both or neither. */
import type { ActivityStore } from '../../domain/activity.js'
import type { Day } from '../../domain/day.js'
import type { HandledEnvelope, HandlingChange, HandlingStore } from '../../domain/handling.js'
import type { PersonId } from '../../domain/person.js'
import type { Lists } from './describe-envelope.js'
import { describeChange } from './record-changes.js'

export interface HandleDeps {
  handlings: Pick<HandlingStore, 'find' | 'change'>
  activities: Pick<ActivityStore, 'append'>
  /** All of the work or nothing of it is kept. */
  inTransaction: (work: () => void) => void
  lists: () => Lists
  today: () => Day
}

export function handleEnvelopes(
  deps: HandleDeps,
  person: PersonId,
  envelopes: readonly HandledEnvelope[],
  change: HandlingChange,
): void {
  const day = deps.today()
  const lists = deps.lists()
  deps.inTransaction(() => {
    const changes = envelopes.map(({ id, version }) => ({ id, version, ...change }))
    deps.handlings.change(changes, day)
    deps.activities.append(
      envelopes.flatMap((envelope) => describeChange(envelope, change, lists, { person, day })),
    )
  })
}
