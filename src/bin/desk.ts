/**
 * The offline half of the command `sigilo`: reads the arguments of `open`, unlocks the keys, and hands over to the desk.
 * Loaded only for that verb; the rest of the tool never comes here.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { PrivateKey } from 'openpgp'
import { isLocked, unlockKey } from '../desk/open-envelope.js'
import { openFiles } from '../desk/open-files.js'
import { SigiloError } from '../domain/errors.js'
import { MISSIONS_QUESTIONNAIRE } from '../domain/missions-questionnaire.js'
import { readQuestionnaire } from '../domain/questionnaire-schema.js'
import { askPassphrase } from './ask-passphrase.js'
import { complain } from './run.js'

export async function open(args: string[]): Promise<void> {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true },
      out: { type: 'string' },
      'passphrase-file': { type: 'string' },
      questionnaire: { type: 'string' },
    },
  })
  if (files.length === 0 || !values.key || values.out === undefined) {
    throw new SigiloError('invalid', 'which envelopes, which key and which folder', {
      hint: 'sigilo open FILE… --key FILE --out DIR [--passphrase-file FILE] [--questionnaire FILE]',
    })
  }
  const keys: PrivateKey[] = []
  for (const path of values.key) keys.push(await readKeyFile(path, values['passphrase-file']))
  const failures = await openFiles({
    files,
    keys,
    outFolder: values.out,
    questionnaires: [
      MISSIONS_QUESTIONNAIRE,
      ...(values.questionnaire === undefined
        ? []
        : [readQuestionnaire(JSON.parse(readText(values.questionnaire)))]),
    ],
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (error) => {
      process.exitCode = complain(error)
    },
  })
  if (failures > 0) {
    process.stderr.write(`sigilo: ${String(failures)} of ${String(files.length)} did not open\n`)
  }
}

async function readKeyFile(path: string, passphraseFile: string | undefined): Promise<PrivateKey> {
  const armored = readText(path)
  if (!(await isLocked(armored))) return unlockKey(armored, null)
  const passphrase =
    passphraseFile === undefined
      ? await askPassphrase(`Passphrase of ${path}: `)
      : readText(passphraseFile).replace(/\r?\n$/, '')
  return unlockKey(armored, passphrase)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SigiloError('not_found', `${path} cannot be read`, { cause })
  }
}
