/** What begins an OpenPGP packet, in both formats and with every kind of length (RFC 9580, 4.2). */
export interface PacketHeader {
  tag: number
  headerBytes: number
  /** Of the body; of its first part where it comes in parts; Infinity: it goes to the end. */
  bodyBytes: number
  isPartial: boolean
}

/** A longer header does not exist. */
export const MAX_HEADER_BYTES = 6

/** Of all parts of a packet but the last. Shorter ones only keep a reader busy. */
export const MIN_PART_BYTES = 512

/** Null when no packet begins there, or what is there is too short to tell. */
export function findPacketHeader(bytes: Uint8Array): PacketHeader | null {
  const first = bytes[0] ?? 0
  if ((first & 0x80) === 0) return null
  if ((first & 0x40) === 0) return findOldHeader(bytes, first)
  const length = findLength(bytes.subarray(1))
  if (length === null) return null
  return { tag: first & 0x3f, ...length, headerBytes: 1 + length.headerBytes }
}

/** The length of the new format, which stands again before each further part. */
export function findLength(bytes: Uint8Array): Omit<PacketHeader, 'tag'> | null {
  const [one, two] = bytes
  if (one === undefined) return null
  if (one < 192) return { headerBytes: 1, bodyBytes: one, isPartial: false }
  if (one >= 224 && one < 255) {
    return { headerBytes: 1, bodyBytes: 2 ** (one & 0x1f), isPartial: true }
  }
  if (one === 255) {
    if (bytes.length < 5) return null
    return { headerBytes: 5, bodyBytes: readNumber(bytes.subarray(1, 5)), isPartial: false }
  }
  if (two === undefined) return null
  return { headerBytes: 2, bodyBytes: ((one - 192) << 8) + two + 192, isPartial: false }
}

function findOldHeader(bytes: Uint8Array, first: number): PacketHeader | null {
  const tag = (first >> 2) & 0x0f
  const lengthBytes = [1, 2, 4, 0][first & 3] ?? 0
  if (bytes.length < 1 + lengthBytes) return null
  const bodyBytes = lengthBytes === 0 ? Infinity : readNumber(bytes.subarray(1, 1 + lengthBytes))
  return { tag, headerBytes: 1 + lengthBytes, bodyBytes, isPartial: false }
}

function readNumber(octets: Uint8Array): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0)
}
