/** A tip as far as it may speak of what another one speaks of too. */
import type { Questionnaire } from '../../domain/questionnaire.js'
import type { Receipt } from '../../domain/receipt.js'
import type { LinkKind } from '../case/case.js'
import { freeTextsOf } from '../count/free-texts.js'
import { readFacts, readLine, type YearSpan } from '../count/tip-facts.js'
import type { DeskTip } from '../desk-tip.js'

export interface Speaker {
  receipt: Receipt
  /** What was written freely; of a tip that cannot be read, its text. */
  texts: string[]
  country: string
  years: YearSpan | null
  place: string
  papers: string
}

/** That one speaks of what another one speaks of: both by their number in the list of speakers. */
export interface Shared {
  from: number
  to: number
  kind: LinkKind
  /** As it stands in `from`. */
  because: string
  /** How many tips speak of it: the fewer, the more it says. */
  count: number
}

export function readSpeaker(
  { receipt, tip, text }: DeskTip,
  questionnaire: Questionnaire | null,
): Speaker {
  if (tip === null) {
    return { receipt, texts: [text], country: '', years: null, place: '', papers: '' }
  }
  const { country, years } = readFacts(tip, questionnaire)
  return {
    receipt,
    texts: freeTextsOf(tip, questionnaire),
    country,
    years,
    place: readLine(tip, questionnaire, 'place'),
    papers: readLine(tip, questionnaire, 'papers'),
  }
}
