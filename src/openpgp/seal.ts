/**
 * Seals an archive to every active key, as one envelope of version 1 (docs/envelope.md): a v3 PKESK for each key, one
 * v1 SEIPD, nothing else. It throws or returns an envelope; there is no third way, and no plaintext in any error.
 */
import { encryptSessionKey, type Key } from 'openpgp'
import { joinSource, type ByteSource, type RunningDigest } from '../domain/byte-source.js'
import { SigiloError } from '../domain/errors.js'
import { judgeKey } from './judge-key.js'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'
import { writeSeipd } from './write-seipd.js'

/**
 * @param archive the padded archive of a tip; read anew each time the envelope is
 * @param keys the active keys of a verified keyring
 * @param at the server's time, never the device's: with a clock that is wrong, valid keys look expired
 * @returns the envelope, which is the same bytes however often it is read
 */
export async function sealSource(
  archive: ByteSource,
  keys: readonly Key[],
  at: Date,
  createSha1: () => RunningDigest,
): Promise<ByteSource> {
  const encryptionKeys = await findUsableKeys(keys, at)
  if (encryptionKeys.length === 0)
    throw new SigiloError('closed', 'no key is in force that can be sealed to')
  const sessionKey = crypto.getRandomValues(new Uint8Array(32))
  const prefix = crypto.getRandomValues(new Uint8Array(16))
  // Without an AEAD algorithm it writes version 3 for every key, also for those that announce SEIPDv2, which no released
  // GnuPG reads.
  const pkesks = await encryptSessionKey({
    data: sessionKey,
    algorithm: 'aes256',
    encryptionKeys,
    date: at,
    format: 'binary',
    config,
  })
  const seipd = writeSeipd(archive, { sessionKey, prefix }, createSha1)
  return {
    lengthBytes: pkesks.length + seipd.lengthBytes,
    async *read() {
      yield pkesks
      yield* seipd.read()
    },
  }
}

/** The same for an archive that is held: what a tip without files is. */
export async function seal(
  archive: Uint8Array,
  keys: readonly Key[],
  at: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const source: ByteSource = {
    lengthBytes: archive.length,
    async *read() {
      yield await Promise.resolve(archive)
    },
  }
  return joinSource(await sealSource(source, keys, at, createCollectingSha1))
}

/** WebCrypto has no running digest; for what is small it is collected. */
export function createCollectingSha1(): RunningDigest {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  return {
    update: (bytes) => pieces.push(bytes.slice()),
    async digest() {
      // Not in a blob: a browser may write those to disk, and this is what was written by a person.
      const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
      let offset = 0
      for (const piece of pieces) {
        joined.set(piece, offset)
        offset += piece.length
      }
      return new Uint8Array(await crypto.subtle.digest('SHA-1', joined))
    },
  }
}

/**
 * The active keys that can be sealed to at a moment. One that has expired is left out rather than closing the door to
 * every source; the server's gate reckons in the same way.
 */
export async function findUsableKeys(keys: readonly Key[], at: Date): Promise<Key[]> {
  const usable: Key[] = []
  for (const key of keys) {
    try {
      usable.push((await judgeKey(key, at)).key)
    } catch (error) {
      if (!(error instanceof SigiloError)) throw error
    }
  }
  return usable
}
