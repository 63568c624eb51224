/**
 * Verifies a whole keyring against the anchor that a page, a desk or a person has pinned: the form of each entry, the
 * chain of hashes, each signature, and that the keys given are the very bytes that the anchor signed. The form, the
 * server, the desk and any third party use this one file; when it throws, nothing is sealed.
 */
import { createMessage, readSignature, verify, type Key } from 'openpgp'
import { DAY_MS, dayOf } from '../domain/day.js'
import {
  FIRST_PREVIOUS,
  brokenKeyring,
  createStatement,
  readKeyringEntries,
  replayKeyring,
  type Fingerprint,
  type KeyringEntry,
  type KeyringHistory,
} from '../domain/keyring.js'
import { toHex } from '../domain/receipt.js'
import { OPENPGP_CONFIG as config } from './openpgp-config.js'
import { fingerprintOf, readPublicKey } from './read-key.js'

export interface VerifiedKeyring {
  history: KeyringHistory
  anchorKey: Key
  /** The keys in force, in the order of the keyring; empty when there is none. */
  activeKeys: Key[]
  /** The SHA-256 of each entry's statement, in order. */
  statementHashes: string[]
}

/** The binary public key for a fingerprint, or null when it is not at hand. */
export type FindKeyBytes = (fingerprint: Fingerprint) => Uint8Array | null

/**
 * @param untrusted a parsed `keyring.json`
 * @param findBytes must find the anchor's key and those in force
 * @throws SigiloError `bad_key`, with the first thing that does not hold
 */
export async function verifyKeyring(
  untrusted: unknown,
  pinnedAnchor: Fingerprint,
  findBytes: FindKeyBytes,
  now: Date,
): Promise<VerifiedKeyring> {
  const entries = readKeyringEntries(untrusted)
  const history = replayKeyring(entries)
  if (history.anchor !== pinnedAnchor) throw brokenKeyring('its anchor is not the one expected')
  // A day of tolerance: the anchor signs on a laptop whose clock may run ahead.
  const last = entries.at(-1)
  if (last && last.day > dayOf(now.getTime() + DAY_MS)) throw brokenKeyring('it is from the future')

  const anchorKey = await readExactKey(pinnedAnchor, entries[0]?.keySha256, findBytes)
  const statementHashes: string[] = []
  let previous = FIRST_PREVIOUS
  for (const entry of entries) {
    if (entry.previous !== previous) {
      throw brokenKeyring(`entry ${String(entry.number)} does not follow the entry before it`)
    }
    const statement = new TextEncoder().encode(createStatement(entry))
    await verifySignature(entry, statement, anchorKey, now)
    previous = await sha256Hex(statement)
    statementHashes.push(previous)
  }

  const activeKeys: Key[] = []
  for (const fingerprint of history.activeSets.at(-1)?.fingerprints ?? []) {
    activeKeys.push(await readSignedKey(history, fingerprint, findBytes))
  }
  return { history, anchorKey, activeKeys, statementHashes }
}

/** A key of a verified keyring, in whatever state. Throws `bad_key` unless its bytes are those that were signed. */
export function readSignedKey(
  history: KeyringHistory,
  fingerprint: Fingerprint,
  findBytes: FindKeyBytes,
): Promise<Key> {
  return readExactKey(fingerprint, history.keys.get(fingerprint)?.keySha256, findBytes)
}

async function readExactKey(
  fingerprint: Fingerprint,
  keySha256: string | null | undefined,
  findBytes: FindKeyBytes,
): Promise<Key> {
  const bytes = findBytes(fingerprint)
  if (bytes === null) throw brokenKeyring(`the key ${fingerprint} is missing`)
  if ((await sha256Hex(bytes)) !== keySha256) {
    throw brokenKeyring(`the key ${fingerprint} is not the one that was signed`)
  }
  const key = await readPublicKey(bytes)
  if (fingerprintOf(key) !== fingerprint) {
    throw brokenKeyring(`the key ${fingerprint} has another fingerprint`)
  }
  return key
}

async function verifySignature(
  entry: KeyringEntry,
  statement: Uint8Array,
  anchor: Key,
  now: Date,
): Promise<void> {
  try {
    const { signatures } = await verify({
      message: await createMessage({ binary: statement }),
      signature: await readSignature({ binarySignature: fromBase64(entry.signature), config }),
      verificationKeys: anchor,
      expectSigned: true,
      // Room for an anchor's clock that runs ahead, as above.
      date: new Date(now.getTime() + DAY_MS),
      config,
    })
    if (signatures.length !== 1) throw new Error('not exactly one signature')
  } catch (cause) {
    throw brokenKeyring(`entry ${String(entry.number)} is not signed by the anchor`, cause)
  }
}

/** Throws a DOMException when the text is not base64; callers turn it into their own refusal. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))))
}
