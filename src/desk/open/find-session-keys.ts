/** Which of the keys at hand opens an envelope, found by the ids that it names. */
import { decryptSessionKeys, enums, readMessage, type PrivateKey, type SessionKey } from 'openpgp'
import { OPENPGP_CONFIG } from '../../openpgp/openpgp-config.js'
import { isUsable, secretPartsOf } from '../keys/secret-parts.js'
import { HIDDEN_KEY_ID, type Recipient, type Recipients } from './read-recipients.js'

export interface FoundSessionKey {
  sessionKey: SessionKey
  key: PrivateKey
}

/** Whether it names a key that is at hand. */
export function isNamed({ keyIds }: Recipients, keys: readonly PrivateKey[]): boolean {
  return keyIds.some((keyId) => keyId !== HIDDEN_KEY_ID && keys.some((key) => holds(key, keyId)))
}

/** Session keys of which one may be right, the likeliest first; none when it is sealed to other keys, or damaged there. */
export async function* findSessionKeys(
  { keys: recipients }: Recipients,
  keys: readonly PrivateKey[],
): AsyncGenerator<FoundSessionKey> {
  const named = firstOfEach(recipients.filter(({ keyId }) => keyId !== HIDDEN_KEY_ID))
  // One who was left out on purpose can be anybody: all keys are tried.
  const hidden = recipients.filter(({ keyId }) => keyId === HIDDEN_KEY_ID)
  for (const recipient of [...named, ...hidden]) {
    for (const key of keys) {
      if (!holds(key, recipient.keyId)) continue
      for (const config of waysOf(recipient)) {
        for (const sessionKey of await openPacket(recipient, key, config)) {
          yield { sessionKey, key }
        }
      }
    }
  }
}

/** Honest programs name a key once; each more costs a calculation, and all that is sealed opened once more. */
const MAX_SAME_KEY_ID = 2

function firstOfEach(recipients: readonly Recipient[]): Recipient[] {
  const seen = new Map<string, number>()
  return recipients.filter(({ keyId }) => {
    const count = (seen.get(keyId) ?? 0) + 1
    seen.set(keyId, count)
    return count <= MAX_SAME_KEY_ID
  })
}

function holds(key: PrivateKey, keyId: string): boolean {
  return secretPartsOf(key).some(
    (part) => isUsable(part) && (keyId === HIDDEN_KEY_ID || part.getKeyID().toHex() === keyId),
  )
}

type Way = Partial<typeof OPENPGP_CONFIG>

const CIPHERS = [enums.symmetric.aes256, enums.symmetric.aes128]
/** Not 24, which Chromium cannot work with and no program takes by itself: page and command line open the same. */
const KEY_BYTES = [32, 16]
const RSA = 1

/**
 * With RSA the library makes up a session key where there is none of the length that was asked for, so that nobody learns by
 * time whether there was (constantTimePKCS1Decryption). Asked for all lengths at once, it opens the envelope with all of them
 * at once, and waits for ever on a stream that one made up. So it is asked for one after the other, that of the form first:
 * each costs a calculation with the private key, which is most of what opening costs.
 */
function waysOf({ version, algorithm }: Recipient): Way[] {
  if (algorithm !== RSA) return [{}]
  // Version 6 does not say the length, and with made-up keys the library never finds the right one.
  if (version === 6) return [{ constantTimePKCS1Decryption: false }]
  return CIPHERS.map((cipher) => ({
    constantTimePKCS1DecryptionSupportedSymmetricAlgorithms: new Set([cipher]),
  }))
}

async function openPacket({ packet }: Recipient, key: PrivateKey, way: Way): Promise<SessionKey[]> {
  const config = { ...OPENPGP_CONFIG, ...way }
  try {
    const message = await readMessage({ binaryMessage: packet, config })
    const found = await decryptSessionKeys({ message, decryptionKeys: key, config })
    // Without an algorithm where the sealed packet itself names it.
    return found.filter(({ data }) => KEY_BYTES.includes(data.length)) as SessionKey[]
  } catch {
    return []
  }
}
