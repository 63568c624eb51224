/**
 * A column for each question of the questionnaires that a batch has tips of. What a tip holds besides is not lost: it stands
 * in a column of its own, as it came.
 */
import { questionsOf, type Question, type Questionnaire } from '../../domain/questionnaire.js'
import type { FindQuestionnaire } from '../count/find-questionnaire.js'
import type { DeskTip } from '../desk-tip.js'
import type { DeskLanguage } from '../texts.js'

export interface AnswerColumn {
  /** As the first words it that is known here: a later one may have come with a download, from anybody. */
  label: string
  id: string
  /** How each version asks it. */
  questions: Map<Questionnaire, Question>
}

export interface AnswerNaming {
  language: DeskLanguage
  /** Of any code whatever. */
  countryName: (code: string) => string
}

/** In the order of the questionnaires that tips name, and of their questions. */
export function answerColumns(
  tips: readonly DeskTip[],
  questionnaires: readonly Questionnaire[],
  find: FindQuestionnaire,
  language: DeskLanguage,
): AnswerColumn[] {
  const named = new Set(tips.map(({ tip }) => tip && find(tip.questionnaire)))
  const columns = new Map<string, AnswerColumn>()
  for (const questionnaire of questionnaires.filter((each) => named.has(each))) {
    for (const question of questionsOf(questionnaire)) {
      const { id, label } = question
      const key = `${questionnaire.id} ${id}`
      const column = columns.get(key) ?? { label: label[language], id, questions: new Map() }
      column.questions.set(questionnaire, question)
      columns.set(key, column)
    }
  }
  return [...columns.values()]
}

/** With labels for choices, in the order in which they were ticked; '' where there is no answer. */
export function readAnswer(
  { tip }: DeskTip,
  { id, questions }: AnswerColumn,
  find: FindQuestionnaire,
  { language, countryName }: AnswerNaming,
): string {
  const questionnaire = tip && find(tip.questionnaire)
  const question = questionnaire && questions.get(questionnaire)
  if (!tip || !question || !Object.hasOwn(tip.answers, id)) return ''
  const nameOf = (value: string): string => {
    if (question.kind === 'country') return value === '' ? '' : countryName(value)
    return question.choices?.find((choice) => choice.id === value)?.label[language] ?? value
  }
  return [tip.answers[id] ?? ''].flat().map(nameOf).join('; ')
}

/** Answers that have no column; of a tip that could not be read, its text. */
export function otherAnswers(
  { tip, text }: DeskTip,
  columns: readonly AnswerColumn[],
  find: FindQuestionnaire,
): string {
  if (tip === null) return text
  const questionnaire = find(tip.questionnaire)
  const hasColumn = (id: string): boolean =>
    questionnaire !== null &&
    columns.some((column) => column.id === id && column.questions.has(questionnaire))
  return Object.entries(tip.answers)
    .filter(([id]) => !hasColumn(id))
    .map(([id, answer]) => `${id}: ${[answer].flat().join(', ')}`)
    .join('\n')
}
