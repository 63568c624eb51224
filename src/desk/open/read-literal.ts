/** A literal packet out of what was compressed (RFC 9580, 5.9): its content as it comes, however long, and nothing else. */
import { NotOpenedError } from '../not-opened.js'
import { MAX_SIGNERS, TAGS_SIGNED } from './demand-one-content.js'
import {
  MAX_HEADER_BYTES,
  MIN_PART_BYTES,
  findLength,
  findPacketHeader,
  type PacketHeader,
} from './packet-header.js'

const TAG_LITERAL = 11
const TAG_SIGNED_BEGIN = 4
const TAG_SIGNATURE = 2
/** A signature of RSA 4096 has some 600. */
const MAX_SIGNATURE_BYTES = 8192
/** The format, the length of the name and the date stand around the name. */
const AROUND_NAME_BYTES = 6

/**
 * @param maySign whether it may be signed; the signatures are passed over
 * Throws NotOpenedError `other_message` when it is signed and may not be, `not_a_tip` when it is anything else.
 */
export async function* readLiteral(
  pieces: AsyncIterable<Uint8Array>,
  maySign: boolean,
): AsyncGenerator<Uint8Array, void> {
  const reader = createReader(pieces)
  if (maySign) await skipPackets(reader, TAG_SIGNED_BEGIN)
  const header = findPacketHeader(await reader.peek(MAX_HEADER_BYTES))
  if (header !== null && TAGS_SIGNED.includes(header.tag)) throw new NotOpenedError('other_message')
  if (header?.tag !== TAG_LITERAL) throw new NotOpenedError('not_a_tip')
  yield* withoutStart(readBody(reader, header))
  if (maySign) await skipPackets(reader, TAG_SIGNATURE)
  if ((await reader.peek(1)).length > 0) throw new NotOpenedError('not_a_tip')
}

/** As many as there are signers. */
async function skipPackets(reader: ByteReader, tag: number): Promise<void> {
  for (let count = 0; count < MAX_SIGNERS; count++) {
    const header = findPacketHeader(await reader.peek(MAX_HEADER_BYTES))
    if (header?.tag !== tag || header.isPartial) return
    const packetBytes = header.headerBytes + header.bodyBytes
    if (packetBytes > MAX_SIGNATURE_BYTES) return
    if ((await reader.peek(packetBytes)).length < packetBytes) return
    reader.skip(packetBytes)
  }
}

/** The bytes of a body without the headers between its parts. */
async function* readBody(reader: ByteReader, first: PacketHeader): AsyncGenerator<Uint8Array> {
  let part: Omit<PacketHeader, 'tag'> = first
  for (;;) {
    if (part.isPartial && part.bodyBytes < MIN_PART_BYTES) throw new NotOpenedError('not_a_tip')
    reader.skip(part.headerBytes)
    yield* reader.take(part.bodyBytes)
    if (!part.isPartial) return
    const next = findLength(await reader.peek(MAX_HEADER_BYTES))
    if (next === null) throw new NotOpenedError('not_a_tip')
    part = next
  }
}

async function* withoutStart(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const content = createReader(body)
  const [, nameBytes = 0] = await content.peek(2)
  const start = await content.peek(AROUND_NAME_BYTES + nameBytes)
  if (start.length < AROUND_NAME_BYTES + nameBytes) throw new NotOpenedError('not_a_tip')
  content.skip(start.length)
  yield* content.take(Infinity)
}

interface ByteReader {
  /** The next so many bytes, or fewer at the end; they are still to come. */
  peek(count: number): Promise<Uint8Array>
  /** Passes over bytes that were peeked at. */
  skip(count: number): void
  /** Throws NotOpenedError `not_a_tip` when there are fewer, unless all are wanted. */
  take(count: number): AsyncGenerator<Uint8Array>
}

function createReader(pieces: AsyncIterable<Uint8Array>): ByteReader {
  const source = pieces[Symbol.asyncIterator]()
  let held = new Uint8Array()

  async function more(): Promise<boolean> {
    const { done, value } = (await source.next()) as IteratorResult<Uint8Array, undefined>
    if (done === true) return false
    if (held.length === 0) held = value.slice()
    else {
      const joined = new Uint8Array(held.length + value.length)
      joined.set(held)
      joined.set(value, held.length)
      held = joined
    }
    return true
  }

  return {
    async peek(count) {
      while (held.length < count && (await more()));
      return held.subarray(0, count)
    },
    skip(count) {
      held = held.subarray(count)
    },
    async *take(count) {
      for (let left = count; left > 0;) {
        if (held.length === 0 && !(await more())) {
          if (count === Infinity) return
          throw new NotOpenedError('not_a_tip')
        }
        const piece = held.subarray(0, left)
        held = held.subarray(piece.length)
        left -= piece.length
        yield piece
      }
    },
  }
}
