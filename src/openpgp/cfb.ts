/**
 * AES-256 in OpenPGP's CFB mode (RFC 9580, 12.9 with an IV of zeros), by WebCrypto, which has no CFB but has CBC. CFB says
 * C[i] = P[i] ^ E(C[i-1]). With D[i] = E(C[i-1]) that is D[i+1] = E(P[i] ^ D[i]): just what CBC works out from P. So
 * the key stream D is the CBC of what is to be encrypted, one block late, and the processor's own AES does the work.
 */
const BLOCK_BYTES = 16

export interface CfbEncryptor {
  /** Encrypts in place. Every piece but the last must be whole blocks. */
  encrypt(piece: Uint8Array<ArrayBuffer>): Promise<void>
}

/** @param sessionKey 32 bytes, used for one message only, since the IV is always zero */
export async function createCfbEncryptor(
  sessionKey: Uint8Array<ArrayBuffer>,
): Promise<CfbEncryptor> {
  const key = await crypto.subtle.importKey('raw', sessionKey, 'AES-CBC', false, ['encrypt'])
  const iv = new Uint8Array(BLOCK_BYTES)
  /** The last block of ciphertext; before the first one, zeros. */
  let last = new Uint8Array(BLOCK_BYTES)

  return {
    async encrypt(piece) {
      const late = new Uint8Array(Math.ceil(piece.length / BLOCK_BYTES) * BLOCK_BYTES)
      late.set(last)
      late.set(piece.subarray(0, late.length - BLOCK_BYTES), BLOCK_BYTES)
      const stream = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, late))
      for (let i = 0; i < piece.length; i++) piece[i]! ^= stream[i]!
      last = piece.slice(-BLOCK_BYTES)
    },
  }
}
