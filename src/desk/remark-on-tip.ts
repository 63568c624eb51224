/**
 * What a person should know about an opened tip before trusting it. Anybody can seal anything to a public key, so a tip
 * may hold answers that no form gives, or a text for the eye that says other than what is counted.
 */
import type { TipFiles } from '../archive/tip-archive.js'
import { createTipText } from '../archive/tip-text.js'
import { checkAnswers, localiseQuestionnaire, type Questionnaire } from '../domain/questionnaire.js'
import { readTip } from '../domain/tip.js'

/** @returns sentences without a full stop; none when the tip is as the form makes it */
export function remarkOnTip(files: TipFiles, questionnaires: readonly Questionnaire[]): string[] {
  const reading = readTip(new TextDecoder().decode(files.json))
  if ('reason' in reading) return [reading.reason]
  const { tip } = reading
  const questionnaire = questionnaires.find(
    ({ id, version }) => id === tip.questionnaire.id && version === tip.questionnaire.version,
  )
  if (!questionnaire)
    return ['its questionnaire is not known here, so its answers were not checked']
  const faults = checkAnswers(questionnaire, tip.answers)
  if (faults.length > 0) {
    return [`${String(faults.length)} of its answers could not have been given in the form`]
  }
  const due = createTipText(tip, localiseQuestionnaire(questionnaire, tip.language))
  const found = new TextDecoder().decode(files.text)
  if (withoutCountryName(due) !== withoutCountryName(found)) {
    return ['tip.txt does not say what tip.json says']
  }
  return []
}

/** A country's name comes from the browser that sealed, and may be spelled another way here; its code may not. */
function withoutCountryName(text: string): string {
  return text.replace(/^.* \(([A-Z]{2})\)$/gm, '($1)')
}
