/**
 * A folder of keys as a verified keyring. Where the files are (a disk, a site, a test) is the caller's affair; what they
 * must hold is here, once, for the server, the tool and anybody who checks.
 */
import {
  brokenKeyring,
  readKeyringEntries,
  type Fingerprint,
  type KeyringEntry,
} from '../domain/keyring.js'
import { unarmorKey } from './read-key.js'
import { verifyKeyring, type FindKeyBytes, type VerifiedKeyring } from './verify-keyring.js'

export interface KeyringFiles extends VerifiedKeyring {
  entries: KeyringEntry[]
  /** The binary public key of any entry whose file was there. */
  findBytes: FindKeyBytes
}

/** The text of `keyring.json` or `<FINGERPRINT>.asc`; null when there is no such file. */
export type ReadKeyringFile = (name: string) => string | null | Promise<string | null>

/**
 * @param pinnedAnchor null: whatever the keyring itself begins with, for who has no other source
 * @throws SigiloError `bad_key`, with the first thing that does not hold
 */
export async function readKeyringFiles(
  readFile: ReadKeyringFile,
  pinnedAnchor: Fingerprint | null,
  now: Date,
): Promise<KeyringFiles> {
  const document = await readDocument(readFile)
  const entries = readKeyringEntries(document)
  const keyBytes = await readKeys(readFile, entries)
  const findBytes: FindKeyBytes = (fingerprint) => keyBytes.get(fingerprint) ?? null
  const anchor = pinnedAnchor ?? entries[0]?.fingerprint ?? ('' as Fingerprint)
  return { ...(await verifyKeyring(document, anchor, findBytes, now)), entries, findBytes }
}

async function readDocument(readFile: ReadKeyringFile): Promise<unknown> {
  const text = await readFile('keyring.json')
  if (text === null) throw brokenKeyring('there is no keyring.json')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw brokenKeyring('keyring.json is not JSON', cause)
  }
}

async function readKeys(
  readFile: ReadKeyringFile,
  entries: readonly KeyringEntry[],
): Promise<Map<Fingerprint, Uint8Array>> {
  const keyBytes = new Map<Fingerprint, Uint8Array>()
  for (const { fingerprint, keySha256 } of entries) {
    if (keySha256 === null) continue
    // A key that nothing needs any more may be gone; one that is needed is missed when it is verified.
    const armored = await readFile(`${fingerprint}.asc`)
    if (armored !== null) keyBytes.set(fingerprint, await unarmorKey(armored))
  }
  return keyBytes
}
