/** The page that says what a triage file would do, with a button; the file itself travels along in a hidden field. */
import { spaceFingerprint } from '../../../domain/keyring.js'
import { writeTriageFile } from '../../../domain/triage.js'
import type { Lists } from '../describe-envelope.js'
import { textOf, type TextsByLanguage } from '../texts.js'
import type { Show, SignedInVisit } from '../visit.js'
import type { Difference } from './compare-triage.js'
import { describeDifference } from './describe-difference.js'
import type { ReceivedTriage } from './receive-triage.js'

export interface ShowDifferenceDeps {
  lists: () => Lists
  texts: TextsByLanguage
  show: Show
}

export function showDifference(
  { lists, texts, show }: ShowDifferenceDeps,
  visit: SignedInVisit,
  { file, verified: { fingerprint, triage } }: ReceivedTriage,
  difference: Difference,
  notice: { name: string; status: number } | null = null,
): void {
  const own = texts.get(visit.language) ?? {}
  const view = {
    ...describeDifference(difference, lists(), own),
    made: triage.made,
    fingerprint: spaceFingerprint(fingerprint),
    // Written anew, on one line: browsers send the ends of lines in a field as they like.
    file: writeTriageFile(file),
    notice: notice && textOf(own, notice.name),
  }
  show(visit, 'triage-difference', view, { status: notice?.status ?? 200 })
}
