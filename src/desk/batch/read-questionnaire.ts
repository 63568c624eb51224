/**
 * `questionnaire.json` of a download, by the rules of `domain/questionnaire-schema.ts` in plain code, because the desk runs in a
 * page (a test holds the two together). Null is: not in form. It gives labels to answers and nothing else.
 */
import { LANGUAGES, type Localised } from '../../domain/language.js'
import {
  questionsOf,
  type Choice,
  type Question,
  type QuestionKind,
  type Questionnaire,
  type Section,
} from '../../domain/questionnaire.js'
import { asRecord, parseJson, readList, type JsonRecord } from './read-json.js'

const ID = /^[a-z][a-z0-9_]{0,39}$/
const COUNTRY = /^[A-Z]{2}$/
const MAX_TEXT_CHARACTERS = 600

const LENGTH_KINDS: readonly unknown[] = ['long_text', 'text'] satisfies QuestionKind[]
const CHOICE_KINDS: readonly unknown[] = ['one', 'many'] satisfies QuestionKind[]
const KINDS: readonly unknown[] = [...LENGTH_KINDS, ...CHOICE_KINDS, 'year', 'country']

export function readQuestionnaireJson(text: string): Questionnaire | null {
  const file = readStrict(parseJson(text), ['id', 'version', 'sections'])
  const id = readId(file?.get('id'))
  const version = readNumber(file?.get('version'), 9999)
  const sections = readSome(file?.get('sections'), 1, 20, readSection)
  if (id === null || version === null || sections === null) return null
  const questionnaire: Questionnaire = { id, version, sections }
  const questions = questionsOf(questionnaire)
  if (hasTwice(questions) || !questions.some((question) => question.required)) return null
  return questionnaire
}

function readSection(value: unknown): Section | null {
  const section = readStrict(value, ['title', 'questions'])
  const untitled = section?.get('title') === null
  const title = untitled ? null : readLocalised(section?.get('title'))
  const questions = readSome(section?.get('questions'), 1, 40, readQuestion)
  return questions === null || (title === null && !untitled) ? null : { title, questions }
}

const QUESTION_MEMBERS = [
  'id',
  'kind',
  'label',
  'hint',
  'required',
  'maxLength',
  'choices',
  'codes',
]

function readQuestion(value: unknown): Question | null {
  const question = readStrict(value, QUESTION_MEMBERS)
  const id = readId(question?.get('id'))
  const kind = question?.get('kind')
  const label = readLocalised(question?.get('label'))
  if (question === null || id === null || label === null || !KINDS.includes(kind)) return null
  const hint = readLocalised(question.get('hint'))
  const maxLength = readNumber(question.get('maxLength'), 60_000)
  const choices = readSome(question.get('choices'), 2, 60, readChoice)
  const codes = readSome(question.get('codes'), 2, 260, readCountry)
  const required = question.get('required')
  const holds =
    isThereWhen(question, 'maxLength', LENGTH_KINDS.includes(kind), maxLength) &&
    isThereWhen(question, 'choices', CHOICE_KINDS.includes(kind), choices) &&
    isThereWhen(question, 'codes', kind === 'country', codes) &&
    (!question.has('hint') || hint !== null) &&
    (!question.has('required') || typeof required === 'boolean')
  if (!holds || hasTwice(choices ?? [])) return null
  return {
    ...{ id, kind: kind as QuestionKind, label },
    ...(hint && { hint }),
    ...(typeof required === 'boolean' && { required }),
    ...(maxLength !== null && { maxLength }),
    ...(choices && { choices }),
    ...(codes && { codes }),
  }
}

/** In form where its kind wants it, and nowhere else. */
function isThereWhen(
  question: JsonRecord,
  name: string,
  isWanted: boolean,
  found: unknown,
): boolean {
  return isWanted ? found !== null : !question.has(name)
}

function readChoice(value: unknown): Choice | null {
  const choice = readStrict(value, ['id', 'label', 'indicators'])
  const id = readId(choice?.get('id'))
  const label = readLocalised(choice?.get('label'))
  if (choice === null || id === null || label === null) return null
  if (!choice.has('indicators')) return { id, label }
  const indicators = readList(choice.get('indicators'), 11, readId)
  return indicators && { id, label, indicators }
}

function readLocalised(value: unknown): Localised | null {
  const texts = readStrict(value, LANGUAGES)
  if (texts === null) return null
  const localised: Partial<Localised> = {}
  for (const language of LANGUAGES) {
    const found = texts.get(language)
    const text = typeof found === 'string' ? found.trim() : ''
    if (text === '' || text.length > MAX_TEXT_CHARACTERS) return null
    localised[language] = text
  }
  return localised as Localised
}

/** Ids are names in `tip.json`: one that every object has by birth would find what nobody answered. */
function readId(value: unknown): string | null {
  return typeof value === 'string' && ID.test(value) && !(value in {}) ? value : null
}

function readCountry(value: unknown): string | null {
  return typeof value === 'string' && COUNTRY.test(value) ? value : null
}

function readNumber(value: unknown, most: number): number | null {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most
    ? Number(value)
    : null
}

function readSome<Item>(
  value: unknown,
  least: number,
  most: number,
  readItem: (item: unknown) => Item | null,
): Item[] | null {
  const items = readList(value, most, readItem)
  return items && items.length >= least ? items : null
}

/** Null also when it has a member that is not named here. */
function readStrict(value: unknown, members: readonly string[]): JsonRecord | null {
  const record = asRecord(value)
  return record && [...record.keys()].every((name) => members.includes(name)) ? record : null
}

function hasTwice(items: readonly { id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size !== items.length
}
