/**
 * Opens a sealed packet that is held whole: nothing of it comes out before its end has been seen. What is compressed inside is
 * kept as it is, and unpacked here: OpenPGP.js would take apart whatever comes out of it, without an end.
 */
import { PacketList, decrypt, enums, readMessage, type SessionKey } from 'openpgp'
import { OPENPGP_CONFIG } from '../../openpgp/openpgp-config.js'
import { heldSource } from '../batch/read-bytes.js'
import { toStream } from '../batch/to-stream.js'
import { NotOpenedError } from '../not-opened.js'
import { inflate } from './inflate.js'
import { readLiteral } from './read-literal.js'

/**
 * @param body of the sealed packet, in one part
 * @returns the archive
 * @throws NotOpenedError `damaged`, or `other_message` when it is signed
 */
export async function openHeld(
  tag: number,
  body: Uint8Array,
  sessionKeys: SessionKey,
): Promise<ReadableStream<Uint8Array>> {
  const compressed = createKeeper()
  const config = { ...OPENPGP_CONFIG, additionalAllowedPackets: [compressed.Packet] }
  let opened
  try {
    const message = await readMessage({ binaryMessage: frame(tag, body), config })
    opened = await decrypt({ message, sessionKeys, format: 'binary', config })
  } catch (cause) {
    throw new NotOpenedError('damaged', { cause })
  }
  if (opened.signatures.length > 0) throw new NotOpenedError('other_message')
  if (compressed.wasThere()) return toStream(readLiteral(inflate(opened.data)))
  return heldSource('', opened.data).read(0, opened.data.length)
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
