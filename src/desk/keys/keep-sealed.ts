/**
 * What a locked desk keeps of the work of who sits at it: sealed to the very keys that were open, so that each of them brings it
 * back, and nobody else's does. It never leaves the memory; so whether a key has expired, was retired or was revoked does not
 * matter here, as it does for whatever is sealed to be read elsewhere.
 */
import {
  PacketList,
  PublicKeyEncryptedSessionKeyPacket,
  decryptSessionKeys,
  enums,
  readMessage,
  type PrivateKey,
} from 'openpgp'
import { OPENPGP_CONFIG } from '../../openpgp/openpgp-config.js'
import { isUsable, secretPartsOf, type SecretPart } from './secret-parts.js'

export interface KeptWork {
  /** AES-GCM of the work; its key is in each of the packets. */
  sealed: ArrayBuffer
  iv: Uint8Array<ArrayBuffer>
  packets: Uint8Array[]
}

const CAN_BE_SEALED_TO = new Set<number>([
  ...[enums.publicKey.rsaEncryptSign, enums.publicKey.rsaEncrypt, enums.publicKey.elgamal],
  ...[enums.publicKey.ecdh, enums.publicKey.x25519, enums.publicKey.x448],
])

/** Nothing is asked from outside, so there is no oracle; and made-up keys would only be tried in vain. */
const config = { ...OPENPGP_CONFIG, constantTimePKCS1Decryption: false }

/** @param keys unlocked. Null: none of them can be sealed to */
export async function keepSealed(
  work: Uint8Array<ArrayBuffer>,
  keys: readonly PrivateKey[],
): Promise<KeptWork | null> {
  const parts = keys.flatMap(secretPartsOf).filter((part) => isUsable(part))
  const able = parts.filter(({ algorithm }) => CAN_BE_SEALED_TO.has(algorithm))
  if (able.length === 0) return null
  const key = crypto.getRandomValues(new Uint8Array(32))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const packets = await Promise.all(able.map((part) => sealKey(key, part)))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await forAes(key), work)
  key.fill(0)
  return { sealed, iv, packets }
}

/** @returns null when none of the keys was open when the work was sealed */
export async function openKept(
  { sealed, iv, packets }: KeptWork,
  keys: PrivateKey[],
): Promise<Uint8Array<ArrayBuffer> | null> {
  for (const packet of packets) {
    for (const key of await openKey(packet, keys)) {
      try {
        const aes = await forAes(key)
        return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, aes, sealed))
      } catch {
        // Made for another key.
      }
    }
  }
  return null
}

function forAes(key: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, [
    ...(['encrypt', 'decrypt'] as const),
  ])
}

type Packet = PublicKeyEncryptedSessionKeyPacket

/** Its declared type says less than it can do. */
interface PacketMaker {
  fromObject: (fields: object) => Packet
}

/** With the packets alone: the library's own function wants a key that could be sealed to today. */
async function sealKey(sessionKey: Uint8Array, part: SecretPart): Promise<Uint8Array> {
  const maker = PublicKeyEncryptedSessionKeyPacket as unknown as PacketMaker
  const packet = maker.fromObject({
    ...{ version: 3, encryptionKeyPacket: part, anonymousRecipient: false },
    ...{ sessionKey, sessionKeyAlgorithm: enums.symmetric.aes256 },
  })
  await (packet as unknown as { encrypt: (part: SecretPart) => Promise<void> }).encrypt(part)
  const list = new PacketList<Packet>()
  list.push(packet)
  return list.write()
}

async function openKey(packet: Uint8Array, keys: PrivateKey[]): Promise<Uint8Array[]> {
  try {
    const message = await readMessage({ binaryMessage: packet, config })
    return (await decryptSessionKeys({ message, decryptionKeys: keys, config })).map(
      ({ data }) => data,
    )
  } catch {
    return []
  }
}
