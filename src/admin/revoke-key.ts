/** `sigilo keys revoke FINGERPRINT`: for a key that is lost or stolen. Envelopes sealed to it are refused at once. */
import type { Fingerprint } from '../domain/keyring.js'
import { changeKeyring, demandState, type ChangeDeps } from './change-keyring.js'

export async function revokeKey(deps: ChangeDeps, fingerprint: Fingerprint): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/require-await -- a plan may wait, this one need not
  await changeKeyring(deps, async (files) => {
    demandState(files, fingerprint, ['added', 'active', 'retired'])
    const stay = [...files.history.keys].filter(
      ([id, { state }]) => state === 'active' && id !== fingerprint,
    )
    return {
      changes: [{ action: 'revoke', fingerprint }],
      consequences: [
        `revoke  ${fingerprint}`,
        'The server refuses every envelope that is sealed to it, at once and for ever; pages seal again to the others.',
        'Who has its secret key can open what was sealed to it before.',
        ...(stay.length === 0
          ? ['No active key is left: intake closes until another is active.']
          : []),
      ],
      subject: fingerprint,
    }
  })
}
