/**
 * Tells ciphertext from text. Encrypted bytes are evenly spread over all 256 values; text in any script or encoding
 * (UTF-8, UTF-16, base64, hexadecimal) is not. It cannot tell ciphertext from compressed data, and no server could.
 *
 * Measure: chi-squared of the byte counts in each window. For random bytes it is 255 on average with a standard
 * deviation of 22.6, so the limit refuses an honest window about once in 10^30; a window of English or Spanish prose has
 * over 20,000, one of base64 over 12,000.
 */
/** So many characters in a row: in 50 MB of random bytes about once in 10^9 envelopes. Short texts hide in no window. */
const LONGEST_RUN = 40
const WINDOW_BYTES = 4096
const LIMIT = 640
/** The smallest rest that still tells: 64 characters of prose have over 1,000. */
const MIN_REST_BYTES = 64

/** 1 for each byte of ASCII text, line ends and tabs included; a table, since every byte of every envelope is asked for. */
const PRINTABLE = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09),
)

export interface SpreadCheck {
  /** Returns false as soon as a window is not evenly spread. */
  push(bytes: Uint8Array): boolean
  /** Judges the last, shorter window. */
  finish(): boolean
}

export function createSpreadCheck(): SpreadCheck {
  const counts = new Uint16Array(256)
  let counted = 0
  let run = 0

  function isWindowEven(): boolean {
    let squares = 0
    for (const count of counts) squares += count * count
    const isEven = (squares * 256) / counted - counted < LIMIT
    counts.fill(0)
    counted = 0
    return isEven
  }

  return {
    push(bytes) {
      for (const byte of bytes) {
        counts[byte]!++
        run = PRINTABLE[byte] === 1 ? run + 1 : 0
        if (run === LONGEST_RUN) return false
        if (++counted === WINDOW_BYTES && !isWindowEven()) return false
      }
      return true
    },
    finish: () => counted < MIN_REST_BYTES || isWindowEven(),
  }
}

export function isPrintable(byte: number): boolean {
  return PRINTABLE[byte] === 1
}
