/** Which tips are meant: what a person typed and chose, or what stands behind a number of the evidence. */
import type { HandlingState } from '../../domain/handling.js'
import type { Receipt } from '../../domain/receipt.js'

/** What is not there does not narrow. All of it must hold. */
export interface TipFilter {
  /** Words as typed; all must occur, in any order, accents and case ignored; "in quotes" as they stand. */
  words?: string
  state?: HandlingState
  /** A name; '' is nobody. */
  assignee?: string
  label?: string
  /** ISO 3166-1 code; '' is none given. */
  country?: string
  /** Served in this year: it lies between the first and the last year that the tip gives. */
  year?: number
  /** Id of a choice of the question `seen`. */
  practice?: string
  /** Id of an indicator; the tip reports a practice that bears on it. */
  indicator?: string
  /** May lawyers use it: id of a choice of `lawyers`; '' is none given. */
  lawyers?: string
  language?: string
  hasFiles?: boolean
  hasRemarks?: boolean
  isDisputed?: boolean
  /** Just these: what stands behind a number. */
  receipts?: readonly Receipt[]
}
