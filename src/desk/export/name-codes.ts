/** Names for codes, in the reader's language. Counts are made of codes, and a code that nobody knows is its own name. */
import { questionsOf, type Questionnaire } from '../../domain/questionnaire.js'
import type { DeskLanguage } from '../texts.js'
import { fillIn, type EvidenceTexts } from './evidence-texts.js'

/** What is needed to name things. */
export interface Naming {
  language: DeskLanguage
  texts: EvidenceTexts
  /** Ours first, then as they came: of two that name a choice, the first is believed. */
  questionnaires: readonly Questionnaire[]
  /** @param code two capital letters; another code may make it throw */
  countryName: (code: string) => string
}

export interface Names {
  country: (code: string) => string
  /** Of a choice of the question of this id, in the first questionnaire that has it. */
  choice: (question: string, id: string) => string
  indicator: (id: string) => string
  language: (code: string) => string
  /** `2026-11` */
  month: (id: string) => string
}

/** '' is always the word for no answer. */
export function createNames({ language, texts, questionnaires, countryName }: Naming): Names {
  const choices = new Map<string, string>()
  for (const { id, choices: offered } of questionnaires.flatMap((one) => questionsOf(one))) {
    for (const choice of offered ?? []) {
      const key = `${id} ${choice.id}`
      // What comes with a download may offer our own choices under words of its own.
      if (!choices.has(key)) choices.set(key, choice.label[language])
    }
  }
  // Asking the system for a name takes long, and a batch asks thousands of times.
  const countries = new Map<string, string>()
  const nameCountry = (code: string): string => {
    const name = countries.get(code) ?? countryName(code)
    countries.set(code, name)
    return name
  }
  const orNone =
    (name: (code: string) => string | undefined) =>
    (code: string): string =>
      code === '' ? texts.noAnswer : (name(code) ?? code)
  return {
    country: orNone((code) => (/^[A-Z]{2}$/.test(code) ? nameCountry(code) : undefined)),
    choice: (question, id) => orNone(() => choices.get(`${question} ${id}`))(id),
    indicator: orNone((id) => findOwn(texts.indicators, id)),
    language: orNone((code) => findOwn(texts.languages, code)),
    month: orNone((id) => {
      const [year = '', month = ''] = id.split('-')
      const name = findOwn(texts.months, month)
      return name === undefined ? undefined : fillIn(texts.monthOfYear, { month: name, year })
    }),
  }
}

function findOwn(names: Readonly<Record<string, string>>, id: string): string | undefined {
  return Object.hasOwn(names, id) ? names[id] : undefined
}
