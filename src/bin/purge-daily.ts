/**
 * Once a day, and at the start: what the rule says goes to the bin, what has been there for its days goes for good, and its
 * ciphertext is erased step by step, so that nobody is held up.
 */
import type { NewActivity } from '../domain/activity.js'
import { dayOf } from '../domain/day.js'
import { classOfError } from '../domain/errors.js'
import type { RetentionStore } from '../domain/handling.js'
import type { Receipt } from '../domain/receipt.js'
import type { UploadStore } from '../domain/upload.js'

export interface PurgeDailyDeps {
  retention: Pick<RetentionStore, 'binSome' | 'purgeSome'>
  eraseSome: UploadStore['eraseSome']
  /** After a purge: SQLite leaves a few bytes of what it moved between pages. */
  writeAnew: () => void
  record: (activities: readonly NewActivity[]) => void
  nowMs: () => number
  report: (line: string) => void
}

/** How often it is asked whether the day is over. */
const ASK_MS = 600_000
/** A batch, or four pieces of ciphertext, each time. */
const STEP_MS = 20

/** @returns stops it; what is left is done after the next start */
export function purgeDaily(deps: PurgeDailyDeps): () => void {
  const { retention, record, eraseSome, writeAnew, nowMs, report } = deps
  let doneDay = ''
  let timer: NodeJS.Timeout | null = null

  function purge(): void {
    const today = dayOf(nowMs())
    if (today === doneDay || timer) return
    doneDay = today
    const note = (action: 'binned' | 'purged', receipts: Receipt[]): boolean => {
      if (receipts.length === 0) return false
      record(receipts.map((receipt) => ({ day: today, person: null, action, receipt })))
      return true
    }
    let hasPurged = false
    run([
      () => note('binned', retention.binSome(today)),
      () => {
        const isMore = note('purged', retention.purgeSome(today))
        hasPurged ||= isMore
        return isMore
      },
      eraseSome,
      () => {
        if (hasPurged) writeAnew()
        return false
      },
    ])
  }

  /** Each step until it says that nothing is left, and then the one after it. */
  function run([step, ...later]: (() => boolean)[]): void {
    if (!step) return
    timer = setTimeout(() => {
      timer = null
      try {
        run(step() ? [step, ...later] : later)
      } catch (error) {
        // Nothing is half gone, and tomorrow it is tried again.
        report(`warning: what is due could not be deleted (${classOfError(error)})`)
      }
    }, STEP_MS).unref()
  }

  purge()
  const asking = setInterval(purge, ASK_MS)
  return () => {
    clearInterval(asking)
    if (timer) clearTimeout(timer)
  }
}
