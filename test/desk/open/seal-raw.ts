/** Seals whatever packets, well and badly, as no program would: for what a hostile sender makes with our public key. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
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

export function literal(content: Uint8Array | string): Uint8Array {
  return newPacket(11, bytes([0x62, 0, 0, 0, 0, 0], content))
}
