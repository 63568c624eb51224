/**
 * The gate (promise 1): the server keeps no byte that this walker has not let through. It reads the packet framing of
 * an envelope as it streams in, before any library sees it, and demands exactly: one v3 PKESK for each key of an
 * accepted set, then one v1 SEIPD packet, then the end. OpenPGP.js is no gate: it accepts plaintext in seven disguises,
 * and a megabyte of empty packets keeps it busy for eleven seconds.
 */
import { MAX_ACTIVE_KEYS, MIN_ARCHIVE_BYTES } from '../domain/limits.js'
import { createSpreadCheck } from './even-spread.js'
import { MAX_PKESK_BYTES, findPkeskKeyId } from './pkesk.js'
import { keysChanged, refuse } from './refusal.js'

export interface EnvelopeInspector {
  /** Takes the next bytes. Throws `not_an_envelope` or `keys_changed` as soon as the envelope cannot be accepted. */
  push(bytes: Uint8Array): void
  /** To be called after the last byte; throws like `push`. An envelope is accepted when this returns. */
  finish(): void
}

const TAG_PKESK = 1
const TAG_SEIPD = 18
const FIVE_OCTETS_FROM = 8384
const MIN_PARTIAL_BYTES = 512

interface Header {
  tag: number
  lengthBytes: number
  isPartial: boolean
}

/**
 * @param isAcceptedSet whether the key ids, in no order, are exactly those of a set of keys that is accepted now
 * @param totalBytes the length of the whole envelope, where it is known: a packet that will not end there is refused at
 * its beginning instead of at its end
 */
export function createEnvelopeInspector(
  isAcceptedSet: (keyIds: ReadonlySet<string>) => boolean,
  totalBytes: number | null = null,
): EnvelopeInspector {
  const keyIds = new Set<string>()
  const spread = createSpreadCheck()
  /** Octets of a header, then of a PKESK: the only bytes that are ever held. */
  const held = new Uint8Array(MAX_PKESK_BYTES)
  let heldBytes = 0
  let header: Header | null = null
  let leftBytes = 0
  let walkedBytes = 0
  let seipdBytes = 0
  let hasEnded = false

  function beginBody(begun: Header): void {
    const isFirstOfSeipd = seipdBytes === 0
    if (begun.tag === TAG_PKESK) {
      if (begun.lengthBytes > MAX_PKESK_BYTES || begun.lengthBytes < 12) throw refuse('length')
      if (keyIds.size === MAX_ACTIVE_KEYS) throw refuse('recipient')
    } else if (isFirstOfSeipd) {
      if (keyIds.size === 0) throw refuse('packet')
      if (!isAcceptedSet(keyIds)) throw keysChanged()
      const endBytes = walkedBytes + begun.lengthBytes
      if (totalBytes !== null && !begun.isPartial && endBytes !== totalBytes) {
        throw refuse(endBytes < totalBytes ? 'trailing' : 'cut')
      }
    }
    header = begun
    leftBytes = begun.lengthBytes
    heldBytes = 0
    if (leftBytes === 0) endBody(begun)
  }

  function endBody(ended: Header): void {
    if (ended.tag === TAG_PKESK) {
      const keyId = findPkeskKeyId(held.subarray(0, heldBytes))
      if (keyId === null || keyIds.has(keyId)) throw refuse('recipient')
      keyIds.add(keyId)
    } else if (!ended.isPartial) {
      hasEnded = true
    }
    header = null
    heldBytes = 0
  }

  function takeBody(current: Header, bytes: Uint8Array): void {
    if (current.tag === TAG_PKESK) {
      held.set(bytes, heldBytes)
      heldBytes += bytes.length
    } else {
      if (seipdBytes === 0 && bytes[0] !== 1) throw refuse('version')
      if (!spread.push(seipdBytes === 0 ? bytes.subarray(1) : bytes)) throw refuse('text')
      seipdBytes += bytes.length
    }
    leftBytes -= bytes.length
    if (leftBytes === 0) endBody(current)
  }

  return {
    push(bytes) {
      let offset = 0
      while (offset < bytes.length) {
        if (hasEnded) throw refuse('trailing')
        if (header !== null) {
          const take = Math.min(leftBytes, bytes.length - offset)
          takeBody(header, bytes.subarray(offset, offset + take))
          offset += take
          walkedBytes += take
          continue
        }
        held[heldBytes++] = bytes[offset++] ?? 0
        walkedBytes++
        const octets = held.subarray(0, heldBytes)
        const complete = seipdBytes > 0 ? findNextPart(octets) : findHeader(octets)
        if (complete !== null) beginBody(complete)
      }
    },
    finish() {
      if (!hasEnded || seipdBytes < MIN_ARCHIVE_BYTES) throw refuse('cut')
      if (!spread.finish()) throw refuse('text')
    },
  }
}

/** The header that begins a packet (RFC 9580, 4.2), or null while octets are missing. */
function findHeader(octets: Uint8Array): Header | null {
  const [first = 0] = octets
  if ((first & 0x80) === 0) throw refuse('not_openpgp')
  if ((first & 0x40) === 0) return findOldHeader(octets, first)
  const tag = first & 0x3f
  if (tag !== TAG_PKESK && tag !== TAG_SEIPD) throw refuse('packet')
  return findLength(octets.subarray(1), tag)
}

/** The old format is accepted for PKESK alone, in which GnuPG still writes it. */
function findOldHeader(octets: Uint8Array, first: number): Header | null {
  if (((first >> 2) & 0x0f) !== TAG_PKESK) throw refuse('packet')
  const lengthType = first & 3
  if (lengthType > 1) throw refuse('length')
  if (octets.length < 2 + lengthType) return null
  const [, high = 0, low = 0] = octets
  return {
    tag: TAG_PKESK,
    lengthBytes: lengthType === 0 ? high : (high << 8) | low,
    isPartial: false,
  }
}

/** Behind a partial length there is another length, without a tag. */
function findNextPart(octets: Uint8Array): Header | null {
  return findLength(octets, TAG_SEIPD)
}

function findLength(octets: Uint8Array, tag: number): Header | null {
  const [first, second = 0, third = 0, fourth = 0, fifth = 0] = octets
  if (first === undefined) return null
  if (first < 192) return { tag, lengthBytes: first, isPartial: false }
  if (first < 224) {
    if (octets.length < 2) return null
    return { tag, lengthBytes: ((first - 192) << 8) + second + 192, isPartial: false }
  }
  if (first < 255) {
    const lengthBytes = 2 ** (first & 0x1f)
    if (tag !== TAG_SEIPD || lengthBytes < MIN_PARTIAL_BYTES) throw refuse('length')
    return { tag, lengthBytes, isPartial: true }
  }
  if (octets.length < 5) return null
  const lengthBytes = ((second << 24) | (third << 16) | (fourth << 8) | fifth) >>> 0
  if (lengthBytes < FIVE_OCTETS_FROM) throw refuse('length')
  return { tag, lengthBytes, isPartial: false }
}
