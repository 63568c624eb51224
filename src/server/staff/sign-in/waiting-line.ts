/**
 * A line for costly work: so much at once, so much waiting, those who go first before the others. A flood of strangers
 * cannot keep out who goes first: when the line is full, the last of the others has to leave it.
 */
import { SigiloError } from '../../../domain/errors.js'

export interface LineLimits {
  atOnce: number
  /** Of those, how many for who does not go first: a flood of strangers leaves a processor for everybody else. */
  othersAtOnce: number
  waiting: number
}

/** Runs the work when its turn comes. Throws `flooded` when there is no room in the line. */
export type WaitInLine = <Result>(work: () => Promise<Result>, isFirst: boolean) => Promise<Result>

interface Waiting {
  isFirst: boolean
  begin: () => void
  leave: (reason: SigiloError) => void
}

export function createWaitingLine({ atOnce, othersAtOnce, waiting }: LineLimits): WaitInLine {
  let running = 0
  let others = 0
  const line: Waiting[] = []

  function makeRoom(isFirst: boolean): void {
    if (line.length < waiting) return
    const last = line.at(-1)
    if (!isFirst || !last || last.isFirst) throw flooded()
    line.pop()
    last.leave(flooded())
  }

  function wait(isFirst: boolean): Promise<void> {
    makeRoom(isFirst)
    return new Promise((begin, leave) => {
      const place = isFirst ? line.findIndex((each) => !each.isFirst) : -1
      line.splice(place === -1 ? line.length : place, 0, { isFirst, begin, leave })
    })
  }

  const mayBegin = (isFirst: boolean): boolean =>
    running < atOnce && (isFirst || others < othersAtOnce)

  function count(isFirst: boolean, by: 1 | -1): void {
    running += by
    if (!isFirst) others += by
  }

  /** A place that is free is taken for whoever is next before anybody who comes in between can have it. */
  function beginNext(): void {
    for (let next = line[0]; next && mayBegin(next.isFirst); next = line[0]) {
      line.shift()
      count(next.isFirst, 1)
      next.begin()
    }
  }

  return async (work, isFirst) => {
    if (mayBegin(isFirst)) count(isFirst, 1)
    else await wait(isFirst)
    try {
      return await work()
    } finally {
      count(isFirst, -1)
      beginNext()
    }
  }
}

function flooded(): SigiloError {
  return new SigiloError('flooded', 'too many are signing in at once; try again in a moment')
}
