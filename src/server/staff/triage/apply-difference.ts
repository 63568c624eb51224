/** Applies a triage file, all or nothing: the changes, the sign that it was applied, and the record of who did it. */
import type { ActivityStore } from '../../../domain/activity.js'
import type { Day } from '../../../domain/day.js'
import type { HandlingStore } from '../../../domain/handling.js'
import type { PersonId } from '../../../domain/person.js'
import type { TriageFileStore } from '../../../domain/triage.js'
import type { VerifiedTriage } from '../../../openpgp/verify-triage.js'
import { describeChange } from '../record-changes.js'
import { compareTriage, type CompareDeps, type Difference } from './compare-triage.js'

export interface ApplyDeps extends CompareDeps {
  handlings: Pick<HandlingStore, 'find' | 'change'>
  triageFiles: Pick<TriageFileStore, 'add'>
  activities: Pick<ActivityStore, 'append'>
  /** All of the work or nothing of it is kept. */
  inTransaction: (work: () => void) => void
  today: () => Day
}

/**
 * Each call is a savepoint inside the transaction, and SQLite goes through all that a savepoint has kept with every statement:
 * 20,000 envelopes in one call took 20 s, in batches 3.
 */
const BATCH = 200

/**
 * @param seenDigest of the difference that the person agreed to
 * @returns null when it was applied; else the difference as it is now, and nothing was changed
 */
export function applyDifference(
  deps: ApplyDeps,
  verified: VerifiedTriage,
  seenDigest: string,
  person: PersonId,
): Difference | null {
  const day = deps.today()
  let other: Difference | null = null
  deps.inTransaction(() => {
    // Compared once more inside: between a look and a change nobody else can come.
    const difference = compareTriage(deps, verified)
    const { changed, digest } = difference
    if (digest !== seenDigest) {
      other = difference
      return
    }
    deps.triageFiles.add(verified.signedSha256, day)
    const lists = deps.lists()
    for (let at = 0; at < changed.length; at += BATCH) {
      const batch = changed.slice(at, at + BATCH)
      deps.handlings.change(
        batch.map(({ before: { id, version }, change }) => ({ id, version, ...change })),
        day,
      )
      deps.activities.append(
        batch.flatMap(({ before, change }) =>
          describeChange(before, change, lists, { person, day }),
        ),
      )
    }
    deps.activities.append([
      { day, person, action: 'triage-applied', detail: String(changed.length) },
    ])
  })
  return other
}
