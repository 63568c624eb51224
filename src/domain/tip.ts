/**
 * A tip, as it stands in `tip/tip.json` (docs/envelope.md). Plaintext: it exists in the source's browser and at the
 * desk, nowhere else.
 */
import { isLanguage, type Language } from './language.js'
import type { Answers } from './questionnaire.js'
import { readTipFiles, type TipFile } from './tip-file.js'

export const TIP_VERSION = 1

export interface Tip {
  version: typeof TIP_VERSION
  questionnaire: { id: string; version: number }
  language: Language
  answers: Answers
  /** In the order of the archive; not there for a tip without files. */
  files?: TipFile[]
}

/** What an opened archive's `tip.json` turned out to be. Whether its answers hold is a question of its own. */
export type TipReading = { tip: Tip } | { reason: string }

/**
 * Reads what came out of an envelope; whoever made it may have written anything. Never throws: a tip that cannot be
 * read is a normal state at the desk, with a reason.
 */
export function readTip(json: string): TipReading {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { reason: 'tip.json is not JSON' }
  }
  if (!isRecord(value)) return { reason: 'tip.json is not an object' }
  if (value['version'] !== TIP_VERSION) {
    return { reason: 'tip.json is of a version that this program does not know' }
  }
  const { questionnaire, language, answers } = value
  if (
    !isRecord(questionnaire) ||
    typeof questionnaire['id'] !== 'string' ||
    typeof questionnaire['version'] !== 'number'
  ) {
    return { reason: 'tip.json does not name its questionnaire' }
  }
  if (!isLanguage(language)) return { reason: 'tip.json names no known language' }
  if (!isRecord(answers) || !Object.values(answers).every(isAnswer)) {
    return { reason: 'tip.json has answers that are neither text nor lists of text' }
  }
  const files = readTipFiles(value['files'] ?? [])
  if (!files) return { reason: 'tip.json has a list of files that no form makes' }
  return {
    tip: {
      ...(files.length === 0 ? {} : { files }),
      version: TIP_VERSION,
      questionnaire: { id: questionnaire['id'], version: questionnaire['version'] },
      language,
      answers: answers as Answers,
    },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAnswer(value: unknown): value is string | string[] {
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  )
}
