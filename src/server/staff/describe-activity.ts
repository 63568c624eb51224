/** A line of the record of activity as the templates show it. */
import type { Activity } from '../../domain/activity.js'
import type { Person } from '../../domain/person.js'
import { textOf, type Texts } from './texts.js'

export function describeActivity(
  { day, person, action, receipt, detail }: Activity,
  people: readonly Person[],
  texts: Texts,
): object {
  return {
    day,
    who: people.find(({ id }) => id === person)?.name ?? textOf(texts, 'activity.server'),
    action: textOf(texts, `actions.${action}`),
    receipt: receipt ?? null,
    detail: action === 'state-changed' ? textOf(texts, `states.${detail ?? ''}`) : (detail ?? null),
  }
}
