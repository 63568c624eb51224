/**
 * What a sentence says of a number in it: that it is the part of the pay that reached the worker, or the part that was kept.
 * It goes word by word from the number to the verb, over words that change nothing; at any other word it stops and says
 * nothing. Better none than a wrong one.
 */
import { findSubject, mayBeUnnamed } from './find-subject.js'
import { phraseEndingAt, phraseStartingAt, wordsOf, type Word } from './pay-clause.js'
import * as say from './pay-words.js'
import { VERBS_AFTER, VERBS_BEFORE, VERBS_OF_GOING, type PayVerb, type Share } from './pay-verbs.js'

/** The number's words in the clause; `end` is not included. */
export interface NumberSpan {
  start: number
  end: number
}

export interface ReadShare {
  share: Share
  /** The words that say it, the number among them. */
  span: NumberSpan
}

/** What is kept is the larger part; a smaller one that was taken is a due, a tax or a fine. */
const MIN_KEPT_PERCENT = 40

/** @param percent what the number comes to */
export function readShare(
  clause: readonly Word[],
  number: NumberSpan,
  percent: number,
): ReadShare | null {
  const object = readObject(clause, number.end)
  if (object === null || isBound(clause, number.start)) return null
  if (isPromiseOrCondition(clause.slice(0, number.start))) return null
  if (hasAny(clause.slice(number.end), say.ACCOUNTS)) return null
  const reading = readVerbBefore(clause, number, object) ?? readVerbAfter(clause, number, object)
  return reading?.share === 'kept' && (percent < MIN_KEPT_PERCENT || isForReason(clause, object))
    ? null
    : reading
}

function isForReason(clause: readonly Word[], { end }: PartOf): boolean {
  return say.REASONS.has(clause[end]?.word ?? '')
}

/** Of what the number is a part. */
interface PartOf {
  /** `pay`: of pay, in so many words. `whole`: of something that may be pay. `none`: it does not say. */
  kind: 'pay' | 'whole' | 'none'
  /** The word after it. */
  end: number
  isTheirs: boolean
}

/** Null: it is a part of something else, or of what another one earned. */
function readObject(clause: readonly Word[], at: number): PartOf | null {
  const wordAt = (i: number): string => clause[i]?.word ?? ''
  if (!say.OF.has(wordAt(at))) return { kind: 'none', end: at, isTheirs: false }
  let i = at + 1
  let isTheirs = false
  for (; say.DETERMINERS.has(wordAt(i)); i++) isTheirs ||= say.THEIRS.has(wordAt(i))
  const noun = wordAt(i)
  const rest = clause.slice(i, i + 9)
  if (isCompared(rest)) return null
  if (say.PAY.has(noun)) {
    const isFor = say.OF.has(wordAt(i + 1)) && hasAny(rest.slice(2, 5), say.OTHER_THINGS)
    return isFor ? null : { kind: 'pay', end: i + 1, isTheirs }
  }
  if (noun === 'que' || noun === 'what') {
    const isPaid = rest.some(({ word }) => say.PAYING_STEMS.some((stem) => word.startsWith(stem)))
    return isPaid ? { kind: 'pay', end: i + 1, isTheirs } : null
  }
  return say.WHOLE.has(noun) ? { kind: 'whole', end: i + 1, isTheirs } : null
}

/** "de un médico local": the pay of somebody else. */
function isCompared(words: readonly Word[]): boolean {
  return words.some(
    ({ word }, i) =>
      say.WORKERS.has(word) &&
      [words[i - 1], words[i + 1]].some((beside) => say.COMPARED.has(beside?.word ?? '')),
  )
}

function readVerbBefore(
  clause: readonly Word[],
  number: NumberSpan,
  object: PartOf,
): ReadShare | null {
  for (let end = number.start; end > 0;) {
    const length = phraseEndingAt(clause, end, VERBS_BEFORE)
    const start = end - length
    const verb = VERBS_BEFORE.get(wordsOf(clause.slice(start, end)))
    if (verb) {
      if (isDenied(clause, start) || !isAboutPay(clause, object, verb)) return null
      const share = shareOf(clause, start, verb, object)
      return share && { share, span: { start, end: Math.max(number.end, object.end) } }
    }
    const skipped =
      phraseEndingAt(clause, end, say.FILLER_PHRASES) || Number(isFiller(clause[end - 1]))
    if (skipped === 0) return null
    end -= skipped
  }
  return null
}

/** Between a verb and its number may stand who pays and what. */
function isFiller(word: Word | undefined): boolean {
  const text = word?.word ?? ''
  return say.FILLERS.has(text) || say.PAY.has(text) || say.GOVERNMENT.has(text)
}

