/**
 * Links between tips that a person may want to make, each with the words that speak for it; nothing is linked by itself. What
 * few tips speak of comes first. Never suggested: what is linked already, the same tip once more, canaries, and what staff put
 * aside as not relevant, so that a flood of such tips hides nothing.
 */
import type { Questionnaire } from '../../domain/questionnaire.js'
import type { Receipt } from '../../domain/receipt.js'
import { LINK_KINDS, type LinkKind } from '../case/case.js'
import { indexQuestionnaires } from '../count/find-questionnaire.js'
import { groupSameTips } from '../count/same-tip.js'
import { stateOf, type DeskTip } from '../desk-tip.js'
import { findSharedPeople } from './shared-people.js'
import { findSharedPapers, findSharedPlaces } from './shared-places.js'
import { readSpeaker, type Shared, type Speaker } from './speaker.js'

export interface SuggestedLink {
  receipt: Receipt
  other: Receipt
  kind: LinkKind
  /** The words that speak for it, as written in the tip of `receipt`; plain text. */
  because: string
}

const MAX_SUGGESTED = 10
const MAX_BECAUSE = 80

/** By receipt; of one tip those first that say most. Each side has a suggestion of its own, in its own words. */
export function suggestLinks(
  tips: readonly DeskTip[],
  questionnaires: readonly Questionnaire[],
): SuggestedLink[] {
  const findQuestionnaire = indexQuestionnaires(questionnaires)
  const speakers = tips
    .filter((tip) => tip.canaryWord === null && stateOf(tip) !== 'not-relevant')
    .sort((one, other) => (one.receipt < other.receipt ? -1 : 1))
    .map((tip) => readSpeaker(tip, tip.tip && findQuestionnaire(tip.tip.questionnaire)))
  const isKnown = indexLinks(tips)
  const bySpeaker = speakers.map((): Shared[] => [])
  const found = [findSharedPeople, findSharedPlaces, findSharedPapers].flatMap((find) =>
    find(speakers),
  )
  for (const shared of found) {
    const [from, to] = [speakers[shared.from]!, speakers[shared.to]!]
    if (!isKnown(from.receipt, to.receipt, shared.kind)) bySpeaker[shared.from]!.push(shared)
  }
  return bySpeaker.flatMap((list) => pickBest(list, speakers))
}

/** Whether two tips are linked so, from either side, or are one tip. */
function indexLinks(
  tips: readonly DeskTip[],
): (one: Receipt, other: Receipt, kind: LinkKind) => boolean {
  const groupOf = groupSameTips(tips)
  const known = new Set<string>()
  for (const { receipt, work } of tips) {
    for (const { other, kind } of work.links) {
      known.add(`${receipt} ${other} ${kind}`).add(`${other} ${receipt} ${kind}`)
    }
  }
  return (one, other, kind) =>
    groupOf(one) === groupOf(other) || known.has(`${one} ${other} ${kind}`)
}

function pickBest(list: readonly Shared[], speakers: readonly Speaker[]): SuggestedLink[] {
  const picked = new Map<string, SuggestedLink>()
  for (const { from, to, kind, because } of list.toSorted(compareShared)) {
    const [{ receipt }, { receipt: other }] = [speakers[from]!, speakers[to]!]
    const key = `${other} ${kind}`
    if (!picked.has(key)) picked.set(key, { receipt, other, kind, because: clip(because) })
    if (picked.size === MAX_SUGGESTED) break
  }
  return [...picked.values()]
}

function compareShared(one: Shared, other: Shared): number {
  return (
    one.count - other.count ||
    LINK_KINDS.indexOf(one.kind) - LINK_KINDS.indexOf(other.kind) ||
    one.to - other.to
  )
}

/** One line, without what could turn the writing round, and never half a character at its end. */
function clip(text: string): string {
  const plain = text
    .slice(0, 8 * MAX_BECAUSE)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ')
    .trim()
  if (plain.length <= MAX_BECAUSE) return plain
  return `${plain.slice(0, MAX_BECAUSE - 1).replace(/\p{Cs}$/u, '')}…`
}
