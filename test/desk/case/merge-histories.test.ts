/** Random histories of two to four colleagues, the same on every run. */
import { describe, expect, it } from '@jest/globals'
import type { Case, Change, ChangeId } from '../../../src/desk/case/case.js'
import { createCaseBook } from '../../../src/desk/case/case-book.js'
import { addChange, mergeCases, worksOf } from '../../../src/desk/case/changes.js'
import { readCase, writeCase } from '../../../src/desk/case/read-case.js'
import { registerOf } from '../../../src/desk/case/registers.js'
import { createDice, type Dice } from '../../helpers/dice.js'
import { EMPTY, createIds, randomSetting, simulate } from './edit-history.js'

const SEEDS = Array.from({ length: 150 }, (_, i) => i + 1)

function shuffle<Item>(items: readonly Item[], dice: Dice): Item[] {
  const left = [...items]
  return items.flatMap(() => left.splice(dice.below(left.length), 1))
}

/** In any order and any grouping: two that are picked at random become one, until one is left. */
function mergeAnyhow(cases: readonly Case[], dice: Dice): Case {
  const left = shuffle([...cases, ...cases.filter(() => dice.below(2) === 0)], dice)
  while (left.length > 1) {
    const [one, two] = left.splice(dice.below(left.length - 1), 2)
    left.push(mergeCases(one ?? EMPTY, two ?? EMPTY))
  }
  return left[0] ?? EMPTY
}

/** The changes that a change has seen, and those that they had: slow and plain. */
function seenBy(change: Change, all: ReadonlyMap<ChangeId, Change>): Set<ChangeId> {
  const seen = new Set<ChangeId>()
  const visit = (id: ChangeId): void => {
    if (seen.has(id)) return
    seen.add(id)
    all.get(id)?.after.forEach(visit)
  }
  change.after.forEach(visit)
  return seen
}

describe('cases of colleagues who worked apart', () => {
  it('give the same bytes in whatever order they are merged, and lose no change', () => {
    for (const seed of SEEDS) {
      const { cases, all } = simulate(seed)
      const dice = createDice(seed + 1000)
      const texts = [0, 1, 2, 3, 4].map(() => writeCase(mergeAnyhow(cases, dice)))
      expect(new Set(texts).size).toBe(1)
      const merged = readCase(texts[0] ?? '')
      expect(merged.changes.map(({ id }) => id)).toEqual([...all.keys()].sort())
      expect(merged.changes).toEqual(merged.changes.map(({ id }) => all.get(id)))
    }
  })

  it('are not changed by merging what they hold already', () => {
    for (const seed of SEEDS) {
      const { cases } = simulate(seed)
      const merged = cases.reduce(mergeCases)
      for (const theCase of cases) {
        expect(writeCase(mergeCases(theCase, theCase))).toBe(writeCase(theCase))
        expect(writeCase(mergeCases(merged, theCase))).toBe(writeCase(merged))
      }
    }
  })

  it('lose nothing that one of them had: it stands, or somebody saw it and set something else', () => {
    let inDispute = 0
    for (const seed of SEEDS) {
      const { cases, all } = simulate(seed)
      const merged = cases.reduce(mergeCases)
      const works = worksOf(merged)
      for (const change of merged.changes) {
        const register = merged.changes.filter((other) => registerOf(other) === registerOf(change))
        const isReplaced = register.some((other) => seenBy(other, all).has(change.id))
        if (isReplaced) continue
        const work = works.get(change.receipt)
        const standing = standingOf(change, work)
        if (work?.isDisputed) inDispute++
        expect(standing).toBe(true)
      }
      for (const { claims } of [...works.values()].flatMap(({ notes }) => notes)) {
        for (const { value } of claims) {
          expect([...all.values()].some((change) => change.value === value)).toBe(true)
        }
      }
    }
    // Or the histories would be too tame to say anything.
    expect(inDispute).toBeGreaterThan(500)
  })

  it('stand without a dispute where only one of them changed something since they last agreed', () => {
    for (const seed of SEEDS) {
      const agreed = simulate(seed).cases.reduce(mergeCases)
      const dice = createDice(seed + 5000)
      const createId = createIds(dice)
      const [mine, yours] = [agreed, agreed].map((start, who) => {
        let theCase = start
        for (let i = 0; i < 20; i++) {
          const setting = randomSetting(dice, [], createId)
          theCase = addChange(theCase, setting, {
            by: `Colega ${String(who)}`,
            day: '2026-11-01' as never,
            createId,
          })
        }
        return theCase
      })
      const both = mergeCases(mine ?? EMPTY, yours ?? EMPTY)
      const touched = (theCase: Case | undefined): Set<string> =>
        new Set(
          theCase?.changes
            .slice()
            .filter(({ id }) => !agreed.changes.some((old) => old.id === id))
            .map(registerOf),
        )
      const [byMe, byYou] = [touched(mine), touched(yours)]
      const [worksOfMe, worksOfBoth] = [worksOf(mine ?? EMPTY), worksOf(both)]
      for (const [receipt, work] of worksOfMe) {
        for (const what of ['state', 'assignee', 'pay'] as const) {
          const name = `${what} ${receipt}`
          if (byMe.has(name) && !byYou.has(name)) {
            expect(worksOfBoth.get(receipt)?.[what]).toEqual(work[what])
          }
        }
      }
    }
  })
})

describe('a case book', () => {
  it('comes to the same as the functions, change by change and merge by merge', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const dice = createDice(seed)
      const createId = createIds(dice)
      const [idsOfBook, idsOfCase] = [createIds(createDice(seed)), createIds(createDice(seed))]
      const others = simulate(seed + 300).cases
      const book = createCaseBook(others[0] ?? EMPTY)
      let theCase = others[0] ?? EMPTY
      const notes: ChangeId[] = []
      for (let step = 0; step < 40; step++) {
        if (step % 13 === 12) {
          const other = others[dice.below(others.length)] ?? EMPTY
          book.merge(other)
          theCase = mergeCases(theCase, other)
        } else {
          const setting = randomSetting(dice, notes, createId)
          const by = { by: 'Ana', day: `2026-11-${String(10 + dice.below(9))}` as never }
          book.set(setting, { ...by, createId: idsOfBook })
          theCase = addChange(theCase, setting, { ...by, createId: idsOfCase })
        }
        if (step % 5 === 0) expect(new Map(book.works())).toEqual(worksOf(theCase))
      }
      expect(writeCase(book.current())).toBe(writeCase(theCase))
      expect(new Map(book.works())).toEqual(worksOf(theCase))
    }
  })
})

function standingOf(change: Change, work: ReturnType<ReturnType<typeof worksOf>['get']>): boolean {
  if (work === undefined) return false
  switch (change.what) {
    case 'state':
      return work.state.some(({ value }) => value === change.value)
    case 'assignee':
      return work.assignee.some(({ value }) => value === change.value)
    case 'pay':
      return work.pay.some(({ value }) => value === change.value)
    case 'label':
      return !change.value || work.labels.includes(change.label)
    case 'link':
      return (
        !change.value ||
        work.links.some(({ other, kind }) => other === change.other && kind === change.kind)
      )
    case 'note':
      return (
        change.value === null ||
        work.notes.some(
          ({ note, claims }) =>
            note === change.note && claims.some(({ value }) => value === change.value),
        )
      )
  }
}
