/**
 * Whose a case file is. It may have been saved long ago, by a clock that was wrong, with a key that has been retired or has
 * expired since: it counts when the key was good on the day that the signature claims. That day is anybody's to choose, so a
 * key that was revoked, for whatever reason and on whatever day, signs nothing any more.
 */
import { Subkey, type Key, type SignaturePacket } from 'openpgp'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { isMadeBy, readDetached, type DetachedSignature } from '../../openpgp/detached-signature.js'
import { OPENPGP_CONFIG as config } from '../../openpgp/openpgp-config.js'
import { fingerprintOf } from '../../openpgp/read-key.js'

/** Null: it is of no known key, not of these bytes, or not in form. */
export async function findCaseSigner(
  json: Uint8Array,
  armoredSignature: string,
  knownSigners: readonly Key[],
): Promise<Fingerprint | null> {
  const signature = await findDetached(armoredSignature)
  if (signature === null) return null
  let signer: Fingerprint | null = null
  for (const key of knownSigners) {
    if (await isMadeBy(key, signature, json, null)) signer ??= fingerprintOf(key)
  }
  // The same key may be there twice, as the keyring has it and as its owner does; either may know that it was revoked.
  for (const key of knownSigners) {
    if (fingerprintOf(key) === signer && (await wasRevoked(key, signature))) return null
  }
  return signer
}

async function findDetached(armoredSignature: string): Promise<DetachedSignature | null> {
  try {
    return await readDetached(armoredSignature)
  } catch (error) {
    if (error instanceof SigiloError) return null
    throw error
  }
}

/** The last moment that there is: a revocation holds from whatever day it names. */
const EVER = new Date(8.64e15)

async function wasRevoked(key: Key, { packet }: DetachedSignature): Promise<boolean> {
  if (await key.isRevoked(undefined, undefined, EVER, config)) return true
  const [part] = key.getKeys(packet.issuerKeyID)
  if (!(part instanceof Subkey)) return false
  // Asked about one binding, as its types want it, the library leaves a mark on it that holds for every day.
  const anyBinding = undefined as unknown as SignaturePacket
  return part.isRevoked(anyBinding, key.keyPacket, EVER, config)
}
