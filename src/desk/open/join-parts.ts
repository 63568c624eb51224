/** A sealed packet in one piece: GnuPG, which does not know the length when it begins, writes it in parts. */
import { NotOpenedError } from '../not-opened.js'
import { MIN_PART_BYTES, findLength, type PacketHeader } from './packet-header.js'

/**
 * @param packet with its header; it goes to the end
 * @returns its body; throws NotOpenedError `damaged` unless the last part ends where the packet does
 */
export function joinParts(packet: Uint8Array, { headerBytes, ...first }: PacketHeader): Uint8Array {
  const body = new Uint8Array(packet.length)
  let filled = 0
  let offset = headerBytes
  for (let { bodyBytes, isPartial } = first; ;) {
    if (bodyBytes > packet.length - offset) throw new NotOpenedError('damaged')
    body.set(packet.subarray(offset, offset + bodyBytes), filled)
    filled += bodyBytes
    offset += bodyBytes
    if (!isPartial) break
    const next = findLength(packet.subarray(offset))
    if (next === null || bodyBytes < MIN_PART_BYTES) throw new NotOpenedError('damaged')
    offset += next.headerBytes
    bodyBytes = next.bodyBytes
    isPartial = next.isPartial
  }
  if (offset < packet.length) throw new NotOpenedError('damaged')
  return body.subarray(0, filled)
}
