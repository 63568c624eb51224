/**
 * Opens the packet that holds the archive. What a form sealed may be larger than the memory, and comes out as a stream before
 * its end has been seen, where it says whether it was changed: see `FileTaker`. Everything else, which somebody sealed by hand,
 * is held, and may be only so large.
 */
import { decrypt, readMessage, type SessionKey } from 'openpgp'
import type { FileTaker, TipTexts } from '../../archive/tip-archive.js'
import { SMALL_ENVELOPE_BYTES } from '../../domain/limits.js'
import { OPENPGP_CONFIG } from '../../openpgp/openpgp-config.js'
import type { FileSource } from '../batch/file-source.js'
import { readBytes } from '../batch/read-bytes.js'
import { NotOpenedError, explainDamage } from '../not-opened.js'
import { isVersion1 } from './demand-one-content.js'
import { bytesInside, lookInside } from './look-inside.js'
import { openHeld } from './open-held.js'
import { findPacketHeader, type PacketHeader } from './packet-header.js'
import { readTipStream } from './read-tip-stream.js'
import { watchSource } from './watch-source.js'

/** It is in memory several times while it is opened. */
const MAX_HELD_BYTES = 16_777_216

/** The header, the version and two blocks, and room. */
const HEAD_BYTES = 64

/**
 * @param sealedAt where the packet begins; it goes to the end
 * @throws NotOpenedError; `damaged` also when the session key is not the right one
 */
export async function openSealed(
  source: FileSource,
  sealedAt: number,
  sessionKey: SessionKey,
  taker: FileTaker,
): Promise<TipTexts> {
  const sealedBytes = source.sizeBytes - sealedAt
  const head = await readBytes(source, sealedAt, sealedAt + Math.min(HEAD_BYTES, sealedBytes))
  const header = findPacketHeader(head)
  if (header === null) throw new NotOpenedError('damaged')
  const isLarge = sealedBytes > SMALL_ENVELOPE_BYTES
  if (isLarge && (await isPlain(header, head, sealedBytes, sessionKey))) {
    return openStream(source, sealedAt, sessionKey, taker)
  }
  if (sealedBytes > MAX_HELD_BYTES) throw new NotOpenedError('other_message')
  const packet = await readBytes(source, sealedAt, source.sizeBytes)
  return readTipStream(await openHeld(packet, sessionKey), taker, explainDamage)
}

/** Whether it is as a form seals it. Throws `damaged` when it would be and does not hold. */
async function isPlain(
  { tag, headerBytes, bodyBytes, isPartial }: PacketHeader,
  head: Uint8Array,
  sealedBytes: number,
  { data }: SessionKey,
): Promise<boolean> {
  const body = head.subarray(headerBytes)
  if (isPartial || !isVersion1(tag, body)) return false
  // Cut off, or something stands behind it.
  if (headerBytes + bodyBytes !== sealedBytes) throw new NotOpenedError('damaged')
  const inside = await lookInside(body, data)
  if (inside === null) throw new NotOpenedError('damaged')
  const { header, isNamelessLiteral } = inside
  const isWhole = header.headerBytes + header.bodyBytes === bytesInside(bodyBytes)
  return isNamelessLiteral && isWhole && !header.isPartial
}

async function openStream(
  source: FileSource,
  sealedAt: number,
  sessionKeys: SessionKey,
  taker: FileTaker,
): Promise<TipTexts> {
  const watched = watchSource(source, sealedAt)
  const explainStream = (cause: unknown): NotOpenedError => watched.fault() ?? explainDamage(cause)
  const config = { ...OPENPGP_CONFIG, allowUnauthenticatedStream: true }
  let archive: ReadableStream<Uint8Array>
  try {
    const message = await readMessage({ binaryMessage: watched.stream as never, config })
    const opened = await decrypt({ message, sessionKeys, format: 'binary', config })
    archive = opened.data
  } catch (cause) {
    throw explainStream(cause)
  }
  return readTipStream(archive, taker, explainStream)
}
