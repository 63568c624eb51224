/** State and person of several envelopes at once: all of them or, when one was changed meanwhile, none. */
import { SigiloError } from '../../../domain/errors.js'
import { handleEnvelopes, type HandleDeps } from '../handle-envelopes.js'
import { getSeen, readAssignee, readPicks, readState } from '../read-changes.js'
import type { Handle } from '../visit.js'
import { inboxAddressOf, type ShowInbox } from './show-inbox.js'

export interface ChangeEnvelopesDeps extends HandleDeps {
  showInbox: ShowInbox
}

export function changeEnvelopes(deps: ChangeEnvelopesDeps): Handle {
  return (visit) => {
    const { form, response, person } = visit
    const picks = readPicks(form)
    const state = readState(form)
    const assignee = readAssignee(form, deps.lists())
    if (picks.length === 0) {
      deps.showInbox(visit, { name: 'errors.nothingPicked', status: 400 })
      return
    }
    if (state === undefined && assignee === undefined) {
      deps.showInbox(visit, { name: 'errors.nothingChosen', status: 400 })
      return
    }
    try {
      const envelopes = picks.map((pick) => getSeen(deps.handlings.find, pick))
      handleEnvelopes(deps, person.id, envelopes, {
        ...(state !== undefined && { state }),
        ...(assignee !== undefined && { assignee }),
      })
    } catch (error) {
      if (!(error instanceof SigiloError) || error.code !== 'changed_meanwhile') throw error
      deps.showInbox(visit, { name: 'errors.changed_meanwhile', status: 409 })
      return
    }
    response.redirect(303, inboxAddressOf(visit.query, deps.lists(), 'saved'))
  }
}
