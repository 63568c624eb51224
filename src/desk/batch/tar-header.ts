/**
 * One header of a tar, in whichever of its forms: the old one, ustar, that of GNU, and what pax puts before it. Read to find
 * envelopes in it; nothing is ever written by its names.
 */
import { BLOCK_BYTES } from '../../archive/write-ustar.js'

export interface TarHeader {
  /** As it stands there. */
  name: string
  sizeBytes: number
  type: string
}

/** Null when it is damaged: no number where one must be, or another checksum. */
export function readTarHeader(block: Uint8Array): TarHeader | null {
  const checksum = readOctal(block, 148, 8)
  const sizeBytes = readOctal(block, 124, 12)
  if (checksum === null || sizeBytes === null || checksum !== checksumOf(block)) return null
  const name = readText(block, 0, 100)
  const type = String.fromCharCode(block[156] ?? 0)
  // The old form has no type for folders.
  return { name, sizeBytes, type: isFile(type) && name.endsWith('/') ? '5' : type }
}

/** `7` is a plain file that may lie in one piece. */
export function isFile(type: string): boolean {
  return type === '0' || type === '\0' || type === '7'
}

export function isZeroBlock(block: Uint8Array): boolean {
  return block.length === BLOCK_BYTES && block.every((byte) => byte === 0)
}

/** Up to the first NUL. Bytes that are no UTF-8 become U+FFFD. */
export function readText(block: Uint8Array, start: number, length: number): string {
  const field = block.subarray(start, start + length)
  const end = field.indexOf(0)
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end))
}

/**
 * The records of a pax header, `LENGTH KEY=VALUE\n` each, of which the last of a key counts (POSIX.1-2001, pax). Null when it is
 * damaged.
 */
export function readPaxRecords(bytes: Uint8Array): Map<string, string> | null {
  const records = new Map<string, string>()
  for (let offset = 0; offset < bytes.length;) {
    const space = bytes.indexOf(0x20, offset)
    const digits = new TextDecoder().decode(bytes.subarray(offset, Math.min(space, offset + 9)))
    if (space === -1 || !/^[1-9]\d{0,7}$/.test(digits)) return null
    const end = offset + Number(digits)
    if (end > bytes.length || bytes[end - 1] !== 0x0a || end <= space) return null
    const record = new TextDecoder().decode(bytes.subarray(space + 1, end - 1))
    const equals = record.indexOf('=')
    if (equals === -1) return null
    records.set(record.slice(0, equals), record.slice(equals + 1))
    offset = end
  }
  return records
}

/** Null: negative, in base 256 (which is for more than 8 GiB), or no number at all. */
function readOctal(block: Uint8Array, start: number, length: number): number | null {
  const text = readText(block, start, length).trim()
  return /^[0-7]{1,12}$/.test(text) ? parseInt(text, 8) : null
}

/** With its own field as blanks. */
function checksumOf(block: Uint8Array): number {
  return block.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0)
}
