/**
 * `sigilo keys canary`: puts an envelope on the normal road whose text is a word that nobody else knows. Whoever opens it
 * gives the word back, and so proves that the key still opens.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createTipArchive } from '../archive/tip-archive.js'
import { dayOf } from '../domain/day.js'
import type { DrillStore } from '../domain/drill.js'
import { SigiloError } from '../domain/errors.js'
import { receiptOf } from '../domain/receipt.js'
import { localiseQuestionnaire, questionsOf, type Questionnaire } from '../domain/questionnaire.js'
import { TIP_VERSION, type Tip } from '../domain/tip.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { fingerprintOf } from '../openpgp/read-key.js'
import { findUsableKeys, seal } from '../openpgp/seal.js'

export interface SendCanaryDeps {
  files: KeyringFiles
  drills: Pick<DrillStore, 'addCanary'>
  questionnaire: Questionnaire
  /** Sends an envelope to intake as a browser does; throws unless it is stored. */
  send: (envelope: Uint8Array) => Promise<void>
  now: Date
  say: (line: string) => void
}

export async function sendCanary(deps: SendCanaryDeps): Promise<void> {
  const { files, drills, questionnaire, now, say } = deps
  const word = makeWord()
  const spanish = localiseQuestionnaire(questionnaire, 'es')
  const required = questionsOf(spanish).find((question) => question.required)
  const tip: Tip = {
    version: TIP_VERSION,
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    language: 'es',
    answers: { [required?.id ?? '']: canaryText(word) },
  }
  const envelope = await seal(createTipArchive(tip, spanish), files.activeKeys, now)
  const recipients = (await findUsableKeys(files.activeKeys, now)).map(fingerprintOf)
  // Known before it is on the road: an answer that gets lost must not make a canary that nobody can confirm.
  drills.addCanary(digestOf(word), { sentDay: dayOf(now.getTime()), recipients })
  await deps.send(envelope)
  const receipt = receiptOf(createHash('sha256').update(envelope).digest())
  say(`a canary is on the road: receipt ${receipt}`)
  say('whoever opens it finds a word in it, and enters it here: sigilo keys canary --confirm WORD')
}

/** In the language of reference and in English: a drill must not be taken for a tip. */
function canaryText(word: string): string {
  return (
    `SIMULACRO: esto no es un mensaje de nadie. Palabra: ${word}\n` +
    `DRILL: this is nobody’s message. Word: ${word}\n` +
    `sigilo keys canary --confirm ${word}`
  )
}

/** 60 bits in letters and digits that are not taken for one another: `7ZKX-0V3M-A1QD`. */
function makeWord(): string {
  return receiptOf(randomBytes(32)).slice(0, 14)
}

export function digestOf(word: string): string {
  return createHash('sha256').update(word).digest('hex')
}

/** What a person types, in the form in which it was made. Throws `invalid`. */
export function readWord(typed: string): string {
  const symbols = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{12}$/.test(symbols)) {
    throw new SigiloError(
      'invalid',
      'this is not the word of a canary: it has twelve letters and digits',
    )
  }
  return symbols.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')
}
