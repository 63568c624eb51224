/** What did not come to be a tip, in plain English, to standard error: what did not open and why, and what a person should do about. */
import type { LeftOut, OpenedBatch } from '../../desk/batch/batch.js'
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

/** The exit status says whether all of it opened. */
export function sayBatch(
  { notOpened, twice, missing, leftOut }: Omit<OpenedBatch, 'tips'>,
  canaries: readonly OpenedTip[],
): void {
  for (const { name, reason } of notOpened) {
    process.stderr.write(`sigilo: error: ${name}: ${NOT_OPENED[reason]}\n`)
    process.exitCode = SOME_NOT_OPENED
  }
  for (const { name, receipt } of twice) report(`${name}: ${receipt} once more; it is kept once`)
  for (const name of missing) report(`${name}: it did not come, though SHA256SUMS names it`)
  for (const { name, reason } of leftOut) report(`${name}: left out: ${LEFT_OUT[reason]}`)
  for (const { receipt, canaryWord } of canaries) {
    report(`${receipt}: a drill (canary), not a tip; tell your admin its word: ${canaryWord ?? ''}`)
  }
}
