/**
 * What the tips say together: counts by codes, in no language, each with the tips behind it. The same for the page, the
 * command line and every file that is written.
 */
import type { Day } from '../../domain/day.js'
import type { Receipt } from '../../domain/receipt.js'

/** How many there are is how many receipts it has, in order of their text. */
export interface Tally {
  /** A country's code, a year, a month (`2026-11`), the id of a practice or an indicator; '' where the tip does not say. */
  id: string
  receipts: Receipt[]
}

export interface Cell {
  row: string
  column: string
  receipts: Receipt[]
}

/** Rows and columns in their order; a cell that is empty is not there. */
export interface Matrix {
  rows: string[]
  columns: string[]
  cells: Cell[]
}

/** Per cent of the pay that reached the worker: from `from` up to, and without, `to`; the last band holds 100. */
export interface PayBand {
  from: number
  to: number
  /** As a person read it in the tip. */
  confirmed: Receipt[]
  /** As a pattern found it in the text; never counted as evidence until a person has confirmed it. */
  suggested: Receipt[]
}

export interface Evidence {
  /** The tips that are counted. */
  counted: Receipt[]
  /** Those that are not, and why. */
  leftOut: {
    canary: Receipt[]
    /** tip.json could not be read. */
    unreadable: Receipt[]
    /** As somebody at a desk has said. */
    notRelevant: Receipt[]
    /** As the staff app said, whose word is not signed, and nobody at a desk has. */
    notRelevantByApp: Receipt[]
    /** The same tip once more, as a person has said. */
    repeated: Receipt[]
  }
  /** Most first; equal ones by id; '' last. */
  countries: Tally[]
  languages: Tally[]
  /** In the order of the questionnaire, those nobody reported too. */
  practices: Tally[]
  /** The eleven of the ILO, in its order, those nobody reported too. */
  indicators: Tally[]
  /** Who tells, in the order of the questionnaire. */
  roles: Tally[]
  /** Each year from the first to the last that any tip gives, gaps included: tips whose service lies in it. */
  years: Tally[]
  /** By month of arrival, gaps included; empty where no day is known. */
  months: Tally[]
  countryYears: Matrix
  countryIndicators: Matrix
  pay: {
    bands: PayBand[]
    /** Of what was confirmed; null: nothing was. */
    medianConfirmed: number | null
  }
  /** Of the newest envelope that says so; null: none does. */
  lastReceived: Day | null
}
