/**
 * Verifies a triage file. It counts only with one detached signature over its very bytes, made by a key that is in force now
 * and can sign now; and only bytes that were verified are read, never what a signature claims to hold (CVE-2025-47934).
 */
import type { Key } from 'openpgp'
import { DAY_MS, dayOf } from '../domain/day.js'
import type { Fingerprint } from '../domain/keyring.js'
import { toHex } from '../domain/receipt.js'
import { readTriage, type Triage, type TriageFile } from '../domain/triage.js'
import {
  badSignature,
  isMadeBy,
  readDetached,
  type DetachedSignature,
} from './detached-signature.js'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'
import { fingerprintOf } from './read-key.js'

export interface VerifiedTriage {
  /** Of the key that signed it. */
  fingerprint: Fingerprint
  /** SHA-256 of the signed bytes, lower-case hexadecimal. */
  signedSha256: string
  triage: Triage
}

/**
 * @param activeKeys of a verified keyring
 * @throws SigiloError `bad_key` when the signature does not count, `invalid` when what was signed is not in form
 */
export async function verifyTriage(
  { signed, signature: armored }: TriageFile,
  activeKeys: readonly Key[],
  now: Date,
): Promise<VerifiedTriage> {
  const bytes = new TextEncoder().encode(signed)
  const signature = await readDetached(armored)
  const { created } = signature
  // A day of tolerance: the desk is offline, and its clock runs as it likes.
  if (created.getTime() > now.getTime() + DAY_MS) {
    throw badSignature('it was made in the future')
  }
  const signers: Key[] = []
  for (const key of activeKeys) {
    if (await isSignedBy(key, signature, bytes, now)) signers.push(key)
  }
  const [signer] = signers
  if (!signer || signers.length > 1) {
    throw badSignature('it is of no key in force, or the file was changed since')
  }
  // Decoded from what was verified: a text with a lone surrogate has other bytes than it seems.
  const triage = readTriage(
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
  )
  if (triage.made > dayOf(now.getTime() + DAY_MS)) throw badSignature('the file is from the future')
  if (created.getTime() < Date.parse(`${triage.made}T00:00:00Z`) - DAY_MS) {
    throw badSignature('it is older than the file')
  }
  return {
    fingerprint: fingerprintOf(signer),
    signedSha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
    triage,
  }
}

async function isSignedBy(
  key: Key,
  signature: DetachedSignature,
  bytes: Uint8Array,
  now: Date,
): Promise<boolean> {
  try {
    // The library judges a key by the day that the signature claims; a key that has expired since could claim any.
    await key.getSigningKey(signature.packet.issuerKeyID, now, undefined, config)
  } catch {
    return false
  }
  return isMadeBy(key, signature, bytes, new Date(now.getTime() + DAY_MS))
}
