import type { ActivityStore } from '../../../domain/activity.js'
import { SigiloError } from '../../../domain/errors.js'
import type { HandlingStore, RetentionStore } from '../../../domain/handling.js'
import { findReceipt } from '../../../domain/receipt.js'
import { describeActivity } from '../describe-activity.js'
import {
  describeEnvelope,
  labelChoices,
  personChoices,
  stateChoices,
  type Lists,
} from '../describe-envelope.js'
import { textOf, type TextsByLanguage } from '../texts.js'
import type { Handle, Show, SignedInVisit } from '../visit.js'

export interface ShowEnvelopeDeps {
  handlings: Pick<HandlingStore, 'find'>
  retention: Pick<RetentionStore, 'findPurged'>
  activities: Pick<ActivityStore, 'ofReceipt'>
  lists: () => Lists
  texts: TextsByLanguage
  show: Show
}

/** @param notice a name of a text, and the status that goes with it */
export type ShowEnvelope = (visit: SignedInVisit, notice?: { name: string; status: number }) => void

export function createShowEnvelope(deps: ShowEnvelopeDeps): ShowEnvelope {
  return (visit, notice) => {
    const receipt = findReceipt(visit.request.params['receipt'])
    const envelope = receipt && deps.handlings.find(receipt)
    const purged = receipt && !envelope ? deps.retention.findPurged(receipt) : null
    if (!receipt || (!envelope && !purged)) {
      throw new SigiloError('not_found', 'there is no envelope with this receipt')
    }
    const texts = deps.texts.get(visit.language) ?? {}
    const lists = deps.lists()
    deps.show(
      visit,
      'envelope',
      {
        title: receipt,
        receipt,
        purged,
        envelope: envelope && {
          ...describeEnvelope(envelope, lists, texts),
          id: envelope.id,
          states: stateChoices(texts, envelope.state),
          people: personChoices(lists.people, envelope.assignee),
          labelList: labelChoices(lists.labels, envelope.labels),
          hasLabels: lists.labels.length > 0,
        },
        activities: deps.activities
          .ofReceipt(receipt)
          .map((each) => describeActivity(each, lists.people, texts)),
        notice: notice ? textOf(texts, notice.name) : null,
      },
      { status: notice?.status ?? 200 },
    )
  }
}

export function showEnvelope(show: ShowEnvelope): Handle {
  return (visit) => {
    show(visit)
  }
}
