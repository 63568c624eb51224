/** What the evidence comes to in one language: tables with a picture each, for the page and for every file. */
import type { Receipt } from '../../domain/receipt.js'
import type { SvgNode } from '../charts/svg.js'
import type { TipFilter } from '../search/filter.js'

export interface EvidenceRow {
  label: string
  /** The code behind the label. */
  id: string
  cells: (number | string)[]
  /** One for each cell: the tips behind it, by receipt, so that they are exactly as many as the number says. */
  picks: TipFilter[]
}

export interface EvidenceTable {
  id: string
  title: string
  /** What it counts and what it does not, one to four sentences. */
  note: string
  /** The first stands over the labels, the others over the cells. */
  columns: string[]
  rows: EvidenceRow[]
  /** Null: there is nothing to draw. */
  chart: SvgNode | null
}

/** A row of numbers, each with its tips. */
export function countRow(label: string, id: string, counts: readonly Receipt[][]): EvidenceRow {
  return {
    label,
    id,
    cells: counts.map(({ length }) => length),
    picks: counts.map((receipts) => ({ receipts })),
  }
}
