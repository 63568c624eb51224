/**
 * Writes a Symmetrically Encrypted and Integrity Protected Data packet, version 1 (RFC 9580, 5.13.1), around one literal
 * packet: binary, without a name or a date, never compressed. Its length is known before the first byte, and with the
 * same secrets it is the same bytes each time: so an upload can go on where its line broke without anybody keeping
 * ciphertext. OpenPGP.js, which writes everything else, can do neither (docs/decisions/0017).
 */
import { inPiecesOf, type ByteSource, type RunningDigest } from '../domain/byte-source.js'
import { createCfbEncryptor } from './cfb.js'

const TAG_SEIPD = 18
const TAG_LITERAL = 11
const VERSION = 1
const PREFIX_BYTES = 16
/** The header of the Modification Detection Code packet: tag 19, 20 octets. */
const MDC_HEADER = Uint8Array.of(0xd3, 0x14)
const SHA1_BYTES = 20
/** Whole blocks; little enough to keep no page busy, enough that a call into WebCrypto costs nothing. */
const PIECE_BYTES = 131_072

export interface SeipdSecrets {
  /** 32 random bytes. */
  sessionKey: Uint8Array<ArrayBuffer>
  /** 16 random bytes, which stand where other modes have an IV. */
  prefix: Uint8Array<ArrayBuffer>
}

export function writeSeipd(
  content: ByteSource,
  { sessionKey, prefix }: SeipdSecrets,
  createSha1: () => RunningDigest,
): ByteSource {
  // 'b' for binary, no name, date 0.
  const literalStart = Uint8Array.of(0x62, 0, 0, 0, 0, 0)
  const start = join(
    prefix,
    // Repeated, so that who opens sees at once whether the session key is right.
    prefix.subarray(PREFIX_BYTES - 2),
    writeHeader(TAG_LITERAL, literalStart.length + content.lengthBytes),
    literalStart,
  )
  const encryptedBytes = start.length + content.lengthBytes + MDC_HEADER.length + SHA1_BYTES
  const head = join(writeHeader(TAG_SEIPD, 1 + encryptedBytes), Uint8Array.of(VERSION))

  async function* readPlain(): AsyncGenerator<Uint8Array> {
    const sha1 = createSha1()
    sha1.update(start)
    yield start
    for await (const piece of content.read()) {
      sha1.update(piece)
      yield piece
    }
    sha1.update(MDC_HEADER)
    yield MDC_HEADER
    yield await sha1.digest()
  }

  return {
    lengthBytes: head.length + encryptedBytes,
    async *read() {
      yield head
      const cfb = await createCfbEncryptor(sessionKey, PIECE_BYTES)
      for await (const piece of inPiecesOf(PIECE_BYTES, readPlain())) {
        await cfb.encrypt(piece)
        yield piece
      }
    },
  }
}

/** A packet header of the new format with the shortest length (RFC 9580, 4.2.1). */
function writeHeader(tag: number, lengthBytes: number): Uint8Array {
  const octets = [0xc0 | tag]
  if (lengthBytes < 192) octets.push(lengthBytes)
  else if (lengthBytes < 8384) {
    octets.push(192 + ((lengthBytes - 192) >> 8), (lengthBytes - 192) & 0xff)
  } else {
    octets.push(255, ...[24, 16, 8, 0].map((shift) => (lengthBytes >>> shift) & 0xff))
  }
  return Uint8Array.from(octets)
}

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
