/**
 * The body of a version 3 Public-Key Encrypted Session Key packet (RFC 9580, 5.1), as far as can be told without a
 * private key: it ends exactly where its parts end, and what stands in it is not text.
 */
import { toHex } from '../domain/receipt.js'
import { createSpreadCheck, isPrintable } from './even-spread.js'

/** A 4096-bit RSA packet has 524 bytes; nothing that we accept is longer. */
export const MAX_PKESK_BYTES = 600

const RSA = 1
const ECDH = 18
/** A ciphertext is a random number below the modulus: one that is 128 bits shorter than 3072 does not happen. */
const MIN_RSA_BITS = 3072 - 128
const MAX_RSA_BITS = 4096
/** The first octet and the bits of a point, by curve: Curve25519 (legacy form), NIST P-256, NIST P-384. */
const POINTS = [
  { prefix: 0x40, bits: 263 },
  { prefix: 0x04, bits: 515 },
  { prefix: 0x04, bits: 771 },
]
/** A wrapped session key of 16, 24 or 32 octets, padded and wrapped (RFC 6637, 8). */
const WRAPPED_BYTES = [32, 40, 48]

/** Of 80 random bytes 30 are printable; more than this once in 10^16. */
const MOSTLY_TEXT = 0.85

/** Returns the key id that the packet is for, 16 lower-case hexadecimal digits, or null when it is not in form. */
export function findPkeskKeyId(body: Uint8Array): string | null {
  if (body[0] !== 3 || body.length < 12) return null
  const isInForm = body[9] === RSA ? isRsa(body.subarray(10)) : isEcdh(body[9], body.subarray(10))
  return isInForm ? toHex(body.subarray(1, 9)) : null
}

function isRsa(fields: Uint8Array): boolean {
  const bits = readMpiBits(fields)
  if (bits === null || bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) return false
  if (fields.length !== 2 + Math.ceil(bits / 8)) return false
  const spread = createSpreadCheck()
  return spread.push(fields.subarray(2)) && spread.finish()
}

function isEcdh(algorithm: number | undefined, fields: Uint8Array): boolean {
  if (algorithm !== ECDH) return false
  const bits = readMpiBits(fields)
  const point = POINTS.find((each) => each.bits === bits && each.prefix === fields[2])
  if (!point) return false
  const wrappedAt = 2 + Math.ceil(point.bits / 8)
  const wrappedBytes = fields[wrappedAt] ?? 0
  if (!WRAPPED_BYTES.includes(wrappedBytes) || fields.length !== wrappedAt + 1 + wrappedBytes) {
    return false
  }
  const printable = fields.reduce((sum, byte) => sum + Number(isPrintable(byte)), 0)
  return printable < fields.length * MOSTLY_TEXT
}

/** The bits that a multiprecision integer says it has, or null when its first octet says otherwise. */
function readMpiBits(fields: Uint8Array): number | null {
  const [high = 0, low = 0, first = 0] = fields
  const bits = (high << 8) | low
  const bitsOfFirst = 32 - Math.clz32(first)
  return first !== 0 && ((bits - 1) % 8) + 1 === bitsOfFirst ? bits : null
}