function isAboutPay(clause: readonly Word[], object: PartOf, verb: PayVerb): boolean {
  if (object.kind === 'pay') return true
  if (verb.by === 'whole') return false
  if (hasAny(clause, say.PAY)) return goesOn(clause, object.end)
  return !hasAny(clause, say.OTHER_THINGS) && goesOn(clause, object.end)
}

/** The sentence ends here, or goes on with something that leaves the number what it is. */
function goesOn(clause: readonly Word[], at: number): boolean {
  return (
    at >= clause.length ||
    say.GOES_ON.has(clause[at]?.word ?? '') ||
    phraseStartingAt(clause, at, say.GOES_ON_PHRASES) > 0
  )
}

function shareOf(
  clause: readonly Word[],
  start: number,
  verb: PayVerb,
  object: PartOf,
): Share | null {
  if (verb.by === 'fixed' || verb.by === 'whole') return verb.share
  if (verb.by === 'others') {
    return hasAny(clause, say.WORKERS) && !hasAny(clause, say.OUTSIDERS) ? verb.share : null
  }
  switch (findSubject(clause, start)) {
    case 'worker':
      return 'received'
    case 'government':
      return verb.isKeeping || object.kind === 'pay' || hasAny(clause, say.PAY) ? 'kept' : null
    case 'outsider':
      return null
    case 'they':
      return verb.isKeeping && !object.isTheirs ? 'kept' : null
    case null:
      return object.isTheirs || !mayBeUnnamed(clause, start) ? null : verb.share
  }
}

function readVerbAfter(
  clause: readonly Word[],
  number: NumberSpan,
  object: PartOf,
): ReadShare | null {
  if (object.kind !== 'pay' && !hasAny(clause.slice(0, number.start), say.PAY)) return null
  let at = object.end
  // "de lo que pagaba Brasil por nosotros": what was paid, up to the verb.
  const isClause = clause[at - 1]?.word === 'que' || clause[at - 1]?.word === 'what'
  for (const limit = at + (isClause ? 10 : 4); at < Math.min(limit, clause.length); at++) {
    const word = clause[at]?.word ?? ''
    if (say.CLAUSE_ENDS.has(word)) return null
    const end = at + phraseStartingAt(clause, at, VERBS_AFTER)
    const share = VERBS_AFTER.get(wordsOf(clause.slice(at, end))) ?? readGoing(clause, at)
    if (share) {
      if (isDenied(clause, at)) return null
      return { share, span: { start: number.start, end: Math.max(end, at + 1) } }
    }
    if (!isClause && !say.FILLERS.has(word)) return null
  }
  return null
}

/** "iba al gobierno", "went to Cuba", "era para nosotros". */
function readGoing(clause: readonly Word[], at: number): Share | null {
  const length = phraseStartingAt(clause, at, VERBS_OF_GOING)
  if (length === 0) return null
  let i = at + length
  while (say.TOWARDS.has(clause[i]?.word ?? '') || say.isArticle(clause[i]?.word ?? '')) i++
  const goal = clause[i]?.word ?? ''
  if (say.GOVERNMENT.has(goal)) return 'kept'
  return say.FOR_US.has(goal) ? 'received' : null
}

/** "más del", "hasta el", "entre 10 y", "10 o el": not a value. */
function isBound(clause: readonly Word[], start: number): boolean {
  let isRange = false
  for (let end = start; end > 0; end--) {
    const word = clause[end - 1]?.word ?? ''
    if (phraseEndingAt(clause, end, say.FILLER_PHRASES) > 0) return false
    if (say.BOUNDS.has(word) || (isRange && /^[\d%]/.test(word))) return true
    if (say.RANGES.has(word)) isRange = true
    else if (!say.OF.has(word) && !say.DETERMINERS.has(word)) return false
  }
  return false
}

function isDenied(clause: readonly Word[], verbStart: number): boolean {
  for (let i = verbStart - 1; i >= Math.max(0, verbStart - 3); i--) {
    const word = clause[i]?.word ?? ''
    if (say.CLAUSE_ENDS.has(word)) return false
    if (say.DENIALS.has(word)) return true
  }
  return false
}

function isPromiseOrCondition(before: readonly Word[]): boolean {
  return (
    hasAny(before, say.CONDITIONS) ||
    before.some(({ word }) => say.PROMISE_STEMS.some((stem) => word.startsWith(stem)))
  )
}

function hasAny(clause: readonly Word[], meant: say.Words): boolean {
  return clause.some(({ word }) => meant.has(word))
}
