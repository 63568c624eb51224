/** A detached signature of the staff: over bytes, armored, so that GnuPG and whoever reads our files can verify it. */
import { createMessage, sign, type PrivateKey } from 'openpgp'
import { SigiloError } from '../../domain/errors.js'
import { OPENPGP_CONFIG as config } from '../../openpgp/openpgp-config.js'

/**
 * @param key unlocked
 * @throws SigiloError `bad_key` when it cannot sign at that moment
 */
export async function signDetached(bytes: Uint8Array, key: PrivateKey, now: Date): Promise<string> {
  try {
    return await sign({
      message: await createMessage({ binary: bytes }),
      signingKeys: key,
      detached: true,
      format: 'armored',
      date: now,
      config,
    })
  } catch (cause) {
    throw new SigiloError(
      'bad_key',
      'this key cannot sign: it is locked, expired or for sealing only',
      {
        cause,
      },
    )
  }
}
