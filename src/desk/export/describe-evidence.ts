/**
 * The evidence in one language: tables with their names, their pictures, and what each counts and does not. Every number is
 * that of the evidence, and leads to just the tips that were counted for it.
 */
import type { Evidence } from '../count/evidence.js'
import { describeMatrix } from './describe-matrix.js'
import { describePay } from './describe-pay.js'
import { describeTallies } from './describe-tallies.js'
import { describeMonths, describeYears } from './describe-times.js'
import { countRow, type EvidenceTable } from './evidence-table.js'
import { fillIn, type EvidenceTexts } from './evidence-texts.js'
import { createNames, type Naming } from './name-codes.js'

export interface Describing extends Naming {
  /** Of the pictures, at most; in pixels of CSS. */
  width?: number
}

/** Fits on A4 and on Letter, between margins. */
const PRINT_WIDTH = 680

export function describeEvidence(evidence: Evidence, describing: Describing): EvidenceTable[] {
  const { language: reader, texts, width = PRINT_WIDTH } = describing
  const { country, indicator, language, month, choice } = createNames(describing)
  const context = { language: reader, texts, width, total: evidence.counted.length }
  const practice = (id: string): string => choice('seen', id)
  const role = (id: string): string => choice('role', id)
  const byYear = { row: country, column: (year: string) => year }
  const byIndicator = { row: country, column: indicator }
  return [
    describeSummary(evidence, texts),
    describeTallies(context, 'countries', evidence.countries, country),
    describeMatrix(context, 'countryYears', evidence.countryYears, byYear),
    describeTallies(context, 'practices', evidence.practices, practice),
    describeTallies(context, 'indicators', evidence.indicators, indicator),
    describeMatrix(context, 'countryIndicators', evidence.countryIndicators, byIndicator),
    describeTallies(context, 'roles', evidence.roles, role),
    describeTallies(context, 'languages', evidence.languages, language),
    describeYears(context, evidence.years),
    describeMonths(context, evidence.months, month),
    describePay(context, evidence.pay),
  ]
}

function describeSummary(
  { counted, leftOut, lastReceived }: Evidence,
  { tables, shown, summary }: EvidenceTexts,
): EvidenceTable {
  const { title, head, note, lastReceived: words } = tables.summary
  const { notRelevant, notRelevantByApp, repeated, unreadable, canary } = leftOut
  return {
    ...{ id: 'summary', title, chart: null },
    note: lastReceived === null ? note : `${note} ${fillIn(words, { day: lastReceived })}`,
    columns: [head, shown.tips],
    rows: [
      countRow(summary.counted, 'counted', [counted]),
      countRow(summary.notRelevant, 'notRelevant', [notRelevant]),
      countRow(summary.notRelevantByApp, 'notRelevantByApp', [notRelevantByApp]),
      countRow(summary.repeated, 'repeated', [repeated]),
      countRow(summary.unreadable, 'unreadable', [unreadable]),
      countRow(summary.canary, 'canary', [canary]),
    ],
  }
}
