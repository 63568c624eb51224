/**
 * A line for costly work: so much at once, so much waiting, those who go first before the others. A flood of strangers
 * cannot keep out who goes first: when the line is full, the last of the others has to leave it.
 */
import { SigiloError } from '../../../domain/errors.js'

export interface LineLimits {
  atOnce: number
  waiting: number
}

/** Runs the work when its turn comes. Throws `flooded` when there is no room in the line. */
export type WaitInLine = <Result>(work: () => Promise<Result>, isFirst: boolean) => Promise<Result>

interface Waiting {
  isFirst: boolean
  begin: () => void
  leave: (reason: SigiloError) => void
}

export function createWaitingLine({ atOnce, waiting }: LineLimits): WaitInLine {
  let running = 0
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

  return async (work, isFirst) => {
    // Whoever ends hands over its place, so nobody who comes in between can take it.
    if (running >= atOnce) await wait(isFirst)
    else running++
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next.begin()
      else running--
    }
  }
}

function flooded(): SigiloError {
  return new SigiloError('flooded', 'too many are signing in at once; try again in a moment')
}
