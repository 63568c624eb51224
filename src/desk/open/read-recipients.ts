/**
 * Whom an envelope is sealed to, read off its first packets without any key. Lenient where the server's gate is strict: what
 * somebody sealed by hand and brought on a stick is opened if it can be. It says what stands there and proves nothing, for a
 * key id is authenticated by nobody.
 */
import { MAX_ACTIVE_KEYS } from '../../domain/limits.js'
import { toHex } from '../../domain/receipt.js'
import type { FileSource } from '../batch/file-source.js'
import { readBytes } from '../batch/read-bytes.js'
import { NotOpenedError } from '../not-opened.js'
import { MAX_HEADER_BYTES, findPacketHeader, type PacketHeader } from './packet-header.js'

export interface Recipient {
  /** 16 lower-case hexadecimal digits. */
  keyId: string
  /** Of the packet, and of the key (RFC 9580, 9.1). */
  version: number
  algorithm: number
  /** With its header. */
  packet: Uint8Array
}

export interface Recipients {
  /** In the order of their packets. A passphrase, which opens it too, counts as one that is no key. */
  keyIds: string[]
  /** Those that are keys. */
  keys: Recipient[]
  /** Where the packet begins that holds the archive; it goes to the end. */
  sealedAt: number
}

/** Of a recipient who was left out on purpose (`gpg --hidden-recipient`). */
export const HIDDEN_KEY_ID = '0'.repeat(16)
const NOT_A_KEY_ID = 'passphrase'

/** Twice what a keyring may have in force at once. */
const MAX_RECIPIENTS = 2 * MAX_ACTIVE_KEYS
/** So many packets of the largest kind, and room. */
const HEAD_BYTES = 65_536

const PKESK = 1
const SKESK = 3
const MARKER = 10
const SEIPD = 18
const AEAD = 20
const PADDING = 21

/** By which octet the body of a packet begins that may begin a message; null: any. Text that only looks like one has others. */
const FIRST_OCTETS = new Map<number, readonly number[] | null>([
  [PKESK, [2, 3, 6]],
  [2, [3, 4, 5, 6]], // a signature
  [SKESK, [4, 5, 6]],
  [4, [3, 6]], // the beginning of what is signed
  [5, [3, 4, 5, 6]], // a secret key
  [6, [3, 4, 5, 6]], // a public key
  [8, [0, 1, 2, 3]], // compressed
  [9, null], // sealed without a check against changes, as before 2001
  [MARKER, [0x50]],
  [11, [0x62, 0x74, 0x75]], // not sealed at all
  [SEIPD, [1, 2]],
  [AEAD, [1]],
  [PADDING, null],
])

/** Throws NotOpenedError: `unreadable`, `empty`, `not_an_envelope`, `other_message`, or `damaged` when it is cut off. */
export async function readRecipients(envelope: FileSource): Promise<Recipients> {
  if (envelope.sizeBytes === 0) throw new NotOpenedError('empty')
  const head = await readBytes(envelope, 0, Math.min(HEAD_BYTES, envelope.sizeBytes))
  const found: Recipients = { keyIds: [], keys: [], sealedAt: 0 }
  while (found.sealedAt < head.length) {
    const rest = head.subarray(found.sealedAt)
    const header = findKnownHeader(rest)
    if (header === null) {
      throw new NotOpenedError(found.sealedAt === 0 ? 'not_an_envelope' : 'damaged')
    }
    if (header.tag === SEIPD || header.tag === AEAD) {
      if (found.keys.length > 0) return found
      throw new NotOpenedError('other_message')
    }
    found.sealedAt += takeRecipient(found, header, rest, envelope.sizeBytes - found.sealedAt)
  }
  throw new NotOpenedError(head.length === envelope.sizeBytes ? 'damaged' : 'other_message')
}

/** So much tells: a header, and the octet behind it. */
export const MAX_START_BYTES = MAX_HEADER_BYTES + 1

/** Whether the bytes begin as an OpenPGP message does, an envelope or not. */
export function looksLikeMessage(head: Uint8Array): boolean {
  return findKnownHeader(head) !== null
}

function findKnownHeader(bytes: Uint8Array): PacketHeader | null {
  const header = findPacketHeader(bytes)
  const octets = header === null ? undefined : FIRST_OCTETS.get(header.tag)
  if (octets === undefined) return null
  return octets === null || octets.includes(bytes[header?.headerBytes ?? 0] ?? -1) ? header : null
}

/** @returns the bytes of the whole packet */
function takeRecipient(
  { keyIds, keys }: Recipients,
  { tag, headerBytes, bodyBytes, isPartial }: PacketHeader,
  bytes: Uint8Array,
  leftBytes: number,
): number {
  const isForRecipient = tag === PKESK || tag === SKESK
  if (!isForRecipient && tag !== MARKER && tag !== PADDING)
    throw new NotOpenedError('other_message')
  if (isPartial || bodyBytes === Infinity) throw new NotOpenedError('other_message')
  const packetBytes = headerBytes + bodyBytes
  if (packetBytes > bytes.length) {
    throw new NotOpenedError(packetBytes > leftBytes ? 'damaged' : 'other_message')
  }
  if (!isForRecipient) return packetBytes
  if (keyIds.length === MAX_RECIPIENTS) throw new NotOpenedError('other_message')
  const key = tag === PKESK ? findRecipient(bytes.slice(0, packetBytes), headerBytes) : null
  keyIds.push(key?.keyId ?? NOT_A_KEY_ID)
  if (key !== null) keys.push(key)
  return packetBytes
}

/** RFC 9580, 5.1.1 and 5.1.2. Null: of a version that is not known, or too short. */
function findRecipient(packet: Uint8Array, headerBytes: number): Recipient | null {
  const body = packet.subarray(headerBytes)
  const [version = 0, fingerprintBytes = 0, keyVersion = 0] = body
  const algorithmAt = version === 6 ? 2 + fingerprintBytes : 9
  const algorithm = body[algorithmAt]
  if (algorithm === undefined || ![2, 3, 6].includes(version)) return null
  const keyId = version === 6 ? idOf(body.subarray(3, algorithmAt), keyVersion) : body.slice(1, 9)
  return keyId === null ? null : { keyId: toHex(keyId), version, algorithm, packet }
}

/** The key id in a fingerprint (RFC 9580, 5.5.4); none is a recipient who was left out. */
function idOf(fingerprint: Uint8Array, keyVersion: number): Uint8Array | null {
  if (fingerprint.length === 0) return new Uint8Array(8)
  if (keyVersion === 4) return fingerprint.length === 20 ? fingerprint.subarray(12) : null
  return fingerprint.length === 32 ? fingerprint.subarray(0, 8) : null
}
