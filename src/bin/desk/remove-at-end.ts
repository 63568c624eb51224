/**
 * What is opened stands on the disk before all of it was seen to be good. Whatever ends the program before that, a key that is
 * pressed, the system or a fault of ours, takes it away first. What a crash leaves all the same, the next run names.
 */
import { findUnfinished } from '../../desk/disk/write-tip.js'
import { report } from '../run.js'

/** Ctrl-C, the system that shuts down, the terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** @param unfinished removes what is not finished; each stands there for as long as it has to */
export function removeAtEnd(unfinished: ReadonlySet<() => void>): void {
  const removeAll = (): void => {
    for (const remove of unfinished) remove()
  }
  process.once('exit', removeAll)
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      try {
        removeAll()
        report('stopped; what was not yet checked to its end was removed')
      } finally {
        // Handled once, so now it ends us as it would have, and who started us sees by which signal.
        process.kill(process.pid, signal)
      }
    })
  }
}

/** It may be all that is left of a tip, or another run may be at it: a person decides. */
export function sayUnfinished(outFolder: string): void {
  for (const path of findUnfinished(outFolder)) {
    report(
      `${path}: a run that was cut short left it; nobody has checked what is in it, so delete it unless that run still goes on`,
    )
  }
}
