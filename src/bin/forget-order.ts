/**
 * Lets the database forget, at the start and once a day, in which order envelopes came: a small one by writing it anew, a
 * large one piece by piece.
 */
import { dayOf } from '../domain/day.js'
import { classOfError } from '../domain/errors.js'
import { emptyLog, type openDatabase } from '../server/store/open-database.js'
import type { Stores } from '../server/store/stores.js'
import { MAX_ANEW_BYTES, writeAnew } from './write-anew.js'

export interface ForgetOrderDeps {
  database: ReturnType<typeof openDatabase>
  stores: Pick<Stores, 'shuffleBodies' | 'forgetSetAside' | 'uploads'>
  hasRoom: (neededBytes: number) => boolean
  report: (line: string) => void
}

/** How often it is asked whether the day is over. */
const ASK_MS = 600_000
/** A piece of 256 KiB each time: a gigabyte in a minute and a half. */
const STEP_MS = 20

/** @returns stops it */
export function forgetOrderDaily(
  deps: ForgetOrderDeps,
  maxVacuumBytes = MAX_ANEW_BYTES,
): () => void {
  const { database, stores, report } = deps
  let doneDay = ''
  let timer: NodeJS.Timeout | null = null

  function warn(reason: string): void {
    // Envelopes are safe, and tomorrow it is tried again.
    report(`warning: the database still tells the order of arrival (${reason})`)
  }

  function forget(): void {
    const today = dayOf(Date.now())
    if (timer) return
    if (today === doneDay) {
      // It may have been left when something was erased while somebody read.
      emptyLog(database)
      return
    }
    doneDay = today
    try {
      if (!writeAnew(database, maxVacuumBytes)) shuffle()
    } catch (error) {
      warn(classOfError(error))
    }
  }

  function shuffle(): void {
    const shuffling = stores.shuffleBodies()
    if (!deps.hasRoom(shuffling.sizeBytes)) {
      warn('there is no room to move what came')
      return
    }
    const run = (work: () => boolean, then: () => void): void => {
      timer = setTimeout(() => {
        timer = null
        try {
          if (work()) run(work, then)
          else then()
        } catch (error) {
          warn(classOfError(error))
        }
      }, STEP_MS).unref()
    }
    run(
      () => shuffling.step(),
      () => {
        run(
          () => stores.uploads.eraseSome(),
          () => undefined,
        )
      },
    )
  }

  stores.forgetSetAside()
  forget()
  const asking = setInterval(forget, ASK_MS)
  return () => {
    clearInterval(asking)
    if (timer) clearTimeout(timer)
  }
}
