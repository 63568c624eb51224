/**
 * The case file: a case sealed to the staff as an envelope is (docs/case-file.md), and signed by who saved it. Anybody can seal
 * anything to a public key, so whose it is says the signature alone: what no known key signed is given with nobody's name, and
 * without an anchor, which a person is to compare and not to be handed. Only the bytes that were verified are read.
 */
import type { Key, PrivateKey, SessionKey } from 'openpgp'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { seal } from '../../openpgp/seal.js'
import { heldSource } from '../batch/read-bytes.js'
import { NotOpenedError, explainDamage } from '../not-opened.js'
import { holdStream } from '../open/hold-stream.js'
import { openHeld } from '../open/open-held.js'
import { withSessionKey } from '../open/with-session-key.js'
import type { Case } from './case.js'
import { notACase, readCaseArchive, writeCaseArchive } from './case-archive.js'
import { MAX_CASE_ARCHIVE_BYTES } from './case-limits.js'
import { findCaseSigner } from './find-case-signer.js'
import { readCase, writeCase } from './read-case.js'
import { signDetached } from './sign-detached.js'

export interface CaseSealing {
  /** The active keys of a verified keyring. */
  sealTo: readonly Key[]
  /** Unlocked; null: none that is at hand can sign. */
  signer: PrivateKey | null
  now: Date
}

export interface CaseOpening {
  /** Unlocked; which of them opens it is found here. */
  keys: readonly PrivateKey[]
  /** Those of staff, retired ones too; none that the keyring says is revoked. */
  knownSigners: readonly Key[]
}

export interface OpenedCase {
  theCase: Case
  /** Null: a person must say whether to take it. */
  signedBy: Fingerprint | null
}

/** Throws `closed` when there is no key to seal to, `bad_key` when the signer cannot sign, `too_large`. */
export async function sealCase(
  theCase: Case,
  { sealTo, signer, now }: CaseSealing,
): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(writeCase(theCase))
  const signature = signer && (await signDetached(json, signer, now))
  return seal(writeCaseArchive({ json, signature }), sealTo, now)
}

/**
 * @throws NotOpenedError that says why it does not open, SigiloError `not_opened` when it holds something else than a case,
 * `invalid` when the case is not in form
 */
export async function openCaseFile(
  bytes: Uint8Array,
  { keys, knownSigners }: CaseOpening,
): Promise<OpenedCase> {
  return readOpenedCase(await openArchive(bytes, keys), knownSigners)
}

/** The archive out of a case file, whoever opened that. Throws SigiloError as above. */
export async function readOpenedCase(
  archive: Uint8Array,
  knownSigners: readonly Key[],
): Promise<OpenedCase> {
  const { json, signature } = readCaseArchive(archive)
  const signedBy = signature === null ? null : await findCaseSigner(json, signature, knownSigners)
  const theCase = readCase(decode(json))
  return { theCase: signedBy === null ? { ...theCase, anchor: null } : theCase, signedBy }
}

async function openArchive(bytes: Uint8Array, keys: readonly PrivateKey[]): Promise<Uint8Array> {
  // Sealing adds a little to the archive; gpg makes it smaller.
  if (bytes.length > MAX_CASE_ARCHIVE_BYTES) throw new NotOpenedError('too_much')
  const open = async (sealedAt: number, sessionKey: SessionKey): Promise<Uint8Array> => {
    const archive = await openHeld(bytes.subarray(sealedAt), sessionKey, { maySign: true })
    return holdStream(archive, MAX_CASE_ARCHIVE_BYTES, explainDamage)
  }
  try {
    return (await withSessionKey(heldSource('', bytes), keys, open)).opened
  } catch (error) {
    const isOther = error instanceof NotOpenedError && error.reason === 'not_a_tip'
    throw isOther ? notACase(error) : error
  }
}

function decode(json: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json)
  } catch {
    throw new SigiloError('invalid', 'this case file cannot be used: it is not UTF-8')
  }
}
