/** Whether a key that is unlocked can sign: at a moment, or ever. */
import { SecretKeyPacket, SecretSubkeyPacket, type PrivateKey } from 'openpgp'
import { OPENPGP_CONFIG as config } from '../../openpgp/openpgp-config.js'

/** @param at null: whether it has expired is not asked */
export async function canSignAt(key: PrivateKey, at: Date | null): Promise<boolean> {
  try {
    const part = await key.getSigningKey(undefined, at, undefined, config)
    return hasSecret(part.keyPacket)
  } catch {
    return false
  }
}

export function hasSecret(packet: object): boolean {
  return (
    (packet instanceof SecretKeyPacket || packet instanceof SecretSubkeyPacket) &&
    !packet.isMissingSecretKeyMaterial()
  )
}
