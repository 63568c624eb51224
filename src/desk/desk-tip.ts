/** A tip as the desk holds it: what came out of the envelope, and what staff say of it. */
import type { HandlingState } from '../domain/handling.js'
import type { TipWork } from './case/case.js'
import type { OpenedTip } from './opened-tip.js'

export interface DeskTip extends OpenedTip {
  work: TipWork
  /** As `searchableText` of `search/fold-text.ts` makes it: the tip's words and the notes, without accents, in lower case. */
  folded: string
}

/** The state that counts: the first claim; `new` where nobody said anything. */
export function stateOf({ work }: Pick<DeskTip, 'work'>): HandlingState {
  return work.state[0]?.value ?? 'new'
}
