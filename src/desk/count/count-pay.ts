/** The share of the pay that reached the worker, in bands: what a person read in a tip, and apart from it what a pattern found. */
import type { Receipt } from '../../domain/receipt.js'
import type { Evidence, PayBand } from './evidence.js'
import type { FindQuestionnaire } from './find-questionnaire.js'
import { freeTextsOf } from './free-texts.js'
import type { ReadableTip } from './sort-out.js'
import { suggestPay } from './suggest-pay.js'

const BAND_ENDS = [0, 5, 10, 25, 50, 75, 100]

/** @param counted in order of the receipts */
export function countPay(
  counted: readonly ReadableTip[],
  findQuestionnaire: FindQuestionnaire,
): Evidence['pay'] {
  const bands = BAND_ENDS.slice(1).map((to, i): PayBand => ({
    from: BAND_ENDS[i] ?? 0,
    to,
    confirmed: [],
    suggested: [],
  }))
  const put = (list: 'confirmed' | 'suggested', percent: number, receipt: Receipt): void => {
    const band = bands.find(({ to }) => percent < to || to === 100)
    band?.[list].push(receipt)
  }
  const confirmed: number[] = []
  for (const tip of counted) {
    const [claim] = tip.work.pay
    if (claim === undefined) {
      const percent = suggestPayOf(tip, findQuestionnaire)
      if (percent !== null) put('suggested', percent, tip.receipt)
    } else if (claim.value !== null) {
      confirmed.push(claim.value)
      put('confirmed', claim.value, tip.receipt)
    }
  }
  return { bands, medianConfirmed: medianOf(confirmed) }
}

function suggestPayOf({ tip }: ReadableTip, findQuestionnaire: FindQuestionnaire): number | null {
  for (const text of freeTextsOf(tip, findQuestionnaire(tip.questionnaire))) {
    const found = suggestPay(text)
    if (found) return found.percent
  }
  return null
}

/** Null of nothing; of an even number the mean of the two in the middle, to two places. */
function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) return null
  return Math.round(50 * (lower + upper)) / 100
}
