/** `sigilo desk triage FILE…`: what a case says and the staff app did not know, signed, for the staff app (docs/triage.md). */
import { parseArgs } from 'node:util'
import { worksOf } from '../../desk/case/changes.js'
import { triageOfCase, type TriageOfCase } from '../../desk/case/triage-of-case.js'
import { findMissing } from '../../desk/disk/find-missing.js'
import { dayOf } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import { readFingerprint } from '../keys-options.js'
import { report } from '../run.js'
import { demandDrop, DROP_OPTIONS } from './drop-options.js'
import { readDrop } from './read-drop.js'
import { sayBatch } from './say-batch.js'
import { writeNewFile } from './write-new-file.js'

const USAGE =
  'sigilo desk triage FILE… --case FILE --out FILE --key FILE | --gnupg --sign-with FPR [--anchor FPR]'

const LEFT_OUT: Record<TriageOfCase['leftOut'][number]['reason'], string> = {
  disputed: 'two colleagues disagree, and one answer must be picked first',
  unknown_label: 'it has a label that the staff app does not know',
  unknown_person: 'it has a person whom the staff app does not know',
  still_new: 'it was set back to new, which the staff app does not take',
  too_many_labels: 'it has more labels than the staff app takes',
}

export async function triage(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    ...{ args, allowPositionals: true },
    options: { ...DROP_OPTIONS, out: { type: 'string' }, 'sign-with': { type: 'string' } },
  })
  demandDrop(positionals, values, USAGE)
  const signWith = values['sign-with']
  const fingerprint = signWith === undefined ? null : readFingerprint(signWith)
  const now = new Date()
  const { sorted, unreadable, keys, theCase } = await readDrop(positionals, values, now)
  if (theCase === null || values.out === undefined) {
    throw new SigiloError('invalid', 'which case, and which file to write', { hint: USAGE })
  }
  const missing = await findMissing(sorted)
  sayBatch({ notOpened: unreadable, twice: [], missing, leftOut: sorted.leftOut }, [])
  const { triages, leftOut } = triageOfCase(
    ...([worksOf(theCase), sorted.known, sorted.lists, dayOf(now.getTime())] as const),
  )
  for (const { receipt, reason } of leftOut) report(`${receipt}: left out: ${LEFT_OUT[reason]}`)
  if (triages.length === 0)
    report('there is no change that can go to the staff app; nothing was written')
  for (const [i, each] of triages.entries()) {
    const path = triages.length === 1 ? values.out : numbered(values.out, i + 1)
    writeNewFile(path, await keys.signTriage(each, fingerprint, now))
  }
}

/** `triage.json` becomes `triage-2.json`. */
function numbered(path: string, number: number): string {
  return path.replace(/(?=\.[^./\\]*$)|$/, `-${String(number)}`)
}
