/**
 * What a person should know about an opened tip before trusting it. Anybody can seal anything to a public key, so a tip
 * may hold answers that no form gives, or a text for the eye that says other than what is counted.
 */
import type { TipTexts } from '../archive/tip-archive.js'
import { createTipText } from '../archive/tip-text.js'
import {
  checkAnswers,
  localiseQuestionnaire,
  questionsOf,
  type Answers,
  type Questionnaire,
} from '../domain/questionnaire.js'
import type { TipFile } from '../domain/tip-file.js'
import { TIP_VERSION, readTip, type Tip } from '../domain/tip.js'
import { asRecord, parseJson } from './batch/read-json.js'
import { indexQuestionnaires } from './count/find-questionnaire.js'
import { isTooLong, mostCharacters, mostOfText } from './cut-tip.js'
import type { Remark } from './opened-tip.js'

export interface RemarkedTip {
  /** Null: tip.json could not be read. */
  tip: Tip | null
  /** In the order of `REMARKS`; none when the tip is as the form makes it. */
  remarks: Remark[]
  /** The one that it names; null: it is not known here. */
  questionnaire: Questionnaire | null
  /** How many answers could not have been given in the form. */
  faultyAnswers: number
}

/** Without a full stop; `{count}` is that of the answers. */
export const REMARK_SENTENCES: Record<Remark, string> = {
  json_unreadable: 'tip.json is not what a form writes, so only its text can be shown',
  future_version: 'tip.json is of a version that this program does not know',
  unknown_questionnaire: 'its questionnaire is not known here, so its answers were not checked',
  other_files: 'its files are not those that tip.json lists',
  invalid_answers: '{count} of its answers could not have been given in the form',
  other_text: 'tip.txt does not say what tip.json says',
  too_long: 'it is longer than anything that a form makes',
}

/** @param questionnaires of two that are the same, the first one counts */
export function remarkOnTip(
  files: TipTexts,
  questionnaires: readonly Questionnaire[],
): RemarkedTip {
  const json = new TextDecoder().decode(files.json)
  const text = new TextDecoder().decode(files.text)
  const isLong = (most: number): boolean => text.length > mostOfText(most, files.files.length)
  const reading = readTip(json)
  if ('reason' in reading) {
    const remarks: Remark[] = [isOfFutureVersion(json) ? 'future_version' : 'json_unreadable']
    if (isLong(mostCharacters(null))) remarks.push('too_long')
    return { tip: null, remarks, questionnaire: null, faultyAnswers: 0 }
  }
  const { tip } = reading
  const questionnaire = indexQuestionnaires(questionnaires)(tip.questionnaire)
  const remarks: Remark[] = []
  if (!questionnaire) remarks.push('unknown_questionnaire')
  if (!isListOf(tip.files ?? [], files.files)) remarks.push('other_files')
  const faultyAnswers = questionnaire ? checkAnswers(questionnaire, tip.answers).length : 0
  if (faultyAnswers > 0) remarks.push('invalid_answers')
  // What the form would write for answers that it does not take, nobody can say.
  else if (questionnaire && !isTextOf(tip, questionnaire, text)) {
    remarks.push('other_text')
  }
  const most = mostCharacters(questionnaire)
  if (isTooLong(tip, most) || isLong(most)) remarks.push('too_long')
  return { tip, remarks, questionnaire, faultyAnswers }
}

function isOfFutureVersion(json: string): boolean {
  const version = asRecord(parseJson(json))?.get('version')
  return Number.isInteger(version) && Number(version) > TIP_VERSION
}

function isListOf(listed: readonly TipFile[], found: TipTexts['files']): boolean {
  const describe = (all: { name: string; sizeBytes: number }[]): string =>
    all.map(({ name, sizeBytes }) => `${name} ${String(sizeBytes)}`).join()
  return describe([...listed]) === describe(found)
}

/**
 * Whether the text is what the form writes for these answers. The name of a country comes from the browser that sealed and
 * may be spelled another way here, so in that one line the code alone is compared.
 */
function isTextOf(tip: Tip, questionnaire: Questionnaire, text: string): boolean {
  const localised = localiseQuestionnaire(questionnaire, tip.language)
  const due = createTipText(tip, localised).split('\n')
  const found = text.split('\n')
  const codes = new Map<number, string>()
  const before: Answers = {}
  for (const question of questionsOf(localised)) {
    const answer = tip.answers[question.id]
    if (answer === undefined) continue
    if (question.kind === 'country') {
      // Behind the text up to here come the label and then the answer; the list of files stands at the very end.
      const upToHere = createTipText({ ...tip, answers: before, files: [] }, localised)
      const line = upToHere.split('\n').length + 1
      codes.set(line, String(answer))
    }
    before[question.id] = answer
  }
  return (
    found.length === due.length &&
    found.every((line, i) => {
      const code = codes.get(i)
      if (code === undefined) return line === due[i]
      return /^.{1,60} \(([A-Z]{2})\)$/.exec(line)?.[1] === code
    })
  )
}
