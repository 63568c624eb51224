/** From what came out of an envelope to what the desk holds; the same for the page and the command line. */
import type { KnownEnvelope } from './batch/batch.js'
import type { TipWork } from './case/case.js'
import { workWithKnown } from './case/work-with-known.js'
import type { FindQuestionnaire } from './count/find-questionnaire.js'
import type { DeskTip } from './desk-tip.js'
import type { OpenedTip } from './opened-tip.js'
import { searchableText } from './search/fold-text.js'

/** @param known what the staff app said of its envelope; undefined: nothing */
export function holdTip(
  opened: OpenedTip,
  said: TipWork,
  known: KnownEnvelope | undefined,
  findQuestionnaire: FindQuestionnaire,
): DeskTip {
  const work = workWithKnown(said, known)
  return { ...opened, work, folded: searchableText(opened, work, findQuestionnaire) }
}

/** In the order in which people read: the newest day first, then by receipt. */
export function newestFirst(one: DeskTip, other: DeskTip): number {
  const [oneDay, otherDay] = [one.receivedDay ?? '', other.receivedDay ?? '']
  if (oneDay !== otherDay) return oneDay > otherDay ? -1 : 1
  return one.receipt < other.receipt ? -1 : 1
}
