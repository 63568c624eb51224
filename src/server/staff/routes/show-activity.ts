import type { ActivityStore } from '../../../domain/activity.js'
import type { Person } from '../../../domain/person.js'
import { describeActivity } from '../describe-activity.js'
import type { TextsByLanguage } from '../texts.js'
import type { Handle, Show } from '../visit.js'

export interface ShowActivityDeps {
  activities: Pick<ActivityStore, 'page'>
  people: () => readonly Person[]
  texts: TextsByLanguage
  show: Show
}

const PAGE = 100

export function showActivity({ activities, people, texts, show }: ShowActivityDeps): Handle {
  return (visit) => {
    const before = Number(visit.query.get('before') ?? NaN)
    const found = activities.page(Number.isSafeInteger(before) ? before : null, PAGE)
    const own = texts.get(visit.language) ?? {}
    const known = people()
    const last = found.length === PAGE ? found.at(-1) : undefined
    show(visit, 'activity', {
      activities: found.map((each) => describeActivity(each, known, own)),
      next: last ? `/activity?before=${String(last.number)}` : null,
    })
  }
}
