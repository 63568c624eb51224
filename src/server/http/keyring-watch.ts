/**
 * Keeps the keyring in force while its folder changes. A new one is read and verified beside the one in force and takes its
 * place in one step, so no request is dropped; one that does not hold is told to the operator and changes nothing.
 */
import { SigiloError, classOfError } from '../../domain/errors.js'
import type { KeyringInForce } from './keyring-in-force.js'

export interface KeyringWatch {
  /** Null until there has been one that holds. */
  current(): KeyringInForce | null
  /** Looks at once, and takes what is there if it holds; resolves with what is wrong, or null. */
  look(): Promise<unknown>
  stop(): void
}

export interface KeyringWatchDeps {
  /** Something that changes whenever the folder does. */
  stamp: () => string
  /** Reads and verifies what is in the folder, and says whether it goes on from what was seen. Throws `bad_key`. */
  load: () => Promise<KeyringInForce>
  /** One line for the operator; the same line is not said twice in a row. */
  report: (line: string) => void
  pollMs: number
  /** How often what depends on the day is reckoned anew. */
  refreshMs: number
}

export function createKeyringWatch(deps: KeyringWatchDeps): KeyringWatch {
  let current: KeyringInForce | null = null
  let takenStamp: string | null = null
  let said = ''
  let pending: Promise<unknown> = Promise.resolve(null)
  let isPending = false

  function say(line: string): void {
    if (line !== said) deps.report(line)
    said = line
  }

  async function take(): Promise<unknown> {
    try {
      const stamp = deps.stamp()
      if (stamp === takenStamp) return null
      current = await deps.load()
      // What was copied into the folder meanwhile has another stamp, and is looked at next time.
      takenStamp = stamp
      said = ''
      return null
    } catch (error) {
      const reason = error instanceof SigiloError ? error.message : classOfError(error)
      say(current ? `the keyring in force stays: ${reason}` : `intake is closed: ${reason}`)
      return error
    }
  }

  function look(): Promise<unknown> {
    if (isPending) return pending
    isPending = true
    pending = take().finally(() => {
      isPending = false
    })
    return pending
  }

  const timers = [
    setInterval(() => void look(), deps.pollMs),
    setInterval(() => {
      current?.refresh().catch((error: unknown) => {
        say(`the keyring could not be reckoned anew (${classOfError(error)})`)
      })
    }, deps.refreshMs),
  ]
  return {
    current: () => current,
    look,
    stop() {
      for (const timer of timers) clearInterval(timer)
    },
  }
}
