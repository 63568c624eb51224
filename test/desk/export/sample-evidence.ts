/** Evidence made up by hand: many receipts, by a small generator, so that pictures have something to show. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { countryName } from '../../../src/domain/country.js'
import type { Day } from '../../../src/domain/day.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { questionsOf } from '../../../src/domain/questionnaire.js'
import { receiptOf, type Receipt } from '../../../src/domain/receipt.js'
import type { Evidence, Matrix, Tally } from '../../../src/desk/count/evidence.js'
import type { EvidenceTexts } from '../../../src/desk/export/evidence-texts.js'
import type { Naming } from '../../../src/desk/export/name-codes.js'
import type { DeskLanguage } from '../../../src/desk/texts.js'

export function readTexts(language: DeskLanguage): EvidenceTexts {
  const folder = resolve(import.meta.dirname, '../../../views/locales/desk')
  return JSON.parse(readFileSync(`${folder}/evidence.${language}.json`, 'utf8')) as EvidenceTexts
}

export function makeNaming(language: DeskLanguage): Naming {
  return {
    language,
    texts: readTexts(language),
    questionnaires: [MISSIONS_QUESTIONNAIRE],
    countryName: (code) => countryName(code, language),
  }
}

export const receiptNumber = (number: number): Receipt => {
  const bytes = new Uint8Array(10)
  new DataView(bytes.buffer).setUint32(0, Math.imul(number + 1, 2654435761) >>> 0)
  new DataView(bytes.buffer).setUint32(4, number)
  return receiptOf(bytes)
}

const COUNTRIES = 'VE BR GT BO EC QA HN AO ZA MX JM TT KE MZ DZ SA IT HT UY PT ZZ'.split(' ')
const choiceIds = (id: string): string[] =>
  questionsOf(MISSIONS_QUESTIONNAIRE)
    .find((question) => question.id === id)
    ?.choices?.map((choice) => choice.id) ?? []

/** @param size how many tips are counted */
export function makeEvidence(size: number, countries: readonly string[] = COUNTRIES): Evidence {
  const indicators = Object.keys(readTexts('en').indicators)
  const years = Array.from({ length: 27 }, (_, i) => String(1999 + i))
  const months = Array.from(
    { length: 23 },
    (_, i) => `${String(2025 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`,
  )
  const all = Array.from({ length: size }, (_, i) => i)
  const receipts = all.map(receiptNumber)
  const pick = (keep: (i: number) => boolean, among = all): Receipt[] =>
    among
      .filter(keep)
      .map((i) => receipts[i]!)
      .sort()
  const hash = (i: number, salt: number): number =>
    (Math.imul((i + 1) * 31 + salt * 7919, 2246822519) >>> 8) / 2 ** 24
  const countryOf = (i: number): string => {
    const place = Math.floor(hash(i, 1) ** 2.2 * (countries.length + 1))
    return countries[place] ?? ''
  }
  const ofCountry = new Map([...countries, ''].map((id): [string, number[]] => [id, []]))
  for (const i of all) ofCountry.get(countryOf(i))?.push(i)
  const span = (i: number): [number, number] => {
    const first = 1999 + Math.floor(hash(i, 2) ** 0.6 * 26)
    return [first, Math.min(2025, first + Math.floor(hash(i, 3) * 4))]
  }
  const serves = (i: number, year: string): boolean =>
    hash(i, 4) > 0.1 && span(i)[0] <= Number(year) && Number(year) <= span(i)[1]
  const bears = (i: number, place: number): boolean =>
    hash(i, 20 + place) < [0.6, 0.5, 0.7, 0.4, 0.05, 0.65, 0.55, 0.85, 0.12, 0.3, 0.45][place]!
  const byCountry = [...countries, '']
    .map((id): Tally => ({ id, receipts: pick(() => true, ofCountry.get(id)) }))
    .filter(({ receipts }) => receipts.length > 0)
    .sort(
      (one, other) =>
        Number(one.id === '') - Number(other.id === '') ||
        other.receipts.length - one.receipts.length,
    )
  const rows = byCountry.map(({ id }) => id)
  const matrix = (columns: string[], has: (i: number, column: string) => boolean): Matrix => ({
    rows,
    columns,
    cells: rows.flatMap((row) =>
      columns
        .map((column) => ({
          row,
          column,
          receipts: pick((i) => has(i, column), ofCountry.get(row)),
        }))
        .filter(({ receipts }) => receipts.length > 0),
    ),
  })
  const ends = [0, 5, 10, 25, 50, 75, 100]
  const share = (i: number): number => Math.floor(hash(i, 5) ** 2 * 100)
  return {
    counted: pick(() => true),
    leftOut: {
      canary: [receiptNumber(90_001)],
      unreadable: [receiptNumber(90_002), receiptNumber(90_003)],
      notRelevant: [],
      notRelevantByApp: [],
      repeated: [receiptNumber(90_004)],
    },
    countries: byCountry,
    languages: ['es', 'pt', 'en', 'fr'].map((id, place) => ({
      id,
      receipts: pick((i) => Math.floor(hash(i, 6) ** 3 * 4) === place),
    })),
    practices: choiceIds('seen').map((id, place) => ({
      id,
      receipts: pick((i) => place !== 11 && hash(i, 40 + place) < 0.9 / (1 + place / 3)),
    })),
    indicators: indicators.map((id, place) => ({ id, receipts: pick((i) => bears(i, place)) })),
    roles: [...choiceIds('role'), ''].map((id, place) => ({
      id,
      receipts: pick((i) => Math.floor(hash(i, 7) ** 1.5 * 7) === place),
    })),
    years: years.map((id) => ({ id, receipts: pick((i) => serves(i, id)) })),
    months: months.map((id, place) => ({
      id,
      receipts: pick((i) => place !== 6 && Math.floor(hash(i, 8) * 23) === place),
    })),
    countryYears: matrix(years, serves),
    countryIndicators: matrix(indicators, (i, id) => bears(i, indicators.indexOf(id))),
    pay: {
      bands: ends.slice(1).map((to, band) => {
        const from = ends[band] ?? 0
        const isIn = (i: number): boolean => share(i) >= from && share(i) < to
        return {
          ...{ from, to },
          confirmed: pick((i) => hash(i, 9) < 0.3 && isIn(i)),
          suggested: pick((i) => hash(i, 9) > 0.85 && isIn(i)),
        }
      }),
      medianConfirmed: 22.5,
    },
    lastReceived: '2026-11-20' as Day,
  }
}
