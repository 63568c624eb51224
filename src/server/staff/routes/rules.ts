/** What admins keep: the list of labels, and after how many days what has been dealt with goes to the bin. */
import type { ActivityStore, NewActivity } from '../../../domain/activity.js'
import type { Day } from '../../../domain/day.js'
import { SigiloError } from '../../../domain/errors.js'
import {
  BIN_DAYS,
  HANDLING_STATES,
  type HandlingState,
  type LabelStore,
  type RetentionRule,
  type RetentionStore,
} from '../../../domain/handling.js'
import { textOf, type TextsByLanguage } from '../texts.js'
import type { Handle, Show, SignedInVisit } from '../visit.js'

export interface RulesDeps {
  labels: LabelStore
  retention: Pick<RetentionStore, 'rule' | 'setRule'>
  activities: Pick<ActivityStore, 'append'>
  texts: TextsByLanguage
  today: () => Day
  show: Show
}

const MAX_DAYS = 3650
const LABEL_LENGTH = 30

const RULED_STATES = HANDLING_STATES.filter(
  (state): state is Exclude<HandlingState, 'new'> => state !== 'new',
)

export function showRules({ labels, retention, texts, show }: RulesDeps): Handle {
  return (visit) => {
    const own = texts.get(visit.language)
    const rule = retention.rule()
    show(visit, 'rules', {
      binDays: BIN_DAYS,
      labels: labels.list(),
      rules: RULED_STATES.map((state) => ({
        state,
        name: textOf(own, `states.${state}`),
        days: rule[state] ?? '',
      })),
    })
  }
}

export function addLabel(deps: RulesDeps): Handle {
  return (visit) => {
    const name = readLabelName(visit.form.get('name'))
    deps.labels.add(name)
    record(deps, visit, { action: 'label-added', detail: name })
    visit.response.redirect(303, '/rules?done=label-added')
  }
}

export function retireLabel(deps: RulesDeps): Handle {
  return (visit) => {
    const label = deps.labels.list().find(({ id }) => id === visit.request.params['label'])
    if (!label) throw new SigiloError('not_found', 'there is no such label')
    deps.labels.retire(label.id)
    record(deps, visit, { action: 'label-retired', detail: label.name })
    visit.response.redirect(303, '/rules?done=label-retired')
  }
}

export function changeRule(deps: RulesDeps): Handle {
  return (visit) => {
    const rule = Object.fromEntries(
      RULED_STATES.map((state) => [state, readDays(visit.form.get(state))]),
    ) as RetentionRule
    deps.retention.setRule(rule)
    const detail = RULED_STATES.map((state) => `${state} ${String(rule[state] ?? '–')}`).join(', ')
    record(deps, visit, { action: 'rule-changed', detail })
    visit.response.redirect(303, '/rules?done=rule-changed')
  }
}

function record(
  { activities, today }: RulesDeps,
  { person }: SignedInVisit,
  activity: Pick<NewActivity, 'action' | 'detail'>,
): void {
  activities.append([{ day: today(), person: person.id, ...activity }])
}

/** Letters, digits and spaces, short: a label sorts tips, and does not say what one says. */
function readLabelName(value: unknown): string {
  const name = typeof value === 'string' ? value.normalize('NFC').trim() : ''
  if (name.length > LABEL_LENGTH || !/^[\p{L}\p{N}][\p{L}\p{M}\p{N} -]*$/u.test(name)) {
    throw new SigiloError(
      'invalid',
      `a label is 1 to ${String(LABEL_LENGTH)} letters, digits and spaces`,
    )
  }
  return name
}

/** Empty: never. */
function readDays(value: unknown): number | null {
  if (value === '' || value === null) return null
  const days = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 0
  if (days < 1 || days > MAX_DAYS) {
    throw new SigiloError('invalid', `days are a number from 1 to ${String(MAX_DAYS)}, or nothing`)
  }
  return days
}
