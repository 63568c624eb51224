/**
 * `sigilo keys check`: for cron. Says of each active key how many days it has left and when staff last proved that they can
 * open with it, and whether the keyring would be taken by the server.
 */
import { dayOf, DAY_MS } from '../domain/day.js'
import { DRILL_DAYS, type DrillStore } from '../domain/drill.js'
import { SigiloError } from '../domain/errors.js'
import { demandContinuation, type KeyringHeadStore } from '../domain/keyring-head.js'
import { MIN_DAYS_LEFT, daysUntil, judgeKey } from '../openpgp/judge-key.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { fingerprintOf } from '../openpgp/read-key.js'

export interface CheckDeps {
  files: KeyringFiles
  /** Null where there is no database, as on the laptop of an admin; then neither drills nor the last head are known. */
  server: { drills: Pick<DrillStore, 'findPass'>; heads: Pick<KeyringHeadStore, 'find'> } | null
  now: Date
  say: (line: string) => void
}

/** `ok`; `soon`: something must be done; `closed`: nothing can be sealed to, or the server would refuse the keyring. */
export type CheckOutcome = 'ok' | 'soon' | 'closed'

export async function checkKeys({ files, server, now, say }: CheckDeps): Promise<CheckOutcome> {
  let usable = 0
  let warnings = 0
  const warn = (line: string): void => {
    warnings++
    say(`warning: ${line}`)
  }
  for (const key of files.activeKeys) {
    const fingerprint = fingerprintOf(key)
    try {
      const daysLeft = daysUntil((await judgeKey(key, now)).usableUntilMs, now)
      usable++
      if (daysLeft < MIN_DAYS_LEFT)
        warn(`${fingerprint} has only ${String(daysLeft)} days left: rotate it now`)
      else
        say(
          `${fingerprint} ${daysLeft === Infinity ? 'does not expire' : `has ${String(daysLeft)} days left`}`,
        )
    } catch (error) {
      if (!(error instanceof SigiloError)) throw error
      warn(`${fingerprint} is left out: ${error.message}`)
    }
    if (!server) continue
    const passed = server.drills.findPass(fingerprint)
    const oldest = dayOf(now.getTime() - DRILL_DAYS * DAY_MS)
    if (passed === null) warn(`${fingerprint} has never passed a drill: sigilo keys canary`)
    else if (passed < oldest)
      warn(`${fingerprint} passed its last drill on ${passed}: sigilo keys canary`)
    else say(`${fingerprint} passed a drill on ${passed}`)
  }
  if (server) demandContinuation(files.statementHashes, server.heads.find())
  if (usable === 0) {
    say('closed: no key is in force that can be sealed to, so intake takes nothing')
    return 'closed'
  }
  return warnings > 0 ? 'soon' : 'ok'
}
