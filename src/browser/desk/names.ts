/** What codes are called in the reader's language: countries, choices of the questionnaires, states. */
import { countryName } from '../../domain/country.js'
import { questionsOf, type Choice, type Question } from '../../domain/questionnaire.js'
import type { Desk } from './desk-state.js'

/** The choices of a question in every questionnaire at hand, each id once. */
export function choicesOf({ questionnaires }: Desk, question: string): Choice[] {
  const found = new Map<string, Choice>()
  for (const questionnaire of questionnaires) {
    const named = questionsOf(questionnaire).find(({ id }) => id === question)
    for (const choice of named?.choices ?? []) {
      if (!found.has(choice.id)) found.set(choice.id, choice)
    }
  }
  return [...found.values()]
}

/** Of an untrusted code; what is no country's code stays as it is. */
export function nameCountry({ texts }: Pick<Desk, 'texts'>, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? countryName(code, texts.language) : code
}

/** One answer as a person reads it; what no form could give is shown as it is. */
export function nameAnswer(desk: Desk, question: Question, answer: string | string[]): string[] {
  const label = (id: string): string =>
    question.choices?.find((choice) => choice.id === id)?.label[desk.texts.language] ?? id
  if (Array.isArray(answer)) return answer.map(label)
  if (question.kind === 'one') return [label(answer)]
  if (question.kind === 'country') return [nameCountry(desk, answer)]
  return [answer]
}
