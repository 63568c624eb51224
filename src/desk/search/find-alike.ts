/**
 * Tips that say nearly the same: the same person once more, or one text that many send. Only texts are compared, never
 * what staff wrote. Each tip is held against those few with which it shares the smallest numbers of its text, so that the
 * work grows with the number of tips and not with that of their pairs, whatever they hold; what is told of a pair is exact.
 */
import type { Receipt } from '../../domain/receipt.js'
import type { DeskTip } from '../desk-tip.js'
import { overlapOf, readShingles, type Shingles } from './shingles.js'

export interface AlikePair {
  /** The smaller receipt. */
  a: Receipt
  b: Receipt
  /** The part that both have of what either says: from a half to 1, the same. */
  likeness: number
}

const MIN_LIKENESS = 0.5

/** Fewer words than these may be the same by chance: "Me quitaron el pasaporte al llegar." */
const MIN_SHINGLES = 25

/** Smallest numbers of a text by which it is looked up; of two that are half alike, about a third are the same. */
const SKETCH = 48
const MIN_SHARED = 4
/** Of all that share a number, only so many earlier ones are looked at: the same phrase may stand in thousands. */
const MAX_LISTED = 24
const MAX_COMPARED = 12
/** Each tip is shown with those nearest to it; the same text a thousand times gives no million pairs. */
const MAX_NEAREST = 5

/** The most alike first; equal ones by receipt. A pair is left out when both have five that are nearer. */
export function findAlike(tips: readonly DeskTip[]): AlikePair[] {
  const texts = tips
    .filter(({ canaryWord }) => canaryWord === null)
    .map((tip) => ({ receipt: tip.receipt, shingles: readShingles(wordsOf(tip)) }))
    .filter(({ shingles }) => shingles.length >= MIN_SHINGLES)
    .sort((one, other) => (one.receipt < other.receipt ? -1 : 1))
  return keepNearest(comparePairs(texts))
}

interface Text {
  receipt: Receipt
  shingles: Shingles
}

/** Every answer that is more than one word, for codes and years are alike by nature. */
function wordsOf({ tip, text }: DeskTip): string[] {
  if (tip === null) return [text]
  return Object.values(tip.answers).filter(
    (answer): answer is string => typeof answer === 'string' && /\s/.test(answer),
  )
}

function comparePairs(texts: readonly Text[]): AlikePair[] {
  const earlier = new Map<number, number[]>()
  const pairs: AlikePair[] = []
  texts.forEach(({ receipt, shingles }, index) => {
    const shared = new Map<number, number>()
    for (const number of shingles.subarray(0, SKETCH)) {
      const listed = earlier.get(number)
      for (const other of listed ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
      if (!listed) earlier.set(number, [index])
      else if (listed.push(index) > MAX_LISTED) listed.shift()
    }
    for (const other of mostShared(shared)) {
      const { receipt: a, shingles: others } = texts[other]!
      const likeness = overlapOf(shingles, others)
      if (likeness >= MIN_LIKENESS) pairs.push({ a, b: receipt, likeness })
    }
  })
  return pairs
}

function mostShared(shared: ReadonlyMap<number, number>): number[] {
  return [...shared]
    .filter(([, count]) => count >= MIN_SHARED)
    .sort(([one, count], [other, otherCount]) => otherCount - count || one - other)
    .slice(0, MAX_COMPARED)
    .map(([index]) => index)
}

function keepNearest(pairs: AlikePair[]): AlikePair[] {
  pairs.sort(comparePair)
  const counts = new Map<Receipt, number>()
  return pairs.filter(({ a, b }) => {
    const [ofA, ofB] = [counts.get(a) ?? 0, counts.get(b) ?? 0]
    if (Math.min(ofA, ofB) >= MAX_NEAREST) return false
    counts.set(a, ofA + 1).set(b, ofB + 1)
    return true
  })
}

function comparePair(one: AlikePair, other: AlikePair): number {
  if (one.likeness !== other.likeness) return other.likeness - one.likeness
  if (one.a !== other.a) return one.a < other.a ? -1 : 1
  return one.b < other.b ? -1 : 1
}
