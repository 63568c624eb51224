/** The door for questionnaires that an organisation brings in a file. Never part of a page. */
import { z } from 'zod'
import { SigiloError } from './errors.js'
import { LANGUAGES, type Language } from './language.js'
import { questionsOf, type Questionnaire } from './questionnaire.js'

/** Ids are keys of `tip.json` and columns of what the desk counts. */
const idSchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const textSchema = z.string().trim().min(1).max(600)
const localisedSchema = z.strictObject(
  Object.fromEntries(LANGUAGES.map((language) => [language, textSchema])) as Record<
    Language,
    typeof textSchema
  >,
)

const choiceSchema = z.strictObject({
  id: idSchema,
  label: localisedSchema,
  indicators: z.array(idSchema).max(11).optional(),
})

const questionSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(['long_text', 'text', 'year', 'country', 'one', 'many']),
    label: localisedSchema,
    hint: localisedSchema.optional(),
    required: z.boolean().optional(),
    maxLength: z.int().min(1).max(60_000).optional(),
    choices: z.array(choiceSchema).min(2).max(60).optional(),
    codes: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(2)
      .max(260)
      .optional(),
  })
  .superRefine((question, context) => {
    const wants: Record<string, boolean> = {
      maxLength: question.kind === 'text' || question.kind === 'long_text',
      choices: question.kind === 'one' || question.kind === 'many',
      codes: question.kind === 'country',
    }
    for (const [field, isWanted] of Object.entries(wants)) {
      const isThere = question[field as 'maxLength' | 'choices' | 'codes'] !== undefined
      if (isThere !== isWanted) {
        context.addIssue(
          `${question.id}: ${field} ${isWanted ? 'is missing' : 'does not belong here'}`,
        )
      }
    }
    if (hasTwice((question.choices ?? []).map((choice) => choice.id))) {
      context.addIssue(`${question.id}: a choice stands twice`)
    }
  })

const questionnaireSchema = z
  .strictObject({
    id: idSchema,
    version: z.int().min(1).max(9999),
    sections: z
      .array(
        z.strictObject({
          title: localisedSchema.nullable(),
          questions: z.array(questionSchema).min(1).max(40),
        }),
      )
      .min(1)
      .max(20),
  })
  .superRefine((questionnaire, context) => {
    const questions = questionsOf(questionnaire)
    if (hasTwice(questions.map((question) => question.id))) {
      context.addIssue('a question stands twice')
    }
    if (!questions.some((question) => question.required)) {
      context.addIssue('no question is required, so an empty tip could be sent')
    }
  })

/** Throws `configuration`, naming the first fault and where it is, when the value is not a questionnaire. */
export function readQuestionnaire(untrusted: unknown): Questionnaire {
  const result = questionnaireSchema.safeParse(untrusted)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const place = issue && issue.path.length > 0 ? ` (at ${issue.path.join('.')})` : ''
  throw new SigiloError(
    'configuration',
    `the questionnaire does not hold: ${issue?.message ?? 'unknown fault'}${place}`,
  )
}

function hasTwice(ids: string[]): boolean {
  return new Set(ids).size !== ids.length
}
