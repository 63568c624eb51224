/** `sigilo keys rotate OLD FILE`: adds and activates a new key and retires the old one, in one step. */
import type { Fingerprint } from '../domain/keyring.js'
import { planAddition } from './add-key.js'
import { changeKeyring, demandState } from './change-keyring.js'
import { describeRetirement, type RetireDeps } from './retire-key.js'

export async function rotateKey(
  deps: RetireDeps,
  oldFingerprint: Fingerprint,
  newArmored: string,
): Promise<void> {
  await changeKeyring(deps, async (files) => {
    demandState(files, oldFingerprint, ['active'])
    const { change, lines } = await planAddition(files, newArmored, deps.now())
    const { fingerprint } = change
    return {
      changes: [
        change,
        { action: 'activate', fingerprint },
        { action: 'retire', fingerprint: oldFingerprint },
      ],
      consequences: [
        ...lines,
        'Browsers seal to it from now on.',
        `retire  ${oldFingerprint}`,
        ...describeRetirement(deps, files, oldFingerprint),
      ],
      subject: fingerprint,
    }
  })
}
