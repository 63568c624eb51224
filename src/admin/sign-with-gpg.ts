/** Signs with an anchor that lives in GnuPG, on a smart card as well: our program never sees its secret key. */
import { spawnSync } from 'node:child_process'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'
import type { SignStatement } from './append-entry.js'

export function signWithGpg(anchor: Fingerprint): SignStatement {
  return (statement) => {
    const signature = runGpg(
      ['--no-armor', '--detach-sign', '--local-user', anchor, '--output', '-'],
      statement,
    )
    return Promise.resolve(signature)
  }
}

/** The binary public key of an anchor that GnuPG knows. */
export function exportFromGpg(anchor: Fingerprint): Uint8Array {
  const binary = runGpg(['--no-armor', '--export', '--export-options', 'export-minimal', anchor])
  if (binary.length === 0) throw new SigiloError('not_found', `GnuPG has no key ${anchor}`)
  return binary
}

function runGpg(args: string[], input?: Uint8Array): Uint8Array {
  // Standard error is the person's: GnuPG asks for a card or a passphrase in its own words.
  const { status, stdout, error } = spawnSync('gpg', args, {
    ...(input && { input }),
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1 << 24,
  })
  if (error) {
    throw new SigiloError('not_found', 'GnuPG (gpg) is not installed here', {
      cause: error,
      hint: 'install it, or give the anchor’s secret key as a file: --anchor-file FILE',
    })
  }
  if (status !== 0)
    throw new SigiloError('bad_key', 'GnuPG did not sign or export; its words stand above')
  return new Uint8Array(stdout)
}
