/**
 * Seals a short text to one person's key, as ASCII armor whose length depends on the key and on the length of the text
 * alone: who sees many of them learns nothing by measuring.
 */
import type { Key } from 'openpgp'
import { SigiloError } from '../domain/errors.js'
import { armorEnvelope } from './armor.js'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'
import { seal } from './seal.js'

/**
 * An RSA ciphertext begins with eight zero bits once in 256 times, and is then one byte shorter; where the modulus has a
 * few bits in its first byte, more often. This many short ones in a row do not happen.
 */
const MAX_TRIES = 100

/** Null when the key cannot be sealed to now. */
export async function sealMessage(text: string, key: Key, at: Date): Promise<string | null> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const sealed = await sealIfUsable(text, key, at)
    if (sealed === null) return null
    if (await isOfUsualLength(sealed, key, at)) return armorEnvelope(sealed)
  }
  throw new SigiloError('internal', 'a text could not be sealed to its usual length')
}

async function sealIfUsable(text: string, key: Key, at: Date): Promise<Uint8Array | null> {
  try {
    return await seal(new TextEncoder().encode(text), [key], at)
  } catch (error) {
    if (error instanceof SigiloError && error.code === 'closed') return null
    throw error
  }
}

/** Version, key id and algorithm stand before the bits of the ciphertext (RFC 9580, 5.1.1). */
const BITS_AT = 1 + 8 + 1

async function isOfUsualLength(sealed: Uint8Array, key: Key, at: Date): Promise<boolean> {
  const part = await key.getEncryptionKey(undefined, at, undefined, config)
  const { bits: modulusBits } = part.getAlgorithmInfo()
  // Points of a curve always have the same length.
  if (modulusBits === undefined) return true
  const body = sealed.subarray(headerBytes(sealed))
  const bits = ((body[BITS_AT] ?? 0) << 8) | (body[BITS_AT + 1] ?? 0)
  return Math.ceil(bits / 8) === Math.ceil(modulusBits / 8)
}

/** Of a packet in the new format (RFC 9580, 4.2.1): its tag, and one octet of length, or two when it has 192 or more. */
function headerBytes([, length = 0]: Uint8Array): number {
  return length < 192 ? 2 : 3
}
