/** Applies a triage file to which a person has agreed: verified again, compared again, and only if nothing is different. */
import { SigiloError } from '../../../domain/errors.js'
import { applyDifference, type ApplyDeps } from '../triage/apply-difference.js'
import { receiveTriage, type ReceiveTriageDeps } from '../triage/receive-triage.js'
import { orRefuse } from '../triage/refuse-triage.js'
import { showDifference, type ShowDifferenceDeps } from '../triage/show-difference.js'
import type { Handle } from '../visit.js'

export type ApplyTriageDeps = ApplyDeps & ReceiveTriageDeps & ShowDifferenceDeps

export function applyTriage(deps: ApplyTriageDeps): Handle {
  return orRefuse(deps, async (visit) => {
    const file = visit.form.get('file')
    const digest = visit.form.get('digest')
    if (typeof file !== 'string' || typeof digest !== 'string') {
      throw new SigiloError('invalid', 'the form is not whole')
    }
    const received = await receiveTriage(deps, file)
    const other = applyDifference(deps, received.verified, digest, visit.person.id)
    if (other) {
      showDifference(deps, visit, received, other, { name: 'triage.changed', status: 409 })
      return
    }
    visit.response.redirect(303, '/triage?done=triage-applied')
  })
}
