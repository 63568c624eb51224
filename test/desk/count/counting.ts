import { countEvidence } from '../../../src/desk/count/count-evidence.js'
import type { Evidence, Tally } from '../../../src/desk/count/evidence.js'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'

export const count = (...tips: DeskTip[]): Evidence => countEvidence(tips, [MISSIONS_QUESTIONNAIRE])

/** Of receipts of one letter each, the letters. */
export const letters = (receipts: readonly string[]): string =>
  receipts.map((receipt) => receipt.charAt(0)).join('')

/** Those that somebody was counted for: `GT:AB`. */
export const found = (tallies: readonly Tally[]): string[] =>
  tallies
    .filter(({ receipts }) => receipts.length > 0)
    .map(({ id, receipts }) => `${id}:${letters(receipts)}`)
