import type { DeskTip } from '../../../src/desk/desk-tip.js'
import { suggestLinks } from '../../../src/desk/search/suggest-links.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import type { Answers } from '../../../src/domain/questionnaire.js'
import { makeDeskTip } from '../../helpers/desk-tip.js'

/** A suggestion as `AB place: Cobán`. */
export const suggest = (...tips: DeskTip[]): string[] =>
  suggestLinks(tips, [MISSIONS_QUESTIONNAIRE]).map(
    ({ receipt, other, kind, because }) =>
      `${receipt.charAt(0)}${other.charAt(0)} ${kind}: ${because}`,
  )
export const of = (...answers: Answers[]): string[] =>
  suggest(...answers.map((each, i) => makeDeskTip('ABCDEFGHJKMN'.charAt(i), each)))
export const told = (...stories: string[]): string[] =>
  of(...stories.map((what_happened) => ({ what_happened })))
