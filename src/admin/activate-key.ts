/** `sigilo keys activate FINGERPRINT`: from now on browsers seal to this key too. */
import type { Fingerprint } from '../domain/keyring.js'
import { judgeNewKey } from '../openpgp/judge-key.js'
import { readSignedKey } from '../openpgp/verify-keyring.js'
import { changeKeyring, demandState, otherUsableKeys, type ChangeDeps } from './change-keyring.js'
import { describeUse, describeUserId } from './describe-key.js'

export async function activateKey(deps: ChangeDeps, fingerprint: Fingerprint): Promise<void> {
  await changeKeyring(deps, async (files) => {
    demandState(files, fingerprint, ['added', 'retired'])
    const key = await readSignedKey(files.history, fingerprint, files.findBytes)
    await judgeNewKey(key, deps.now())
    const active = (await otherUsableKeys(files, fingerprint, deps.now())).length + 1
    return {
      changes: [{ action: 'activate', fingerprint }],
      consequences: [
        `activate ${fingerprint}  ${describeUserId(key)}  ${await describeUse(key, deps.now())}`,
        `Every tip is sealed to ${active === 1 ? 'it' : `all ${String(active)} active keys, and each of them opens it alone`}.`,
      ],
      subject: fingerprint,
    }
  })
}
