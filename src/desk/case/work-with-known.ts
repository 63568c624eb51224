/** What the staff app knew of an envelope holds at the desk until somebody says otherwise there. */
import type { KnownEnvelope } from '../batch/batch.js'
import type { Claim, TipWork } from './case.js'

/** Who said what the staff app knew: nobody’s name, for it does not say who. */
export const FROM_APP = ''

export function workWithKnown(work: TipWork, known: KnownEnvelope | undefined): TipWork {
  if (!known) return work
  const { receivedDay, state, assignee, labels } = known
  const claim = <Value>(value: Value): Claim<Value>[] => [{ value, by: FROM_APP, day: receivedDay }]
  const taken = new Set(work.takenLabels)
  const kept = labels.filter((label) => !taken.has(label))
  return {
    ...work,
    state: work.state.length > 0 ? work.state : claim(state),
    assignee: work.assignee.length > 0 ? work.assignee : claim(assignee),
    labels: [...new Set([...work.labels, ...kept])].sort(),
  }
}
