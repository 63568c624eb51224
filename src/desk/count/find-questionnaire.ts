import type { Questionnaire } from '../../domain/questionnaire.js'
import type { Tip } from '../../domain/tip.js'

/** The questionnaire that a tip names; null: it is not known here. */
export type FindQuestionnaire = (named: Tip['questionnaire']) => Questionnaire | null

export function indexQuestionnaires(questionnaires: readonly Questionnaire[]): FindQuestionnaire {
  const byName = new Map<string, Questionnaire>()
  for (const questionnaire of questionnaires) {
    const name = nameOf(questionnaire)
    if (!byName.has(name)) byName.set(name, questionnaire)
  }
  return (named) => byName.get(nameOf(named)) ?? null
}

/** The number first: an id from a tip may hold anything, a space and a number too. */
function nameOf({ id, version }: Tip['questionnaire']): string {
  return `${String(version)} ${id}`
}
