/**
 * The case as a page holds it: to set something, or to read off one tip, costs the same in a case of ten changes and in one of
 * a hundred thousand. The book is the only thing here that changes; what it gives out never does. What cannot be taken is
 * refused aloud, and the case is as it was: a book never holds more than can be written.
 */
import { SigiloError } from '../../domain/errors.js'
import type { Receipt } from '../../domain/receipt.js'
import type { Case, Change, Setting, TipWork } from './case.js'
import { writeAnchor } from './case-anchor.js'
import { MAX_CASE_BYTES, MAX_CHANGES } from './case-limits.js'
import { mergeCases } from './changes.js'
import { createChange, tidySetting, type Author } from './create-change.js'
import { createRegisterIndex, type RegisterIndex } from './register-index.js'
import { receiptsOf } from './registers.js'
import { unite, writeChange } from './write-change.js'

export interface CaseBook {
  /** Like `addChange`, and throws the same. */
  set(setting: Setting, author: Author): void
  /** Like `mergeCases`, and throws the same. */
  merge(other: Case): void
  /** A person has compared the anchor with what they know, or its keyring has gone on. */
  setAnchor(anchor: Case['anchor']): void
  workOf(receipt: Receipt): TipWork
  /** Every tip of which anything was ever said. */
  works(): ReadonlyMap<Receipt, TipWork>
  current(): Case
  /** Goes up with whatever changes the case. Who remembers the one that was saved knows whether there is more to save. */
  revision(): number
  /** The tips of which something was set, here or in a case that was merged, after that revision. */
  changedSince(revision: number): Receipt[]
}

/** What stands around the changes in a file, at most. */
const FRAME_BYTES = 1024

/** Throws `too_large` when the case is larger than can be written. */
export function createCaseBook(initial: Case): CaseBook {
  let base: Case = initial
  let added: Change[] = []
  let index: RegisterIndex
  let ids: Set<string>
  let sizeBytes: number
  let works = new Map<Receipt, TipWork>()
  let allWorks: ReadonlyMap<Receipt, TipWork> | null = null
  let revision = 0
  const touched = new Map<Receipt, number>()

  function open(theCase: Case): void {
    const changes = unite(theCase.changes)
    const bytes = changes.reduce((sum, change) => sum + sizeOf(change), FRAME_BYTES)
    demandRoom(changes.length, bytes)
    base = { ...theCase, changes }
    added = []
    index = createRegisterIndex(changes)
    ids = new Set(changes.map(({ id }) => id))
    sizeBytes = bytes
    works = new Map()
  }

  function touch(changes: readonly Change[]): void {
    revision++
    allWorks = null
    for (const receipt of changes.flatMap(receiptsOf)) {
      touched.set(receipt, revision)
      works.delete(receipt)
    }
  }

  function current(): Case {
    if (added.length > 0) base = { ...base, changes: unite(base.changes, added) }
    added = []
    return base
  }

  function workOf(receipt: Receipt): TipWork {
    const known = works.get(receipt)
    if (known) return known
    const work = index.workOf(receipt)
    works.set(receipt, work)
    return work
  }

  open(initial)

  return {
    set(setting, author) {
      const tidy = tidySetting(setting)
      const change = createChange(tidy, index.headsFor(tidy), author)
      if (change === null) return
      if (ids.has(change.id)) throw new SigiloError('internal', 'two changes were given one id')
      const bytes = sizeBytes + sizeOf(change)
      demandRoom(ids.size + 1, bytes)
      index.add(change)
      ids.add(change.id)
      added.push(change)
      sizeBytes = bytes
      touch([change])
    },
    merge(other) {
      const before = current()
      const merged = mergeCases(before, other)
      const changed = differences(before, merged)
      open(merged)
      if (changed.length > 0 || !isSameAnchor(before, merged)) touch(changed)
    },
    setAnchor(anchor) {
      const before = current()
      base = { ...before, anchor }
      if (!isSameAnchor(before, base)) touch([])
    },
    workOf,
    works() {
      allWorks ??= new Map([...index.receipts()].map((receipt) => [receipt, workOf(receipt)]))
      return allWorks
    },
    current,
    revision: () => revision,
    changedSince: (since) =>
      [...touched].filter(([, at]) => at > since).map(([receipt]) => receipt),
  }
}

/** What is in one and not in the other, from both: a change may stand in another’s place, under its id. */
function differences(before: Case, after: Case): Change[] {
  const [old, now] = [new Set(before.changes), new Set(after.changes)]
  return [
    ...after.changes.filter((change) => !old.has(change)),
    ...before.changes.filter((change) => !now.has(change)),
  ]
}

function isSameAnchor(one: Case, other: Case): boolean {
  return writeAnchor(one.anchor) === writeAnchor(other.anchor)
}

/** With the comma and the line feed behind it. */
function sizeOf(change: Change): number {
  return new TextEncoder().encode(writeChange(change)).length + 2
}

function demandRoom(count: number, bytes: number): void {
  if (count <= MAX_CHANGES && bytes <= MAX_CASE_BYTES) return
  throw new SigiloError('too_large', 'the case would be larger than a case can be')
}
