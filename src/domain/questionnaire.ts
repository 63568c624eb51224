/**
 * A questionnaire is data: a versioned list of sections and questions that the page turns into fields, the desk turns
 * into labels, and an organisation can replace by a file of its own. This file has no schema library in it, because it
 * runs in the source's page; the schema for files is in `questionnaire-schema.ts`.
 */
import type { Language, Localised } from './language.js'

export type QuestionKind = 'long_text' | 'text' | 'year' | 'country' | 'one' | 'many'

export interface Choice<Label = Localised> {
  id: string
  label: Label
  /** Forced-labour indicators of the ILO on which this answer may bear; counted at the desk, never shown. */
  indicators?: string[] | undefined
}

export interface Question<Label = Localised> {
  id: string
  kind: QuestionKind
  label: Label
  hint?: Label | undefined
  required?: boolean | undefined
  /** `text` and `long_text` only: UTF-16 code units, which is what a field's maxlength counts. */
  maxLength?: number | undefined
  /** `one` and `many` only. */
  choices?: Choice<Label>[] | undefined
  /** `country` only: ISO 3166-1 alpha-2 codes; their names come from the reader's own system. */
  codes?: string[] | undefined
}

export interface Section<Label = Localised> {
  /** null: stands open at the top; otherwise the title of a folded part. */
  title: Label | null
  questions: Question<Label>[]
}

export interface Questionnaire<Label = Localised> {
  id: string
  version: number
  sections: Section<Label>[]
}

/** `many`: the ids ticked; every other kind: one string. A question without an answer has no entry. */
export type Answers = Record<string, string | string[]>

export type Fault =
  'required' | 'too_long' | 'not_offered' | 'not_a_year' | 'not_text' | 'unknown_question'

export interface AnswerFault {
  question: string
  fault: Fault
}

const FIRST_YEAR = 1959
const LAST_YEAR = 2099

/** All questions of a questionnaire in their order. */
export function questionsOf<Label>(questionnaire: Questionnaire<Label>): Question<Label>[] {
  return questionnaire.sections.flatMap((section) => section.questions)
}

/** The same questionnaire with its texts in one language, without what a page does not need. */
export function localiseQuestionnaire(
  questionnaire: Questionnaire,
  language: Language,
): Questionnaire<string> {
  const localiseQuestion = ({ label, hint, choices, ...rest }: Question): Question<string> => ({
    ...rest,
    label: label[language],
    ...(hint && { hint: hint[language] }),
    ...(choices && {
      choices: choices.map((choice) => ({ id: choice.id, label: choice.label[language] })),
    }),
  })
  return {
    id: questionnaire.id,
    version: questionnaire.version,
    sections: questionnaire.sections.map(({ title, questions }) => ({
      title: title?.[language] ?? null,
      questions: questions.map(localiseQuestion),
    })),
  }
}

/**
 * Checks answers before they are sealed, and again when they are opened: whoever seals by hand may write anything.
 * Returns the faults in the order of the questions; an empty list means that the answers hold.
 */
export function checkAnswers(
  questionnaire: Questionnaire<unknown>,
  answers: Readonly<Record<string, unknown>>,
): AnswerFault[] {
  const faults: AnswerFault[] = []
  const known = new Set<string>()
  for (const question of questionsOf(questionnaire)) {
    known.add(question.id)
    const fault = findFault(question, answers[question.id])
    if (fault !== null) faults.push({ question: question.id, fault })
  }
  for (const id of Object.keys(answers)) {
    if (!known.has(id)) faults.push({ question: id, fault: 'unknown_question' })
  }
  return faults
}

function findFault(question: Question<unknown>, answer: unknown): Fault | null {
  if (answer === undefined) return question.required ? 'required' : null
  if (question.kind === 'many') {
    const offered = choiceIds(question)
    const isListOfOffered =
      Array.isArray(answer) &&
      new Set(answer).size === answer.length &&
      answer.every((id) => offered.includes(id as string))
    return isListOfOffered ? null : 'not_offered'
  }
  if (typeof answer !== 'string' || hasControlCharacters(answer)) return 'not_text'
  if (question.required && answer.trim() === '') return 'required'
  switch (question.kind) {
    case 'one':
      return choiceIds(question).includes(answer) ? null : 'not_offered'
    case 'country':
      return question.codes?.includes(answer) ? null : 'not_offered'
    case 'year':
      return isYear(answer) ? null : 'not_a_year'
    case 'text':
    case 'long_text':
      return answer.length > (question.maxLength ?? 0) ? 'too_long' : null
  }
}

function choiceIds(question: Question<unknown>): string[] {
  return (question.choices ?? []).map((choice) => choice.id)
}

function isYear(text: string): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR && Number(text) <= LAST_YEAR
}

function hasControlCharacters(text: string): boolean {
  return text.search(CONTROL_CHARACTERS) !== -1
}

/** Line feed and tab are text; every other C0 or C1 control could drive the terminal of who reads it. */
const CONTROL_CHARACTERS = /(?![\n\t])\p{Cc}/gu

/** What a field gives, made into an answer: line ends as LF, no control characters, no blank ends. */
export function tidyText(text: string): string {
  return replaceControlCharacters(text.replace(/\r\n?/g, '\n'), '').trim()
}

export function replaceControlCharacters(text: string, instead: string): string {
  return text.replace(CONTROL_CHARACTERS, instead)
}
