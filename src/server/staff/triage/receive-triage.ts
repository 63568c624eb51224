/** A triage file as it comes from a form: read, verified by the keys in force, and not applied before. */
import { SigiloError } from '../../../domain/errors.js'
import { readTriageFile, type TriageFile, type TriageFileStore } from '../../../domain/triage.js'
import type { KeyringFiles } from '../../../openpgp/keyring-files.js'
import { verifyTriage, type VerifiedTriage } from '../../../openpgp/verify-triage.js'

export interface ReceiveTriageDeps {
  /** Null: there is none in force, and so no key whose signature counts. */
  keyring: () => KeyringFiles | null
  triageFiles: Pick<TriageFileStore, 'findApplied'>
  now: () => Date
}

export interface ReceivedTriage {
  file: TriageFile
  verified: VerifiedTriage
}

/** Throws `invalid`, `bad_key` or `exists`. */
export async function receiveTriage(
  { keyring, triageFiles, now }: ReceiveTriageDeps,
  text: string,
): Promise<ReceivedTriage> {
  const file = readTriageFile(text)
  const verified = await verifyTriage(file, keyring()?.activeKeys ?? [], now())
  if (triageFiles.findApplied(verified.signedSha256) !== null) {
    throw new SigiloError('exists', 'this triage file has been applied already')
  }
  return { file, verified }
}
