/** `sigilo keys revoke FINGERPRINT`: for a key that is lost or stolen. Envelopes sealed to it are refused at once. */
import type { Fingerprint } from '../domain/keyring.js'
import { changeKeyring, demandState, otherUsableKeys, type ChangeDeps } from './change-keyring.js'

export async function revokeKey(deps: ChangeDeps, fingerprint: Fingerprint): Promise<void> {
  await changeKeyring(deps, async (files) => {
    demandState(files, fingerprint, ['added', 'active', 'retired'])
    const stay = await otherUsableKeys(files, fingerprint, deps.now())
    return {
      changes: [{ action: 'revoke', fingerprint }],
      consequences: [
        `revoke  ${fingerprint}`,
        'The server refuses every envelope that is sealed to it, at once and for ever; pages seal again to the others.',
        'Who has its secret key can open what was sealed to it before.',
        ...(stay.length === 0
          ? ['No active key is left that can be sealed to: intake closes until another is active.']
          : []),
      ],
      subject: fingerprint,
    }
  })
}
