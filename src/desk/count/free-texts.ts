/** What a source wrote in words of its own. */
import { questionsOf, type Questionnaire } from '../../domain/questionnaire.js'
import type { Tip } from '../../domain/tip.js'

/** The longest that a questionnaire may allow; of what was made by hand, no more is looked at. */
const MAX_CHARACTERS = 60_000

/** In the order of the questionnaire; where that is not known, every answer that is more than one word. */
export function freeTextsOf(tip: Tip, questionnaire: Questionnaire | null): string[] {
  const ids = questionnaire
    ? questionsOf(questionnaire).flatMap(({ id, kind }) => (kind === 'long_text' ? [id] : []))
    : Object.keys(tip.answers)
  return ids.flatMap((id) => {
    const answer = Object.hasOwn(tip.answers, id) ? tip.answers[id] : undefined
    if (typeof answer !== 'string' || (!questionnaire && !/\s/.test(answer))) return []
    return [answer.slice(0, MAX_CHARACTERS)]
  })
}
