/** `sigilo desk open FILE…`, and `sigilo open FILE…`: each tip in a folder of its own. */
import { parseArgs } from 'node:util'
import type { SortedDrop } from '../../desk/batch/batch.js'
import { findMissing } from '../../desk/disk/find-missing.js'
import { openFiles } from '../../desk/disk/open-files.js'
import { SigiloError } from '../../domain/errors.js'
import { complain } from '../run.js'
import { demandDrop, DROP_OPTIONS } from './drop-options.js'
import { findEnvelopes } from './find-envelopes.js'
import { readQuestionnaires } from './read-drop.js'
import { readStaffKeys } from './read-keys.js'
import { removeAtEnd, sayUnfinished } from './remove-at-end.js'
import { sayBatch, sayMisplaced } from './say-batch.js'

const USAGE =
  'sigilo open FILE… --key FILE | --gnupg --out DIR [--passphrase-file FILE] [--questionnaire FILE]'

export async function open(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    ...{ args, allowPositionals: true },
    options: { ...DROP_OPTIONS, out: { type: 'string' } },
  })
  demandDrop(positionals, values, USAGE)
  if (values.out === undefined) throw new SigiloError('invalid', 'which folder', { hint: USAGE })
  const { opener } = await readStaffKeys(values)
  sayUnfinished(values.out)
  const unfinished = new Set<() => void>()
  removeAtEnd(unfinished)
  let failures = 0
  let envelopes = 0
  const fail = (error: unknown): void => {
    process.exitCode = complain(error)
  }
  const drops: SortedDrop[] = []
  for (const path of positionals) {
    const found = await findEnvelopes(path).catch(fail)
    envelopes += found?.named.length ?? 1
    failures += found
      ? await openFiles(found.named, {
          ...{ opener, outFolder: values.out, unfinished, complain: fail },
          questionnaires: readQuestionnaires(values, found.sorted.questionnaires),
          say: (line) => process.stdout.write(`${line}\n`),
        })
      : 1
    if (found) drops.push(found.sorted)
  }
  if (failures > 0) {
    process.stderr.write(`sigilo: ${String(failures)} of ${String(envelopes)} did not open\n`)
  }
  await sayRest(drops)
}

/** Over all that was named: what one download lacks may have come with another. */
async function sayRest(drops: readonly SortedDrop[]): Promise<void> {
  const envelopes = drops.flatMap((drop) => drop.envelopes)
  const leftOut = drops.flatMap((drop) => drop.leftOut)
  const sums = new Map(drops.flatMap((drop) => [...(drop.sums ?? [])]))
  for (const drop of drops) sayMisplaced(drop)
  const missing = await findMissing({ envelopes, leftOut, sums })
  sayBatch({ notOpened: [], twice: [], missing, leftOut }, [])
}
