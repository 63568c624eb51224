/** `sigilo desk open FILE…`, and `sigilo open FILE…`: each tip in a folder of its own. */
import { parseArgs } from 'node:util'
import type { FileSource } from '../../desk/batch/file-source.js'
import { sortDrop } from '../../desk/batch/sort-drop.js'
import { filesOnDisk } from '../../desk/disk/file-on-disk.js'
import { openFiles, type NamedEnvelope } from '../../desk/disk/open-files.js'
import { NotOpenedError } from '../../desk/not-opened.js'
import { findArmoredEnvelopes } from '../../desk/open/armored-envelopes.js'
import { SigiloError } from '../../domain/errors.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import { complain } from '../run.js'
import { demandDrop, DROP_OPTIONS } from './drop-options.js'
import { readQuestionnaires } from './read-drop.js'
import { readStaffKeys } from './read-keys.js'

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
  let failures = 0
  let envelopes = 0
  const fail = (error: unknown): void => {
    process.exitCode = complain(error)
  }
  for (const path of positionals) {
    const found = await findEnvelopes(path).catch(fail)
    envelopes += found?.named.length ?? 1
    failures += found
      ? await openFiles(found.named, {
          ...{ opener, outFolder: values.out, complain: fail },
          questionnaires: readQuestionnaires(values, found.questionnaires),
          say: (line) => process.stdout.write(`${line}\n`),
        })
      : 1
  }
  if (failures > 0) {
    process.stderr.write(`sigilo: ${String(failures)} of ${String(envelopes)} did not open\n`)
  }
}

/** Of a download or a folder, what is sealed in it; a file that is neither is tried as it is, so that something is said of it. */
async function findEnvelopes(
  path: string,
): Promise<{ named: NamedEnvelope[]; questionnaires: Questionnaire[] }> {
  const sources = filesOnDisk(path)
  const { envelopes, sums, questionnaires } = await sortDrop(sources)
  const [only] = sources
  const isLoose = sources.length === 1 && envelopes.length <= 1
  const found = isLoose && only ? [envelopes[0] ?? only] : envelopes
  const named: NamedEnvelope[] = []
  for (const source of found) {
    const isWhole = isLoose && source.sizeBytes === only?.sizeBytes
    const sum = sums?.get(source.name) ?? null
    for (const envelope of await outOfArmor(source)) {
      const isNamed = isWhole && envelope.name === source.name
      named.push({ path: isNamed ? path : `${path}: ${envelope.name}`, envelope, sum })
    }
  }
  return { named, questionnaires }
}

/** Several may have come in one text. One that is damaged there, or cannot be read, is left to whoever opens it. */
async function outOfArmor(source: FileSource): Promise<FileSource[]> {
  try {
    const found = await findArmoredEnvelopes(source)
    return found.length === 0 ? [source] : found.map((envelope) => envelope ?? source)
  } catch (error) {
    if (error instanceof NotOpenedError) return [source]
    throw error
  }
}
