/**
 * The receipt and the id of an envelope are both read off its SHA-256, so the page can work the receipt out before
 * it sends, and the same envelope delivered twice, by a retry or by another road, is the same envelope.
 */
declare const receiptBrand: unique symbol
declare const envelopeIdBrand: unique symbol

/** 80 bits of the SHA-256 in Crockford's base32, in groups of four: `7ZKX-0V3M-A1QD-99TP`. */
export type Receipt = string & { readonly [receiptBrand]: true }

/** The whole SHA-256 in lower-case hexadecimal, 64 characters. */
export type EnvelopeId = string & { readonly [envelopeIdBrand]: true }

/** Crockford's alphabet has no I, L, O or U: a receipt is copied by hand from a screen. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECEIPT_BYTES = 10

/** @param sha256 the 32 bytes of the digest of the whole binary envelope */
export function receiptOf(sha256: Uint8Array): Receipt {
  let bits = 0n
  for (const byte of sha256.subarray(0, RECEIPT_BYTES)) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let shift = 75n; shift >= 0n; shift -= 5n) {
    if (text.length % 5 === 4) text += '-'
    text += ALPHABET.charAt(Number((bits >> shift) & 31n))
  }
  return text as Receipt
}

/** @param sha256 the 32 bytes of the digest of the whole binary envelope */
export function envelopeIdOf(sha256: Uint8Array): EnvelopeId {
  return toHex(sha256) as EnvelopeId
}

export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** The receipt that belongs to an id; both are the same digest. */
export function receiptOfId(id: EnvelopeId): Receipt {
  const digest = new Uint8Array(RECEIPT_BYTES)
  for (let i = 0; i < RECEIPT_BYTES; i++) digest[i] = parseInt(id.slice(2 * i, 2 * i + 2), 16)
  return receiptOf(digest)
}

/** A receipt as it is written; null when the text is none. */
export function findReceipt(text: unknown): Receipt | null {
  return typeof text === 'string' && /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/.test(text)
    ? (text as Receipt)
    : null
}

/** The first 80 bits of the id that belongs to a receipt, in hexadecimal. */
export function idPrefixOf(receipt: Receipt): string {
  let bits = 0n
  for (const symbol of receipt.replaceAll('-', ''))
    bits = (bits << 5n) | BigInt(ALPHABET.indexOf(symbol))
  return bits.toString(16).padStart(2 * RECEIPT_BYTES, '0')
}
