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
import { readTip, type Tip } from '../domain/tip.js'

/** @returns sentences without a full stop; none when the tip is as the form makes it */
export function remarkOnTip(files: TipTexts, questionnaires: readonly Questionnaire[]): string[] {
  const reading = readTip(new TextDecoder().decode(files.json))
  if ('reason' in reading) return [reading.reason]
  const { tip } = reading
  const questionnaire = questionnaires.find(
    ({ id, version }) => id === tip.questionnaire.id && version === tip.questionnaire.version,
  )
  if (!questionnaire)
    return ['its questionnaire is not known here, so its answers were not checked']
  if (!isListOf(tip.files ?? [], files.files)) {
    return ['its files are not those that tip.json lists']
  }
  const faults = checkAnswers(questionnaire, tip.answers)
  if (faults.length > 0) {
    return [`${String(faults.length)} of its answers could not have been given in the form`]
  }
  if (!isTextOf(tip, questionnaire, new TextDecoder().decode(files.text))) {
    return ['tip.txt does not say what tip.json says']
  }
  return []
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
      // Behind the text up to here come the label and then the answer.
      const line = createTipText({ ...tip, answers: before }, localised).split('\n').length + 1
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
