/** `sigilo keys add FILE`: takes a public key into the keyring; browsers seal to it only after `activate`. */
import { SigiloError } from '../domain/errors.js'
import { judgeNewKey } from '../openpgp/judge-key.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { fingerprintOf, readPublicKey, unarmorKey } from '../openpgp/read-key.js'
import { changeKeyring, type ChangeDeps, type PlannedChange } from './change-keyring.js'
import { describeUse, describeUserId } from './describe-key.js'

export async function addKey(deps: ChangeDeps, armored: string): Promise<void> {
  await changeKeyring(deps, async (files) => {
    const { change, lines } = await planAddition(files, armored, deps.now())
    return {
      changes: [change],
      consequences: [
        ...lines,
        'It is added, and browsers do not seal to it yet: activate it next.',
      ],
      subject: change.fingerprint,
    }
  })
}

/** Judges the key; a secret one is refused like any other mistake, and nothing of it is written anywhere. */
export async function planAddition(
  { history }: KeyringFiles,
  armored: string,
  now: Date,
): Promise<{ change: PlannedChange; lines: string[] }> {
  const binary = await unarmorKey(armored)
  const key = await readPublicKey(binary)
  await judgeNewKey(key, now)
  const fingerprint = fingerprintOf(key)
  if (fingerprint === history.anchor) {
    throw new SigiloError('invalid', 'the anchor signs the keyring; tips are not sealed to it')
  }
  const known = history.keys.get(fingerprint)
  if (known) {
    throw new SigiloError(
      'exists',
      `the key ${fingerprint} is in the keyring already, ${known.state}`,
    )
  }
  return {
    change: { action: 'add', fingerprint, binary },
    lines: [`add     ${fingerprint}  ${describeUserId(key)}  ${await describeUse(key, now)}`],
  }
}
