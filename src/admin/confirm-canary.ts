/** `sigilo keys canary --confirm WORD [--key FINGERPRINT]`: records that a key has passed the drill. */
import { dayOf, DAY_MS } from '../domain/day.js'
import { DRILL_DAYS, type DrillStore } from '../domain/drill.js'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { fingerprintOf } from '../openpgp/read-key.js'
import { digestOf, readWord } from './send-canary.js'

export interface ConfirmCanaryDeps {
  files: KeyringFiles
  drills: Pick<DrillStore, 'findCanary' | 'recordPass'>
  now: Date
  say: (line: string) => void
}

/** @param key the key that it was opened with; may be left out where only one is active */
export function confirmCanary(
  { files, drills, now, say }: ConfirmCanaryDeps,
  typed: string,
  key: Fingerprint | null,
): void {
  const sent = drills.findCanary(digestOf(readWord(typed)))
  if (sent === null)
    throw new SigiloError('not_found', 'no canary with this word was sent from here')
  if (sent < dayOf(now.getTime() - DRILL_DAYS * DAY_MS)) {
    throw new SigiloError(
      'invalid',
      `this canary was sent on ${sent}, too long ago to prove anything`,
      {
        hint: 'send another one: sigilo keys canary',
      },
    )
  }
  const active = files.activeKeys.map(fingerprintOf)
  const fingerprint = key ?? (active.length === 1 ? active[0] : undefined)
  if (fingerprint === undefined) {
    throw new SigiloError('invalid', 'several keys are active; say which one opened it', {
      hint: 'sigilo keys canary --confirm WORD --key FINGERPRINT',
    })
  }
  if (!active.includes(fingerprint)) {
    throw new SigiloError('invalid', `the key ${fingerprint} is not active`)
  }
  drills.recordPass(fingerprint, dayOf(now.getTime()))
  say(`${fingerprint} passed the drill`)
}
