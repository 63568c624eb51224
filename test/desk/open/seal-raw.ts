/** Seals whatever packets, well and badly, as no program would: for what a hostile sender makes with our public key. */
import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { encryptSessionKey, type Key } from 'openpgp'
import { bytes, newPacket } from '../../helpers/packets.js'

export interface RawSealing {
  algorithm?: 'aes128' | 'aes192' | 'aes256'
  /** Key ids are left out. */
  isHidden?: boolean
  /** With a check that does not hold. */
  isChanged?: boolean
}

/** @param inside the packets within the sealed one */
export async function sealRaw(
  inside: Uint8Array,
  keys: Key[],
  { algorithm = 'aes256', isHidden = false, isChanged = false }: RawSealing = {},
): Promise<Uint8Array> {
  const data = randomBytes({ aes128: 16, aes192: 24, aes256: 32 }[algorithm])
  const pkesks = await encryptSessionKey({
    ...{ data, algorithm, encryptionKeys: keys, wildcard: isHidden, format: 'binary' },
    config: { aeadProtect: false },
  })
  const prefix = randomBytes(16)
  const start = bytes(prefix, prefix.subarray(14), inside, [0xd3, 0x14])
  const check = createHash('sha1').update(start).digest()
  if (isChanged) check[0]! ^= 1
  const cipher = createCipheriv(`aes-${String(data.length * 8)}-cfb`, data, Buffer.alloc(16))
  return bytes(pkesks, newPacket(18, bytes([1], cipher.update(bytes(start, check)))))
}

/**
 * In a packet of version 2 (RFC 9580, 5.13.2) with AES-256 and GCM.
 * @param key that announces it
 */
export async function sealRawVersion2(inside: Uint8Array, key: Key): Promise<Uint8Array> {
  const data = randomBytes(32)
  const pkesk = await encryptSessionKey({
    ...{ data, algorithm: 'aes256', aeadAlgorithm: 'gcm', encryptionKeys: key, format: 'binary' },
    config: { aeadProtect: true },
  })
  const salt = randomBytes(32)
  const start = Uint8Array.of(2, 9, 3, CHUNK_OCTET)
  const about = bytes([0xd2], start)
  const derived = new Uint8Array(hkdfSync('sha256', data, salt, about, 32 + 4))
  function sealChunk(number: number, content: Uint8Array, checked: Uint8Array): Uint8Array {
    const nonce = bytes(derived.subarray(32), [0, 0, 0, 0], new Uint8Array(4))
    new DataView(nonce.buffer, nonce.byteOffset).setUint32(8, number)
    const cipher = createCipheriv('aes-256-gcm', derived.subarray(0, 32), nonce).setAAD(checked)
    return bytes(cipher.update(content), cipher.final(), cipher.getAuthTag())
  }
  const chunks: Uint8Array[] = []
  for (let at = 0; at < inside.length; at += CHUNK_BYTES) {
    chunks.push(sealChunk(chunks.length, inside.subarray(at, at + CHUNK_BYTES), about))
  }
  const total = new Uint8Array(8)
  new DataView(total.buffer).setUint32(4, inside.length)
  chunks.push(sealChunk(chunks.length, new Uint8Array(), bytes(about, total)))
  return bytes(pkesk, newPacket(18, bytes(start, salt, ...chunks)))
}

const CHUNK_OCTET = 16
const CHUNK_BYTES = 2 ** (CHUNK_OCTET + 6)

export function literal(content: Uint8Array | string): Uint8Array {
  return newPacket(11, bytes([0x62, 0, 0, 0, 0, 0], content))
}
