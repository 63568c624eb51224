/** State, labels, person and hold of one envelope; the bin has a route of its own, since it wants a proof. */
import { SigiloError } from '../../../domain/errors.js'
import type { HandlingChange } from '../../../domain/handling.js'
import { findReceipt } from '../../../domain/receipt.js'
import { handleEnvelopes, type HandleDeps } from '../handle-envelopes.js'
import { getSeen, readAssignee, readLabels, readState } from '../read-changes.js'
import type { Handle, SignedInVisit } from '../visit.js'
import type { ShowEnvelope } from './show-envelope.js'

export interface ChangeEnvelopeDeps extends HandleDeps {
  showEnvelope: ShowEnvelope
}

export function changeEnvelope(deps: ChangeEnvelopeDeps): Handle {
  return (visit) => {
    const lists = deps.lists()
    const chosen = readState(visit.form)
    // What was left as it stood on the page is no change: a download may have moved it on meanwhile.
    const state = chosen === visit.form.get('was') ? undefined : chosen
    const assignee = readAssignee(visit.form, lists)
    changeOne(deps, visit, 'saved', {
      ...(state !== undefined && { state }),
      ...(assignee !== undefined && { assignee }),
      labels: readLabels(visit.form, lists),
    })
  }
}

/** A hold is put and taken by its own button. */
export function holdEnvelope(deps: ChangeEnvelopeDeps): Handle {
  return (visit) => {
    const isHeld = visit.form.get('held') === 'yes'
    changeOne(deps, visit, isHeld ? 'held' : 'released', { isHeld })
  }
}

export function binEnvelope(deps: ChangeEnvelopeDeps): Handle {
  return (visit) => {
    changeOne(deps, visit, 'binned', { isBinned: true })
  }
}

export function restoreEnvelope(deps: ChangeEnvelopeDeps): Handle {
  return (visit) => {
    changeOne(deps, visit, 'restored', { isBinned: false })
  }
}

/** Somebody else was faster: the page is shown as it is now, with a word that nothing was changed. */
function changeOne(
  deps: ChangeEnvelopeDeps,
  visit: SignedInVisit,
  done: string,
  change: HandlingChange,
): void {
  const receipt = findReceipt(visit.request.params['receipt'])
  const version = Number(visit.form.get('version'))
  if (receipt === null) throw new SigiloError('not_found', 'there is no envelope with this receipt')
  try {
    const envelope = getSeen(deps.handlings.find, { receipt, version })
    handleEnvelopes(deps, visit.person.id, [envelope], change)
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    if (error.code !== 'changed_meanwhile' && error.code !== 'held') throw error
    deps.showEnvelope(visit, { name: `errors.${error.code}`, status: 409 })
    return
  }
  visit.response.redirect(303, `/envelopes/${receipt}?done=${done}`)
}
