/** A line for each tip, for a terminal: nothing of what a source wrote can drive it, or pass for a line of ours. */
import { freeTextsOf } from '../../desk/count/free-texts.js'
import { indexQuestionnaires, type FindQuestionnaire } from '../../desk/count/find-questionnaire.js'
import { readFacts } from '../../desk/count/tip-facts.js'
import { stateOf, type DeskTip } from '../../desk/desk-tip.js'
import { removeUnseen } from '../../desk/export/plain-text.js'
import type { Questionnaire } from '../../domain/questionnaire.js'

const SHOWN_CHARACTERS = 60
/** Of a text that may be long; more is not looked at. */
const LOOKED_AT_CHARACTERS = 1000

export function sayTips(tips: readonly DeskTip[], questionnaires: readonly Questionnaire[]): void {
  const find = indexQuestionnaires(questionnaires)
  for (const tip of tips) process.stdout.write(`${describeTip(tip, find)}\n`)
}

/** Receipt, day received, state, country, language, files, and how the first answer begins. */
function describeTip(desk: DeskTip, find: FindQuestionnaire): string {
  const { receipt, receivedDay, tip, text, files } = desk
  const questionnaire = tip && find(tip.questionnaire)
  const country = tip ? readFacts(tip, questionnaire).country : ''
  const [answer = text] = tip ? freeTextsOf(tip, questionnaire) : []
  return [
    receipt,
    receivedDay ?? '-'.padEnd(10),
    stateOf(desk).padEnd('not-relevant'.length),
    country.padEnd(2, '-'),
    tip?.language ?? '--',
    String(files.length).padStart(3),
    shorten(answer),
  ].join('  ')
}

function shorten(text: string): string {
  const plain = removeUnseen(text.slice(0, LOOKED_AT_CHARACTERS)).replace(/\s+/g, ' ').trim()
  return Array.from(plain).slice(0, SHOWN_CHARACTERS).join('')
}
