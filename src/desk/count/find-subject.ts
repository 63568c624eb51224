/** Who had a share of the pay, where the verb alone does not say: whoever is named before it. */
import type { Word } from './pay-clause.js'
import * as say from './pay-words.js'

export type Subject = 'worker' | 'government' | 'outsider' | 'they'

const MAX_WORDS_TO_SUBJECT = 6

/** Who is named nearest before the verb, and not as somebody to whom, from whom or where. */
export function findSubject(clause: readonly Word[], start: number): Subject | null {
  for (let i = start - 1; i >= Math.max(0, start - MAX_WORDS_TO_SUBJECT); i--) {
    const word = clause[i]?.word ?? ''
    if (say.CLAUSE_ENDS.has(word)) return null
    const subject = subjectOf(word)
    if (subject === null || say.NAMED_AFTER_WORKERS.has(clause[i - 1]?.word ?? '')) continue
    if (!isUnderPreposition(clause, i)) return subject
  }
  return null
}

/** "de los médicos", "en Cuba". */
function isUnderPreposition(clause: readonly Word[], at: number): boolean {
  let i = at - 1
  while (say.isArticle(clause[i]?.word ?? '')) i--
  return say.PREPOSITIONS.has(clause[i]?.word ?? '')
}

/** Somebody may be named in a word that is not known here; then it is not for us to say who. */
export function mayBeUnnamed(clause: readonly Word[], start: number): boolean {
  const word = clause[start - 1]?.word ?? ','
  return (
    say.CLAUSE_ENDS.has(word) ||
    say.BEFORE_UNNAMED.has(word) ||
    (isUnderPreposition(clause, start - 1) && !isOwner(clause, start - 1))
  )
}

/** "el banco de Guatemala": who is named stands before it. Of pay it may be a part. */
function isOwner(clause: readonly Word[], at: number): boolean {
  let i = at - 1
  while (say.isArticle(clause[i]?.word ?? '')) i--
  const isPart = i === 0 || say.CLAUSE_ENDS.has(clause[i - 1]?.word ?? '')
  return say.OF.has(clause[i]?.word ?? '') && !isPart
}

function subjectOf(word: string): Subject | null {
  if (say.OUTSIDERS.has(word)) return 'outsider'
  if (say.GOVERNMENT.has(word)) return 'government'
  if (say.THEY.has(word)) return 'they'
  return say.WORKERS.has(word) ? 'worker' : null
}
