/** `sigilo keys list`: each key, its state, since when, and whether tips can be sealed to it. */
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { readSignedKey } from '../openpgp/verify-keyring.js'
import { describeUse, describeUserId } from './describe-key.js'

export async function listKeys(
  { history, anchorKey, findBytes }: KeyringFiles,
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  say(`anchor   ${history.anchor}  ${describeUserId(anchorKey)}`)
  for (const [fingerprint, { state, since }] of history.keys) {
    const facts = [`${state.padEnd(8)} ${fingerprint}`, `since ${since}`]
    if (findBytes(fingerprint) === null) facts.push('its file is not there')
    else {
      const key = await readSignedKey(history, fingerprint, findBytes)
      facts.push(describeUserId(key))
      if (state === 'active' || state === 'added') facts.push(await describeUse(key, now))
    }
    say(facts.join('  '))
  }
}
