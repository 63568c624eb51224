/** Cases to test with: made by hand, and as a few colleagues would make them who each work for themselves and merge at times. */
import type { Day } from '../../../src/domain/day.js'
import { HANDLING_STATES } from '../../../src/domain/handling.js'
import { receiptOf, toHex, type Receipt } from '../../../src/domain/receipt.js'
import { LINK_KINDS, type Case, type Change, type ChangeId } from '../../../src/desk/case/case.js'
import type { Setting } from '../../../src/desk/case/case.js'
import { addChange, mergeCases } from '../../../src/desk/case/changes.js'
import type { Author } from '../../../src/desk/case/create-change.js'

export const EMPTY: Case = { version: 1, anchor: null, changes: [] }

/** The same numbers for the same seed (mulberry32). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

export function receiptNumber(i: number): Receipt {
  return receiptOf(Uint8Array.from([7, 7, 7, 7, 7, 7, 7, i >>> 16, i >>> 8, i]))
}

export function createIds(random: (below: number) => number): () => ChangeId {
  return () => toHex(Uint8Array.from({ length: 8 }, () => random(256))) as ChangeId
}

const ids = createIds(createRandom(1))

export function author(by = 'Ana', day = '2026-11-25'): Author {
  return { by, day: day as Day, createId: ids }
}

/** Settings one after the other, each by its author. */
export function caseOf(...steps: [setting: Setting, by?: string, day?: string][]): Case {
  return steps.reduce(
    (theCase, [setting, by, day]) => addChange(theCase, setting, author(by, day)),
    EMPTY,
  )
}

export interface History {
  /** What each colleague has in the end. */
  cases: Case[]
  /** All that anybody ever added. */
  all: Map<ChangeId, Change>
}

/** Two to four colleagues, few tips, so that they get in each other’s way; clocks that are days apart. */
export function simulate(seed: number, steps = 60): History {
  const random = createRandom(seed)
  const createId = createIds(random)
  const notes: ChangeId[] = []
  const all = new Map<ChangeId, Change>()
  const cases: Case[] = Array.from({ length: 2 + random(3) }, () => EMPTY)
  for (let step = 0; step < steps; step++) {
    const who = random(cases.length)
    const mine = cases[who] ?? EMPTY
    if (random(8) === 0) {
      cases[who] = mergeCases(mine, cases[random(cases.length)] ?? EMPTY)
      continue
    }
    const day = `2026-11-${String(10 + random(15))}` as Day
    const setting = randomSetting(random, notes, createId)
    const next = addChange(mine, setting, { by: `Colega ${String(who + 1)}`, day, createId })
    for (const change of next.changes) all.set(change.id, change)
    cases[who] = next
  }
  return { cases, all }
}

export function randomSetting(
  random: (below: number) => number,
  notes: ChangeId[],
  createId: () => ChangeId,
): Setting {
  const receipt = receiptNumber(random(4))
  const isOn = random(2) === 0
  switch (random(6)) {
    case 0:
      return { what: 'state', receipt, value: HANDLING_STATES[random(6)] ?? 'new' }
    case 1:
      return { what: 'assignee', receipt, value: ['Ana', 'Begoña', null][random(3)] ?? null }
    case 2:
      return {
        what: 'label',
        receipt,
        label: ['Pasaporte', 'Salario'][random(2)] ?? '',
        value: isOn,
      }
    case 3:
      return { what: 'pay', receipt, value: random(3) === 0 ? null : random(4) * 10 }
    case 4: {
      const other = receiptNumber(4 + random(3))
      return { what: 'link', receipt, other, kind: LINK_KINDS[random(4)] ?? 'tip', value: isOn }
    }
    default: {
      if (notes.length === 0 || random(2) === 0) notes.push(createId())
      const note = notes[random(notes.length)] ?? createId()
      // Its own tip for each note, or it would be another note.
      const own = receiptNumber(Number(`0x${note.slice(0, 2)}`) % 4)
      return {
        what: 'note',
        receipt: own,
        note,
        value: random(5) === 0 ? null : `nota ${String(random(9999))} ñ`,
      }
    }
  }
}
