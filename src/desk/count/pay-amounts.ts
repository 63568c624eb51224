/** The share of the pay where a text gives two amounts of one currency: "de 4000 dólares nos tocaban 400". */
import { readClause, type Word } from './pay-clause.js'
import { DETERMINERS, FOR_US, OF, PAY, PAYING_STEMS } from './pay-words.js'
import { readShare, type NumberSpan } from './read-share.js'
import type { SuggestedPay } from './suggested-pay.js'

/** Amounts of one text that are looked at. */
const MAX_AMOUNTS = 60

const CURRENCIES = new Map([
  ...named('usd', 'dolar dolares dollar dollars usd'),
  ...named('brl', 'real reais reales brl'),
  ...named('eur', 'euro euros eur'),
  ...named('cup', 'peso pesos cup'),
  ...named('cuc', 'cuc'),
  ...named('ves', 'bolivar bolivares'),
  ...named('gtq', 'quetzal quetzales'),
  // Many currencies write it; it goes with each.
  ...named('any', '$'),
])

/** An amount that names its currency, found from its digits: most texts have few, and are passed over fast. */
const MENTIONED =
  /\$\s?\d|(?<![\d.,])\d[\d., \u00a0\u202f]{0,14}(?:mil )?(?:\$|d[oó]lar|dollar|usd|reai?s|real|euros?|pesos?|cuc|bol[ií]var|quetzal)/i

interface Amount extends NumberSpan {
  value: number
  /** Null: it does not say. */
  currency: string | null
}

export function* readAmounts(text: string): Generator<SuggestedPay> {
  if (!MENTIONED.test(text)) return
  let count = 0
  for (const { index } of text.matchAll(/\d[\d.,]*/g)) {
    if (++count > MAX_AMOUNTS) return
    const clause = readClause(text, index)
    const amounts = findAmounts(clause)
    const part = amounts.find(({ start }) => clause[start]?.start === index)
    const pair = part && amounts.length === 2 ? readPair(clause, part, amounts) : null
    if (pair) yield pair
  }
}

/** The part stands behind a verb of pay, the whole behind an "of": before the verb, or right after the part. */
function readPair(
  clause: readonly Word[],
  part: Amount,
  amounts: readonly Amount[],
): SuggestedPay | null {
  const whole = amounts.find((amount) => amount !== part)
  if (!whole || !isOneCurrency(part, whole)) return null
  if (part.value >= whole.value || periodOf(clause, part) !== periodOf(clause, whole)) return null
  if (!isWhole(clause, whole)) return null
  const isBehind = whole.start > part.start
  if (isBehind && !isRightAfter(clause, part, whole)) return null
  // The verb is read as if the amount were the last word, for "of 4000" is what it is a part of.
  const percent = (100 * part.value) / whole.value
  const reading = readShare(isBehind ? clause.slice(0, part.end) : clause, part, percent)
  if (!reading || (!isBehind && reading.span.start < whole.end)) return null
  return {
    percent: Math.round(reading.share === 'received' ? percent : 100 - percent),
    start: clause[Math.min(reading.span.start, whole.start)]?.start ?? 0,
    end: clause[Math.max(part.end, whole.end) - 1]?.end ?? 0,
  }
}

/** In 2015: a year is no amount. */
const IN = new Set(['en', 'in', 'em', 'desde', 'since', 'ano', 'year', 'hasta', 'ate'])

function findAmounts(clause: readonly Word[]): Amount[] {
  const amounts: Amount[] = []
  clause.forEach(({ word }, start) => {
    const value = readValue(word)
    if (value === null || IN.has(clause[start - 1]?.word ?? '')) return
    let end = start + 1
    const isThousands = clause[end]?.word === 'mil'
    if (isThousands) end++
    const after = CURRENCIES.get(clause[end]?.word ?? '')
    if (after !== undefined) end++
    const currency = after ?? CURRENCIES.get(clause[start - 1]?.word ?? '') ?? null
    amounts.push({ start, end, value: value * (isThousands ? 1000 : 1), currency })
  })
  return amounts
}

/** Groups of three digits are thousands, by point, comma or space; one or two at the end are cents. */
function readValue(word: string): number | null {
  const [, whole, cents] =
    /^(\d{1,3}(?:[., \u00a0\u202f]\d{3})+|\d{1,7})([.,]\d{1,2})?$/.exec(word) ?? []
  if (whole === undefined) return null
  return Number(whole.replaceAll(/\D/g, '')) + Number(`0${cents?.replace(',', '.') ?? ''}`)
}

/** Where only the whole names its currency, the part is in the same. */
function isOneCurrency({ currency: part }: Amount, { currency: whole }: Amount): boolean {
  return (whole !== null && [whole, null, 'any'].includes(part)) || whole === 'any'
}

/** "de los 4000 dólares", or "pagaba 4000 dólares por cada médico". */
function isWhole(clause: readonly Word[], { start, end }: Amount): boolean {
  const wordAt = (i: number): string => clause[i]?.word ?? ''
  if (isForOther(clause, end)) return false
  let i = start - 1
  while (DETERMINERS.has(wordAt(i)) || CURRENCY_SIGNS.has(wordAt(i))) i--
  if (OF.has(wordAt(i)) || wordAt(i) === 'sur') return true
  return (
    PAYING_STEMS.some((stem) => wordAt(i).startsWith(stem)) &&
    !FOR_US.has(wordAt(i - 1)) &&
    clause.slice(end, end + 4).some(({ word }) => FOR.has(word))
  )
}

/** "de los 10 dólares del almuerzo". */
function isForOther(clause: readonly Word[], end: number): boolean {
  if (!OF.has(clause[end]?.word ?? '')) return false
  const noun = clause.slice(end + 1).find(({ word }) => !DETERMINERS.has(word))
  return noun !== undefined && !PAY.has(noun.word)
}

const CURRENCY_SIGNS = new Set(['$', 'us', 'r'])
const FOR = new Set(['por', 'for', 'pour'])

function isRightAfter(clause: readonly Word[], part: Amount, whole: Amount): boolean {
  const next = clause[part.end]?.word ?? ''
  return whole.start - part.end <= 4 && (OF.has(next) || next === 'out' || next === 'sur')
}

const PERIODS = new Map([
  ...named('month', 'mes meses month mois mensual mensuales mensualmente monthly'),
  ...named('year', 'ano anos year years an ans anual anuales'),
  ...named('week', 'semana semanas week weeks semaine'),
  ...named('day', 'dia dias day days jour jours'),
])

/** Pay is by the month where nothing else is said. */
function periodOf(clause: readonly Word[], { end }: Amount): string {
  for (const { word } of clause.slice(end, end + 3)) {
    const period = PERIODS.get(word)
    if (period !== undefined) return period
  }
  return 'month'
}

function named(name: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, name])
}
