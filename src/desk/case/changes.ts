/**
 * What can be done with a case: something is set, two are put together, and what stands is read off. Nothing is ever taken
 * out. A page, which holds a case and changes it often, does the same by `case-book.ts`.
 */
import { SigiloError } from '../../domain/errors.js'
import type { Receipt } from '../../domain/receipt.js'
import type { Case, Setting, TipWork } from './case.js'
import { mergeAnchors } from './case-anchor.js'
import { MAX_CHANGES } from './case-limits.js'
import { createChange, tidySetting, type Author } from './create-change.js'
import { createRegisterIndex } from './register-index.js'
import { headsOf, registerOf } from './registers.js'
import { unite } from './write-change.js'

/**
 * The case with one more change; the same one when what is set stands there already and nobody disagrees.
 * @throws SigiloError `invalid` when it is beyond a limit, `too_large` when the case is full
 */
export function addChange(theCase: Case, setting: Setting, author: Author): Case {
  const tidy = tidySetting(setting)
  const name = registerOf(tidy)
  const own = theCase.changes.filter((change) => registerOf(change) === name)
  const change = createChange(tidy, headsOf(own), author)
  if (change === null) return theCase
  if (theCase.changes.some(({ id }) => id === change.id)) {
    throw new SigiloError('internal', 'two changes were given one id')
  }
  return demandRoom({ ...theCase, changes: unite(theCase.changes, [change]) })
}

/**
 * All of both. In whatever order cases are merged, the result is written in the same bytes.
 * @throws SigiloError `invalid` when they trust different keyrings, `too_large` when they are too many changes together
 */
export function mergeCases(one: Case, other: Case): Case {
  return demandRoom({
    version: 1,
    anchor: mergeAnchors(one.anchor, other.anchor),
    changes: unite(one.changes, other.changes),
  })
}

/** What stands of each tip of which anything was ever said. */
export function worksOf(theCase: Case): Map<Receipt, TipWork> {
  const index = createRegisterIndex(unite(theCase.changes))
  return new Map([...index.receipts()].map((receipt) => [receipt, index.workOf(receipt)]))
}

function demandRoom(theCase: Case): Case {
  if (theCase.changes.length <= MAX_CHANGES) return theCase
  throw new SigiloError('too_large', 'the case would have more changes than a case can hold')
}
