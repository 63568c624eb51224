/**
 * One armored detached signature: what every one of ours must be, before anybody asks whose it is. Which keys count, and of
 * which day, is for the caller to say.
 */
import {
  createMessage,
  enums,
  readSignature,
  verify,
  type Key,
  type Signature,
  type SignaturePacket,
} from 'openpgp'
import { SigiloError } from '../domain/errors.js'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'

export interface DetachedSignature {
  signature: Signature
  packet: SignaturePacket
  /** The moment that it claims. */
  created: Date
}

const STRONG_HASHES: readonly unknown[] = [enums.hash.sha256, enums.hash.sha384, enums.hash.sha512]

/** Throws `bad_key` unless it is exactly one, over bytes, with SHA-256 or better. */
export async function readDetached(armoredSignature: string): Promise<DetachedSignature> {
  const signature = await readArmored(armoredSignature)
  const [packet, ...others] = signature.packets
  if (!packet || others.length > 0) throw badSignature('there is not exactly one')
  // One over text would hold for other ends of lines too; any other kind is about keys.
  if (packet.signatureType !== enums.signature.binary) throw badSignature('it is of another kind')
  if (!STRONG_HASHES.includes(packet.hashAlgorithm)) {
    throw badSignature('it is made with a hash that is weaker than SHA-256')
  }
  if (packet.created === null) throw badSignature('it does not say when it was made')
  return { signature, packet, created: packet.created }
}

/**
 * Whether a key made it over these bytes, and was good for it on the day that it claims.
 * @param latest the signature may not be from after this moment; null: no clock at hand says so
 */
export async function isMadeBy(
  key: Key,
  { signature }: DetachedSignature,
  bytes: Uint8Array,
  latest: Date | null,
): Promise<boolean> {
  try {
    const { signatures } = await verify({
      message: await createMessage({ binary: bytes }),
      signature,
      verificationKeys: key,
      format: 'binary',
      date: latest,
      config,
    })
    const [made] = signatures
    return made !== undefined && signatures.length === 1 && (await made.verified)
  } catch {
    return false
  }
}

export function badSignature(reason: string, cause?: unknown): SigiloError {
  return new SigiloError('bad_key', `the signature of this file does not count: ${reason}`, {
    cause,
  })
}

async function readArmored(armoredSignature: string): Promise<Signature> {
  try {
    return await readSignature({ armoredSignature, config })
  } catch (cause) {
    throw badSignature('it is not an armored detached signature', cause)
  }
}
