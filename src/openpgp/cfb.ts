/**
 * AES-256 in OpenPGP's CFB mode (RFC 9580, 12.9 with an IV of zeros), by WebCrypto, which has no CFB but has CBC. CFB says
 * C[i] = P[i] ^ E(C[i-1]). With D[i] = E(C[i-1]) that is D[i+1] = E(P[i] ^ D[i]): just what CBC works out from P. So
 * the key stream D is the CBC of what is to be encrypted, one block late, and the processor's own AES does the work.
 */
import { giveBack } from '../domain/give-back.js'

const BLOCK_BYTES = 16

export interface CfbEncryptor {
  /** Encrypts in place. Every piece but the last must be whole blocks. */
  encrypt(piece: Uint8Array<ArrayBuffer>): Promise<void>
}

/**
 * @param sessionKey 32 bytes, used for one message only, since the IV is always zero
 * @param pieceBytes the most that a piece has
 */
export async function createCfbEncryptor(
  sessionKey: Uint8Array<ArrayBuffer>,
  pieceBytes: number,
): Promise<CfbEncryptor> {
  const key = await crypto.subtle.importKey('raw', sessionKey, 'AES-CBC', false, ['encrypt'])
  const iv = new Uint8Array(BLOCK_BYTES)
  /** The block before, then what is to be encrypted: one buffer for all pieces, or each would leave its own behind. */
  const late = new Uint8Array(BLOCK_BYTES + pieceBytes)

  return {
    async encrypt(piece) {
      late.set(piece, BLOCK_BYTES)
      const lateBytes = Math.ceil(piece.length / BLOCK_BYTES) * BLOCK_BYTES
      const input = late.subarray(0, lateBytes)
      const stream = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, input)
      xor(piece, stream)
      giveBack(stream)
      late.set(piece.subarray(-BLOCK_BYTES))
    },
  }
}

/** Four bytes at a time, then the rest. `piece` begins where its buffer begins. */
function xor(piece: Uint8Array<ArrayBuffer>, stream: ArrayBuffer): void {
  const words = piece.length >> 2
  const pieceWords = new Uint32Array(piece.buffer, piece.byteOffset, words)
  const streamWords = new Uint32Array(stream, 0, words)
  for (let i = 0; i < words; i++) pieceWords[i]! ^= streamWords[i]!
  const streamBytes = new Uint8Array(stream)
  for (let i = words << 2; i < piece.length; i++) piece[i]! ^= streamBytes[i]!
}
