/**
 * `tip/tip.txt`: the tip for a person to read, without any tool of ours: the labels of the questions as the source saw
 * them, the answers, and what the files were called.
 */
import { countryName } from '../domain/country.js'
import type { Language } from '../domain/language.js'
import { questionsOf, type Question, type Questionnaire } from '../domain/questionnaire.js'
import type { Tip } from '../domain/tip.js'

export function createTipText(tip: Tip, questionnaire: Questionnaire<string>): string {
  const blocks = [`${questionnaire.id} ${String(questionnaire.version)} · ${tip.language}`]
  for (const question of questionsOf(questionnaire)) {
    const answer = tip.answers[question.id]
    if (answer === undefined) continue
    blocks.push(`${question.label}\n${describeAnswer(question, answer, tip.language)}`)
  }
  const files = (tip.files ?? []).map(({ name, givenName }) => `files/${name}: ${givenName}`)
  if (files.length > 0) blocks.push(files.join('\n'))
  return blocks.join('\n\n') + '\n'
}

function describeAnswer(
  question: Question<string>,
  answer: string | string[],
  language: Language,
): string {
  if (Array.isArray(answer)) return answer.map((id) => `- ${choiceLabel(question, id)}`).join('\n')
  if (question.kind === 'one') return choiceLabel(question, answer)
  if (question.kind === 'country') return `${countryName(answer, language)} (${answer})`
  return answer
}

function choiceLabel(question: Question<string>, id: string): string {
  return question.choices?.find((choice) => choice.id === id)?.label ?? id
}
