/**
 * Opens a sealed packet that is held whole, of a tip or of a case: nothing of it comes out before its end has been seen. Whoever
 * sealed it may have put anything in, and OpenPGP.js takes apart whatever it is given, without an end: so it is looked at before,
 * and what is compressed inside is kept as it is, and unpacked here.
 */
import { PacketList, decrypt, enums, readMessage, type SessionKey } from 'openpgp'
import { OPENPGP_CONFIG } from '../../openpgp/openpgp-config.js'
import { heldSource } from '../batch/read-bytes.js'
import { toStream } from '../batch/to-stream.js'
import { NotOpenedError } from '../not-opened.js'
import { demandOneContent, isVersion1 } from './demand-one-content.js'
import { inflate } from './inflate.js'
import { joinParts } from './join-parts.js'
import { findPacketHeader } from './packet-header.js'
import { readLiteral } from './read-literal.js'

/**
 * @param packet the sealed one, with its header; it goes to the end
 * @param maySign whether it may be signed around its content, by whomever: nobody asks about that signature
 * @returns the archive; whoever takes it says how much is too much
 * @throws NotOpenedError `damaged`, or `other_message` when it is signed and may not be
 */
export async function openHeld(
  packet: Uint8Array,
  sessionKeys: SessionKey,
  { maySign = false } = {},
): Promise<ReadableStream<Uint8Array>> {
  const header = findPacketHeader(packet)
  if (header === null) throw new NotOpenedError('damaged')
  const { tag } = header
  const body = joinParts(packet, header)
  if (isVersion1(tag, body)) await demandOneContent(body, sessionKeys, maySign)
  const compressed = createKeeper()
  const config = { ...OPENPGP_CONFIG, additionalAllowedPackets: [compressed.Packet, ...NOT_KNOWN] }
  let opened
  try {
    const message = await readMessage({ binaryMessage: frame(tag, body), config })
    opened = await decrypt({ message, sessionKeys, format: 'binary', config })
  } catch (cause) {
    throw new NotOpenedError('damaged', { cause })
  }
  if (opened.signatures.length > 0 && !maySign) throw new NotOpenedError('other_message')
  if (compressed.wasThere()) return toStream(readLiteral(inflate(opened.data), maySign))
  return heldSource('', opened.data).read(0, opened.data.length)
}

/**
 * What a program may pass over when it does not know it (RFC 9580, 4.3): as many as fit would be. Refused here, because into a
 * packet of version 2 nobody can look before.
 */
const NOT_KNOWN = Array.from({ length: 24 }, (_, i) => createRefused(40 + i))

function createRefused(kind: number) {
  return class {
    static readonly tag = kind

    read(): void {
      throw new NotOpenedError('damaged')
    }
  }
}

/** A header of the new format with a length of four octets (RFC 9580, 4.2.1). */
function frame(tag: number, body: Uint8Array): Uint8Array {
  const packet = new Uint8Array(6 + body.length)
  packet.set([0xc0 | tag, 255])
  new DataView(packet.buffer).setUint32(2, body.length)
  packet.set(body, 6)
  return packet
}

/** The library’s own way to bring a packet of one’s own: this one stands in for the compressed one and holds what it held. */
function createKeeper() {
  let wasThere = false
  class KeptCompressedPacket {
    static readonly tag = enums.packet.compressedData
    packets = new PacketList()

    read(body: Uint8Array): void {
      wasThere = true
      this.packets.push(new KeptLiteralPacket(body) as never)
    }
  }
  return { Packet: KeptCompressedPacket, wasThere: () => wasThere }
}

class KeptLiteralPacket {
  static readonly tag = enums.packet.literalData
  readonly #body: Uint8Array

  constructor(body: Uint8Array) {
    this.#body = body
  }

  getBytes(): Uint8Array {
    return this.#body
  }

  getFilename(): string {
    return ''
  }
}
