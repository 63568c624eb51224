/** `sigilo keys canary --confirm WORD [--key FINGERPRINT]`: records that a key has passed the drill. */
import { dayOf, DAY_MS } from '../domain/day.js'
import { DRILL_DAYS, type DrillStore } from '../domain/drill.js'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'
import { digestOf, readWord } from './send-canary.js'

export interface ConfirmCanaryDeps {
  drills: Pick<DrillStore, 'findCanary' | 'recordPass'>
  now: Date
  say: (line: string) => void
}

/** @param key the key that it was opened with; may be left out where it was sealed to one alone */
export function confirmCanary(
  { drills, now, say }: ConfirmCanaryDeps,
  typed: string,
  key: Fingerprint | null,
): void {
  const canary = drills.findCanary(digestOf(readWord(typed)))
  if (canary === null)
    throw new SigiloError('not_found', 'no canary with this word was sent from here')
  const { sentDay, recipients } = canary
  if (sentDay < dayOf(now.getTime() - DRILL_DAYS * DAY_MS)) {
    throw new SigiloError(
      'invalid',
      `this canary was sent on ${sentDay}, too long ago to prove anything`,
      {
        hint: 'send another one: sigilo keys canary',
      },
    )
  }
  const fingerprint = key ?? (recipients.length === 1 ? recipients[0] : undefined)
  if (fingerprint === undefined) {
    throw new SigiloError('invalid', 'it was sealed to several keys; say which one opened it', {
      hint: 'sigilo keys canary --confirm WORD --key FINGERPRINT',
    })
  }
  if (!recipients.includes(fingerprint)) {
    throw new SigiloError('invalid', `this canary was not sealed to the key ${fingerprint}`)
  }
  // As of the day on which it was sent: an old word must not prove anything of today.
  drills.recordPass(fingerprint, sentDay)
  say(`${fingerprint} passed the drill`)
}
