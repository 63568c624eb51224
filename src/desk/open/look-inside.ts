/**
 * Looks inside a sealed packet of version 1 before it is opened as a whole: whether the session key is right, what begins there,
 * and where it ends. OpenPGP.js takes apart whatever it opens, without a limit: 1,500 bytes of ours kept it busy for a quarter of
 * a minute, and some streams it never ends. So it is given only what is one packet, which ends where the envelope does.
 */
import { MIN_PART_BYTES, findLength, findPacketHeader, type PacketHeader } from './packet-header.js'

/** CFB with an IV of zeros (RFC 9580, 5.13.1): a prefix of one block, its last two octets again, then the packets. */
const BLOCK_BYTES = 16
const PREFIX_BYTES = BLOCK_BYTES + 2
/** The check against changes, with its header. */
const CHECK_BYTES = 22
const START_BYTES = 2 * BLOCK_BYTES - PREFIX_BYTES

const TAG_LITERAL = 11

export interface Inside {
  header: PacketHeader
  /** A literal packet without a name, as a form writes it. */
  isNamelessLiteral: boolean
  /** Reckoned from where the packets begin. */
  reveal: Reveal
}

/** The bytes from `start` up to `end`. */
type Reveal = (start: number, end: number) => Promise<Uint8Array>

/**
 * @param body of the sealed packet, version first; its first 33 bytes are enough, and no more than is given can be revealed
 * @returns null when the session key is not the right one, or what begins there is no packet
 */
export async function lookInside(body: Uint8Array, sessionKey: Uint8Array): Promise<Inside | null> {
  const sealed = body.subarray(1)
  if (sealed.length < PREFIX_BYTES + START_BYTES) return null
  const reveal = await createRevealer(sealed, new Uint8Array(sessionKey))
  const seen = await reveal(0, PREFIX_BYTES + START_BYTES)
  if (seen[14] !== seen[16] || seen[15] !== seen[17]) return null
  const start = seen.subarray(PREFIX_BYTES)
  const header = findPacketHeader(start)
  return (
    header && {
      header,
      isNamelessLiteral: header.tag === TAG_LITERAL && start[header.headerBytes + 1] === 0,
      reveal: (from, to) => reveal(PREFIX_BYTES + from, PREFIX_BYTES + to),
    }
  )
}

/** How many bytes the packets inside have. @param bodyBytes of the sealed packet */
export function bytesInside(bodyBytes: number): number {
  return bodyBytes - 1 - PREFIX_BYTES - CHECK_BYTES
}

/**
 * The kinds of all packets inside, in their order. What goes to the end does, whatever it is.
 * @param inside of the whole sealed packet
 * @returns null: they do not end where the whole does, come in small parts, or are more than `maxPackets`
 */
export async function findTags(
  { header, reveal }: Inside,
  insideBytes: number,
  maxPackets: number,
): Promise<number[] | null> {
  const peek = (at: number): Promise<Uint8Array> =>
    reveal(at, Math.min(at + BLOCK_BYTES, insideBytes))
  const tags: number[] = []
  let at = 0
  for (let next: PacketHeader | null = header; next && tags.length < maxPackets;) {
    tags.push(next.tag)
    at += next.headerBytes + next.bodyBytes
    for (let part: Omit<PacketHeader, 'tag'> = next; part.isPartial;) {
      if (part.bodyBytes < MIN_PART_BYTES || at > insideBytes) return null
      const more = findLength(await peek(at))
      if (more === null) return null
      at += more.headerBytes + more.bodyBytes
      part = more
    }
    if (at === insideBytes || at === Infinity) return tags
    if (at > insideBytes) return null
    next = findPacketHeader(await peek(at))
  }
  return null
}

/** CFB can be read from anywhere: a block needs only the sealed one before it. */
async function createRevealer(
  sealed: Uint8Array,
  sessionKey: Uint8Array<ArrayBuffer>,
): Promise<Reveal> {
  const key = await crypto.subtle.importKey('raw', sessionKey, 'AES-CBC', false, ['encrypt'])

  /** WebCrypto has no single block; the first one of CBC with an IV of zeros is that. */
  async function encryptBlock(block: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const iv = new Uint8Array(BLOCK_BYTES)
    return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, block))
  }

  return async (start, end) => {
    const first = start - (start % BLOCK_BYTES)
    const seen = sealed.slice(first, end)
    for (let at = first; at < end; at += BLOCK_BYTES) {
      const before = at === 0 ? new Uint8Array(BLOCK_BYTES) : sealed.slice(at - BLOCK_BYTES, at)
      const stream = await encryptBlock(before)
      for (let i = at - first; i < Math.min(at - first + BLOCK_BYTES, seen.length); i++) {
        seen[i]! ^= stream[i - (at - first)]!
      }
    }
    return seen.subarray(start - first)
  }
}
