/** The secret packets of a key: that of its primary key and those of its subkeys, each locked, open, or left out. */
import {
  SecretKeyPacket,
  SecretSubkeyPacket,
  readPrivateKey,
  type Config,
  type PrivateKey,
} from 'openpgp'
import { OPENPGP_CONFIG as config } from '../../openpgp/openpgp-config.js'

export type SecretPart = SecretKeyPacket | SecretSubkeyPacket

export function secretPartsOf(key: PrivateKey): SecretPart[] {
  return key
    .getKeys()
    .map(({ keyPacket }) => keyPacket)
    .filter((part) => part instanceof SecretKeyPacket || part instanceof SecretSubkeyPacket)
}

/** Its secret is there (in a copy for daily use GnuPG leaves out that of the primary key) and is not locked. */
export function isUsable(part: SecretPart): boolean {
  return !part.isMissingSecretKeyMaterial() && part.isDecrypted()
}

export function isLocked(part: SecretPart): boolean {
  return !part.isMissingSecretKeyMaterial() && !part.isDecrypted()
}

/**
 * An unlocked copy; the key itself stays as it is. OpenPGP.js has a function for it, but that one wants a part that can sign,
 * and a key of which the primary part was left out may have none.
 * @returns null when the passphrase does not open all of it
 */
export async function unlockCopy(key: PrivateKey, passphrase: string): Promise<PrivateKey | null> {
  const copy = await readPrivateKey({ binaryKey: key.write(), config })
  try {
    for (const part of secretPartsOf(copy)) {
      if (isLocked(part)) await unlockPart(part, passphrase)
      // A public half that was swapped could make the secret one give itself away.
      if (isUsable(part)) await part.validate()
    }
    return copy
  } catch {
    wipe(copy)
    return null
  }
}

/** Overwrites the secrets that are open. Whoever still has the key can do nothing with it. */
export function wipe(key: PrivateKey): void {
  for (const part of secretPartsOf(key)) part.makeDummy(config)
}

/** Its declared type has no place for the settings. */
async function unlockPart(part: SecretPart, passphrase: string): Promise<void> {
  const { decrypt } = part as { decrypt: (passphrase: string, config: Config) => Promise<void> }
  await decrypt.call(part, passphrase, config)
}
