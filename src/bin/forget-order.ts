/** Lets the database forget, at the start and once a day, in which order envelopes came. */
import { classOfError } from '../domain/errors.js'
import { dayOf } from '../domain/day.js'
import { forgetOrder } from '../server/store/open-database.js'

/** How often it is asked whether the day is over. */
const ASK_MS = 600_000

/** @returns stops it */
export function forgetOrderDaily(
  database: Parameters<typeof forgetOrder>[0],
  report: (line: string) => void,
): () => void {
  let doneDay = ''
  function forget(): void {
    const today = dayOf(Date.now())
    if (today === doneDay) return
    doneDay = today
    try {
      forgetOrder(database)
    } catch (error) {
      // A nearly full disk: envelopes are safe, and tomorrow it is tried again.
      report(`warning: the database still tells the order of arrival (${classOfError(error)})`)
    }
  }
  forget()
  const timer = setInterval(forget, ASK_MS)
  return () => {
    clearInterval(timer)
  }
}
