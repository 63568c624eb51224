/** `sigilo keys retire FINGERPRINT`: browsers stop sealing to it; what came before stays openable with it. */
import type { EnvelopeStore } from '../domain/envelope.js'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { changeKeyring, demandState, otherUsableKeys, type ChangeDeps } from './change-keyring.js'

export interface RetireDeps extends ChangeDeps {
  /** Null where there is no database, as on the laptop of an admin. */
  countFor: EnvelopeStore['countFor'] | null
  graceDays: number
}

export async function retireKey(deps: RetireDeps, fingerprint: Fingerprint): Promise<void> {
  await changeKeyring(deps, async (files) => {
    demandState(files, fingerprint, ['active'])
    if ((await otherUsableKeys(files, fingerprint, deps.now())).length === 0) {
      throw new SigiloError('invalid', 'no other active key can be sealed to; intake would close', {
        hint: 'add and activate another one first, or revoke it if it is lost',
      })
    }
    return {
      changes: [{ action: 'retire', fingerprint }],
      consequences: [`retire  ${fingerprint}`, ...describeRetirement(deps, files, fingerprint)],
      subject: fingerprint,
    }
  })
}

export function describeRetirement(
  { countFor, graceDays }: Pick<RetireDeps, 'countFor' | 'graceDays'>,
  { history }: KeyringFiles,
  fingerprint: Fingerprint,
): string[] {
  const stay = [...history.keys].flatMap(([id, { state }]) =>
    state === 'active' && id !== fingerprint ? [id] : [],
  )
  return [
    `Browsers stop sealing to it. Pages that are open may send to it for ${String(graceDays)} more days.`,
    countFor === null
      ? `How many envelopes still need it, the server knows: sigilo envelopes list --key ${fingerprint}`
      : describeCount(countFor(fingerprint, stay)),
    'Keep its secret key until all of them have been opened.',
  ]
}

function describeCount({ openable, byNoOther }: ReturnType<EnvelopeStore['countFor']>): string {
  return `${String(openable)} stored envelopes can be opened with it, ${String(byNoOther)} of them with no other active key.`
}
