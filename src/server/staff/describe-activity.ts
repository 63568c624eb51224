/** A line of the record of activity as the templates show it. */
import type { Action, Activity } from '../../domain/activity.js'
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
    detail: detail === undefined ? null : describeDetail(action, detail, texts),
  }
}

/** States by their names in this language; what is empty says so. */
function describeDetail(action: Action, detail: string, texts: Texts): string {
  switch (action) {
    case 'state-changed':
      return textOf(texts, `states.${detail}`)
    case 'assigned':
      return detail || textOf(texts, 'nobody')
    case 'labelled':
      return detail || textOf(texts, 'noLabels')
    case 'rule-changed':
      return detail.replace(/[a-z-]+/g, (state) => textOf(texts, `states.${state}`))
    default:
      return detail
  }
}
