/** What the desk brings back: the routes of the triage file. */
import { applyTriage, type ApplyTriageDeps } from '../routes/apply-triage.js'
import { compareTriage, type CompareTriageDeps } from '../routes/compare-triage.js'
import { showTriage } from '../routes/show-triage.js'
import type { Route } from '../visit.js'

export type TriageRouteDeps = CompareTriageDeps & ApplyTriageDeps

/** A file of 2 MiB, which comes with its form, and what a form puts round it. */
const MAX_TRIAGE_FORM_BYTES = 4_194_304

export function createTriageRoutes(deps: TriageRouteDeps): Route[] {
  const staff = { who: 'staff', maxBodyBytes: MAX_TRIAGE_FORM_BYTES } as const
  return [
    { method: 'GET', path: '/triage', who: 'staff', handle: showTriage(deps) },
    { method: 'POST', path: '/triage', ...staff, handle: compareTriage(deps) },
    { method: 'POST', path: '/triage/apply', ...staff, handle: applyTriage(deps) },
  ]
}
