/** What did not come to be a tip, in plain English, to standard error: what did not open and why, and what a person should do about. */
import type { LeftOut, OpenedBatch, SortedDrop } from '../../desk/batch/batch.js'
import { NOT_OPENED } from '../../desk/not-opened.js'
import type { OpenedTip } from '../../desk/opened-tip.js'
import { report } from '../run.js'

const LEFT_OUT: Record<LeftOut['reason'], string> = {
  not_known: 'it is nothing that the desk takes',
  zip: 'it must be unpacked first',
  link: 'it is a link or a device and no file',
  broken_tar: 'it is cut off or damaged; what stood before that was read',
  too_many: 'there are more files than the desk takes at once',
  too_large: 'it is larger than any envelope',
  broken_lists: 'it is not as it should be, so nothing of it was taken',
}

/** As `sigilo open` has it for what did not open. */
const SOME_NOT_OPENED = 65

/** The exit status says whether all of it opened, and nothing that may have been a tip is missing or was left out. */
export function sayBatch(
  { notOpened, twice, missing, leftOut }: Omit<OpenedBatch, 'tips'>,
  canaries: readonly OpenedTip[],
): void {
  for (const { name, reason } of notOpened) {
    process.stderr.write(`sigilo: error: ${name}: ${NOT_OPENED[reason]}\n`)
  }
  for (const { name, receipt } of twice) report(`${name}: ${receipt} once more; it is kept once`)
  for (const name of missing) report(`${name}: it did not come, though SHA256SUMS names it`)
  for (const { name, reason } of leftOut) report(`${name}: left out: ${LEFT_OUT[reason]}`)
  const isLost = leftOut.some(({ reason }) => reason !== 'not_known')
  if (notOpened.length > 0 || missing.length > 0 || isLost) process.exitCode ??= SOME_NOT_OPENED
  for (const { receipt, canaryWord } of canaries) {
    report(`${receipt}: a drill (canary), not a tip; tell your admin its word: ${canaryWord ?? ''}`)
  }
}

/** Of files that have a place of their own at the page, and here an option. */
export function sayMisplaced({
  keyFiles,
  caseFiles,
}: Pick<SortedDrop, 'keyFiles' | 'caseFiles'>): void {
  for (const { name } of keyFiles) report(`${name}: left out: a key is named with --key`)
  for (const { name } of caseFiles) report(`${name}: left out: a case is named with --case`)
}
