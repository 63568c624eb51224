/**
 * `sigilo keys check`: for cron. Says of each active key how many days it has left and when staff last proved that they can
 * open with it, and whether the keyring would be taken by the server. `sigilo doctor` looks at the same.
 */
import type { Key } from 'openpgp'
import { dayOf, DAY_MS } from '../domain/day.js'
import { DRILL_DAYS, type DrillStore } from '../domain/drill.js'
import { SigiloError } from '../domain/errors.js'
import { demandContinuation, type KeyringHeadStore } from '../domain/keyring-head.js'
import type { Fingerprint } from '../domain/keyring.js'
import { MIN_DAYS_LEFT, daysUntil, judgeKey } from '../openpgp/judge-key.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { fingerprintOf } from '../openpgp/read-key.js'

export interface CheckDeps {
  files: KeyringFiles
  /** Null where there is no database, as on the laptop of an admin; then neither drills nor the last head are known. */
  server: { drills: FindPass; heads: Pick<KeyringHeadStore, 'find'> } | null
  now: Date
  say: (line: string) => void
}

/** `ok`; `soon`: something must be done; `closed`: nothing can be sealed to, or the server would refuse the keyring. */
export type CheckOutcome = 'ok' | 'soon' | 'closed'

export async function checkKeys({ files, server, now, say }: CheckDeps): Promise<CheckOutcome> {
  const { remarks, usable } = await remarkOnKeys(files.activeKeys, server?.drills ?? null, now)
  for (const { seen, next } of remarks) say(next === null ? seen : `warning: ${seen}: ${next}`)
  if (server) demandContinuation(files.statementHashes, server.heads.find())
  if (usable === 0) {
    say('closed: no key is in force that can be sealed to, so intake takes nothing')
    return 'closed'
  }
  return remarks.some(({ next }) => next !== null) ? 'soon' : 'ok'
}

type FindPass = Pick<DrillStore, 'findPass'>

export interface KeyRemark {
  seen: string
  /** What is to be done; null: all is well. */
  next: string | null
}

/** Of each active key: how long it can be sealed to, and (where drills are known) when it last passed one. */
export async function remarkOnKeys(
  activeKeys: readonly Key[],
  drills: FindPass | null,
  now: Date,
): Promise<{ remarks: KeyRemark[]; usable: number }> {
  const remarks: KeyRemark[] = []
  let usable = 0
  for (const key of activeKeys) {
    const { isUsable, remark } = await remarkOnUse(key, now)
    if (isUsable) usable++
    remarks.push(remark)
    if (drills) remarks.push(remarkOnDrill(fingerprintOf(key), drills, now))
  }
  return { remarks, usable }
}

async function remarkOnUse(key: Key, now: Date): Promise<{ isUsable: boolean; remark: KeyRemark }> {
  const name = fingerprintOf(key)
  try {
    const daysLeft = daysUntil((await judgeKey(key, now)).usableUntilMs, now)
    const days = `${String(daysLeft)} days left`
    const remark =
      daysLeft === Infinity
        ? { seen: `${name} does not expire`, next: null }
        : daysLeft >= MIN_DAYS_LEFT
          ? { seen: `${name} has ${days}`, next: null }
          : { seen: `${name} has only ${days}`, next: 'rotate it now' }
    return { isUsable: true, remark }
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    const seen = `${name} is left out`
    return { isUsable: false, remark: { seen: `${seen}: ${error.message}`, next: 'rotate it now' } }
  }
}

function remarkOnDrill(fingerprint: Fingerprint, drills: FindPass, now: Date): KeyRemark {
  const passed = drills.findPass(fingerprint)
  const next = 'sigilo keys canary'
  if (passed === null) return { seen: `${fingerprint} has never passed a drill`, next }
  if (passed < dayOf(now.getTime() - DRILL_DAYS * DAY_MS)) {
    return { seen: `${fingerprint} passed its last drill on ${passed}`, next }
  }
  return { seen: `${fingerprint} passed a drill on ${passed}`, next: null }
}
