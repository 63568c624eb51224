/** Signs with a key of GnuPG, on a smart card as well: our program never sees its secret. */
import { spawnSync } from 'node:child_process'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'

/** The person's own gpg.conf may ask for a signature of another kind, or one that says more; a triage file has just this one. */
const ARGUMENTS = [
  ...['--no-tty', '--no-textmode', '--armor', '--no-comments', '--no-emit-version'],
  ...['--digest-algo', 'SHA256', '--output', '-', '--detach-sign', '--local-user'],
]

/** @returns signs a text, and gives the armored detached signature over its bytes in UTF-8. Throws `not_found`, `bad_key`. */
export function signWithGpg(fingerprint: Fingerprint): (text: string) => Promise<string> {
  return (text) => {
    // Standard error is the person's: GnuPG asks for a card or a passphrase in its own words.
    const { status, stdout, error } = spawnSync('gpg', [...ARGUMENTS, fingerprint], {
      input: text,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (error) {
      throw new SigiloError('not_found', 'GnuPG (gpg) is not installed here', {
        cause: error,
        hint: 'install it, or give the secret key as a file: --key FILE',
      })
    }
    if (status !== 0) throw new SigiloError('bad_key', 'GnuPG did not sign; its words stand above')
    return Promise.resolve(stdout)
  }
}
