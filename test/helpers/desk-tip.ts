import { NO_WORK, type Claim, type TipWork } from '../../src/desk/case/case.js'
import { indexQuestionnaires } from '../../src/desk/count/find-questionnaire.js'
import type { DeskTip } from '../../src/desk/desk-tip.js'
import { searchableText } from '../../src/desk/search/fold-text.js'
import type { Day } from '../../src/domain/day.js'
import type { Fingerprint } from '../../src/domain/keyring.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import type { Answers } from '../../src/domain/questionnaire.js'
import type { Receipt } from '../../src/domain/receipt.js'
import { makeTip } from './tips.js'

const findQuestionnaire = indexQuestionnaires([MISSIONS_QUESTIONNAIRE])

/** A tip as the desk holds it, of one letter for a receipt: `A` is `AAAA-AAAA-AAAA-AAAA`. */
export function makeDeskTip(
  letter: string,
  answers: Answers = {},
  { work, ...rest }: Partial<Omit<DeskTip, 'work'>> & { work?: Partial<TipWork> } = {},
): DeskTip {
  const opened = {
    receipt: receiptOfLetter(letter),
    tip: makeTip(answers),
    text: '',
    files: [],
    remarks: [],
    keySet: 'in_force' as const,
    openedBy: '0123456789ABCDEF0123456789ABCDEF01234567' as Fingerprint,
    canaryWord: null,
    receivedDay: null,
    envelope: { name: `${letter}.pgp`, sizeBytes: 4096, read: () => new ReadableStream() },
    ...rest,
  }
  const whole = { ...NO_WORK, ...work }
  return { ...opened, work: whole, folded: searchableText(opened, whole, findQuestionnaire) }
}

export function receiptOfLetter(letter: string): Receipt {
  return Array.from({ length: 4 }, () => letter.repeat(4)).join('-') as Receipt
}

export function claim<Value>(value: Value): Claim<Value>[] {
  return [{ value, by: 'Ben', day: '2026-01-07' as Day }]
}
