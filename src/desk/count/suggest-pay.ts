/**
 * Finds in what a source wrote the share of the pay that reached the worker, so that a person need not look for it; only a
 * person may confirm it. Where a text can be understood in two ways, or says two different things, nothing is found: better
 * none than a wrong one. The work is bounded, however long or hostile the text is.
 */
import { readAmounts } from './pay-amounts.js'
import { readClause, type Word } from './pay-clause.js'
import { NUMBER_WORDS } from './pay-words.js'
import { readShare, type NumberSpan } from './read-share.js'
import type { SuggestedPay } from './suggested-pay.js'

export function suggestPay(text: string): SuggestedPay | null {
  const found = [...readPercentages(text), ...readAmounts(text)]
  const [first] = found
  if (!first) return null
  return found.every(({ percent }) => Math.abs(percent - first.percent) <= SAME) ? first : null
}

/** "The fourth part", "25 %", "27 %": people round. */
const SAME = 3

/** A story speaks of few percentages; more would only keep the desk busy. */
const MAX_PERCENTAGES = 60

const PERCENT = /[%％]|\b(?:por[ \u00a0]?ci?ento|per[ \u00a0]?cent|pour[ \u00a0]cent)\b/gi

function* readPercentages(text: string): Generator<SuggestedPay> {
  let count = 0
  for (const { 0: sign, index } of text.matchAll(PERCENT)) {
    if (++count > MAX_PERCENTAGES) return
    const clause = readClause(text, index)
    const at = clause.findIndex(({ start }) => start === index)
    const percent = readPercent(clause[at - 1])
    if (percent === null) continue
    const number: NumberSpan = { start: at - 1, end: at + (/[ \u00a0]/.test(sign) ? 2 : 1) }
    const reading = readShare(clause, number, percent)
    if (!reading) continue
    yield {
      percent: round(reading.share === 'received' ? percent : 100 - percent),
      start: clause[reading.span.start]?.start ?? index,
      end: clause[reading.span.end - 1]?.end ?? index,
    }
  }
}

function readPercent(word: Word | undefined): number | null {
  if (!word) return null
  const spelled = NUMBER_WORDS.get(word.word)
  if (spelled !== undefined) return spelled
  if (!/^\d{1,3}(?:[.,]\d{1,2})?$/.test(word.word)) return null
  const percent = Number(word.word.replace(',', '.'))
  return percent <= 100 ? percent : null
}

function round(percent: number): number {
  return Math.round(10 * percent) / 10
}
