/** Takes a triage file and shows what it would do; changes nothing. */
import { SigiloError } from '../../../domain/errors.js'
import { compareTriage as compare, type CompareDeps } from '../triage/compare-triage.js'
import { receiveTriage, type ReceiveTriageDeps } from '../triage/receive-triage.js'
import { orRefuse } from '../triage/refuse-triage.js'
import { showDifference, type ShowDifferenceDeps } from '../triage/show-difference.js'
import type { Handle } from '../visit.js'

export type CompareTriageDeps = CompareDeps & ReceiveTriageDeps & ShowDifferenceDeps

export function compareTriage(deps: CompareTriageDeps): Handle {
  return orRefuse(deps, async (visit) => {
    const file = visit.form.get('file')
    // A browser sends an empty file when none was chosen.
    if (!(file instanceof File) || file.size === 0) {
      throw new SigiloError('invalid', 'no file was chosen')
    }
    const received = await receiveTriage(deps, await file.text())
    showDifference(deps, visit, received, compare(deps, received.verified))
  })
}
