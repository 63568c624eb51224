/** What stands of one tip, read off its registers. */
import type { HandlingState } from '../../domain/handling.js'
import type { Receipt } from '../../domain/receipt.js'
import {
  LINK_KINDS,
  NO_WORK,
  type Change,
  type Claim,
  type Link,
  type Note,
  type TipWork,
} from './case.js'
import { byDay } from './registers.js'

export interface Register {
  /** All of it; never empty. */
  changes: Change[]
  heads: readonly Change[]
}

/** @param registers all that are about the tip */
export function workOn(receipt: Receipt, registers: Iterable<Register>): TipWork {
  const work: TipWork = { ...NO_WORK, labels: [], notes: [], links: [] }
  const takenLabels: string[] = []
  const notes: { note: Note; first: Change }[] = []
  for (const { changes, heads } of registers) {
    const [head] = heads
    if (head === undefined) continue
    switch (head.what) {
      case 'state':
        work.state = neverNewByItself(claimsOf(heads as Of<'state'>[]))
        break
      case 'assignee':
        work.assignee = claimsOf(heads as Of<'assignee'>[])
        break
      case 'pay':
        work.pay = claimsOf(heads as Of<'pay'>[])
        break
      case 'label':
        if (isOn(heads)) work.labels.push(head.label)
        else takenLabels.push(head.label)
        break
      case 'note': {
        const claims = claimsOf((heads as Of<'note'>[]).filter(isWritten))
        if (claims.length === 0) break
        notes.push({ note: { note: head.note, claims }, first: firstOf(changes) })
        break
      }
      case 'link':
        if (isOn(heads)) work.links.push(linkFrom(receipt, head))
    }
  }
  work.labels.sort()
  work.links.sort(byOther)
  work.notes = notes.sort((one, other) => byDay(one.first, other.first)).map(({ note }) => note)
  const { state, assignee, pay } = work
  const disputable = [state, assignee, pay, ...work.notes.map(({ claims }) => claims)]
  work.isDisputed = disputable.some((claims) => claims.length > 1)
  return takenLabels.length > 0 ? { ...work, takenLabels: takenLabels.sort() } : work
}

type Of<What extends Change['what']> = Extract<Change, { what: What }>

/** The latest first, of equal values one: two who say the same do not disagree. */
function claimsOf<Kind extends Change>(heads: readonly Kind[]): Claim<Kind['value']>[] {
  const [head] = heads
  if (head && heads.length === 1) return [{ value: head.value, by: head.by, day: head.day }]
  const claims = new Map<Kind['value'], Claim<Kind['value']>>()
  for (const { value, by, day } of [...heads].sort((one, other) => byDay(other, one))) {
    if (!claims.has(value)) claims.set(value, { value, by, day })
  }
  return [...claims.values()]
}

/** The first claim counts. Where anybody says more of a tip than that it is new, somebody has seen it. */
function neverNewByItself(claims: readonly Claim<HandlingState>[]): Claim<HandlingState>[] {
  return [
    ...claims.filter(({ value }) => value !== 'new'),
    ...claims.filter(({ value }) => value === 'new'),
  ]
}

/** Where one took it away and another did not, it stays: losing it would be worse. */
function isOn(heads: readonly Change[]): boolean {
  return heads.some(({ value }) => value === true)
}

/** A note that one took away and another went on with stays as the other wrote it. */
function isWritten(change: Of<'note'>): change is Of<'note'> & { value: string } {
  return change.value !== null
}

function firstOf(changes: readonly Change[]): Change {
  return changes.reduce((first, change) => (byDay(change, first) < 0 ? change : first))
}

function linkFrom(receipt: Receipt, { receipt: one, other, kind }: Of<'link'>): Link {
  return { other: receipt === one ? other : one, kind }
}

function byOther(one: Link, two: Link): number {
  if (one.other !== two.other) return one.other < two.other ? -1 : 1
  return LINK_KINDS.indexOf(one.kind) - LINK_KINDS.indexOf(two.kind)
}
