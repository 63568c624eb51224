/** What a list of tips shows of each: the beginning of the answer that every tip must have; else of its text. */
import { questionsOf, type Questionnaire } from '../domain/questionnaire.js'
import { showUnseen } from './files/show-unseen.js'
import type { OpenedTip } from './opened-tip.js'

const FIRST_CHARACTERS = 140
/** Looked at before it is made fit to be shown, which costs something for each: room for blanks. */
const LOOKED_AT = 8 * FIRST_CHARACTERS
/** The name of the questionnaire, and nothing. */
const LINES_BEFORE = 2

/** Empty where it says nothing. */
export function firstWordsOf(
  { tip, text }: Pick<OpenedTip, 'tip' | 'text'>,
  questionnaire: Questionnaire | null,
): string {
  const required = questionnaire && questionsOf(questionnaire).find((question) => question.required)
  const answer = required && tip?.answers[required.id]
  const start = typeof answer === 'string' ? 0 : findLine(text, LINES_BEFORE)
  const words = (typeof answer === 'string' ? answer : text).slice(start, start + LOOKED_AT)
  return Array.from(showUnseen(words).replace(/\s+/g, ' ').trim())
    .slice(0, FIRST_CHARACTERS)
    .join('')
}

/** Where it begins; the end of the text where it has fewer. */
function findLine(text: string, before: number): number {
  let at = 0
  for (let lines = 0; lines < before; lines++) {
    const end = text.indexOf('\n', at)
    if (end === -1) return text.length
    at = end + 1
  }
  return at
}
