/** Cases to test with: made by hand, and as a few colleagues would make them who each work for themselves and merge at times. */
import type { Day } from '../../../src/domain/day.js'
import { HANDLING_STATES } from '../../../src/domain/handling.js'
import { receiptOf, toHex, type Receipt } from '../../../src/domain/receipt.js'
import { LINK_KINDS, type Case, type Change, type ChangeId } from '../../../src/desk/case/case.js'
import type { Setting } from '../../../src/desk/case/case.js'
import { addChange, mergeCases } from '../../../src/desk/case/changes.js'
import type { Author } from '../../../src/desk/case/create-change.js'
import { createDice, type Dice } from '../../helpers/dice.js'

export const EMPTY: Case = { version: 1, anchor: null, changes: [] }

export function receiptNumber(i: number): Receipt {
  return receiptOf(Uint8Array.from([7, 7, 7, 7, 7, 7, 7, i >>> 16, i >>> 8, i]))
}

export function createIds(dice: Dice): () => ChangeId {
  return () => toHex(dice.bytes(8)) as ChangeId
}

const ids = createIds(createDice(1))

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
  const dice = createDice(seed)
  const createId = createIds(dice)
  const notes: ChangeId[] = []
  const all = new Map<ChangeId, Change>()
  const cases: Case[] = Array.from({ length: 2 + dice.below(3) }, () => EMPTY)
  for (let step = 0; step < steps; step++) {
    const who = dice.below(cases.length)
    const mine = cases[who] ?? EMPTY
    if (dice.below(8) === 0) {
      cases[who] = mergeCases(mine, cases[dice.below(cases.length)] ?? EMPTY)
      continue
    }
    const day = `2026-11-${String(10 + dice.below(15))}` as Day
    const setting = randomSetting(dice, notes, createId)
    const next = addChange(mine, setting, { by: `Colega ${String(who + 1)}`, day, createId })
    for (const change of next.changes) all.set(change.id, change)
    cases[who] = next
  }
  return { cases, all }
}

export function randomSetting(dice: Dice, notes: ChangeId[], createId: () => ChangeId): Setting {
  const receipt = receiptNumber(dice.below(4))
  const isOn = dice.below(2) === 0
  switch (dice.below(6)) {
    case 0:
      return { what: 'state', receipt, value: HANDLING_STATES[dice.below(6)] ?? 'new' }
    case 1:
      return { what: 'assignee', receipt, value: ['Ana', 'Begoña', null][dice.below(3)] ?? null }
    case 2:
      return {
        what: 'label',
        receipt,
        label: ['Pasaporte', 'Salario'][dice.below(2)] ?? '',
        value: isOn,
      }
    case 3:
      return { what: 'pay', receipt, value: dice.below(3) === 0 ? null : dice.below(4) * 10 }
    case 4: {
      const other = receiptNumber(4 + dice.below(3))
      return { what: 'link', receipt, other, kind: LINK_KINDS[dice.below(4)] ?? 'tip', value: isOn }
    }
    default: {
      if (notes.length === 0 || dice.below(2) === 0) notes.push(createId())
      const note = notes[dice.below(notes.length)] ?? createId()
      // Its own tip for each note, or it would be another note.
      const own = receiptNumber(Number(`0x${note.slice(0, 2)}`) % 4)
      return {
        what: 'note',
        receipt: own,
        note,
        value: dice.below(5) === 0 ? null : `nota ${String(dice.below(9999))} ñ`,
      }
    }
  }
}
