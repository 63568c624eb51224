/**
 * The keyring as both apps use it: read from the folder of keys, verified with the same code as in the page, and turned
 * into what the gate asks (is this set of key ids accepted?) and what pages fetch. Holds public keys only.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Key } from 'openpgp'
import { DAY_MS, dayOf } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import {
  acceptedSets,
  brokenKeyring,
  readKeyringEntries,
  type Fingerprint,
  type KeyringEntry,
} from '../../domain/keyring.js'
import { judgeKey } from '../../openpgp/judge-key.js'
import { unarmorKey } from '../../openpgp/read-key.js'
import {
  readSignedKey,
  verifyKeyring,
  type FindKeyBytes,
  type VerifiedKeyring,
} from '../../openpgp/verify-keyring.js'
import { prepareAnswer, type PreparedAnswer } from './prepared-answer.js'

export interface KeyringInForce {
  anchor: Fingerprint
  /** The user ids of the anchor and of the keys in force; for the check of the mode. */
  userIds: string[]
  /** Whether there is a key that can be sealed to now. */
  isOpen(): boolean
  isAcceptedSet(keyIds: ReadonlySet<string>): boolean
  /** `/keyring.json`: the entries, and the keys that a page needs, so that it takes one request. */
  wire: PreparedAnswer
  /** Reckons anew what depends on the day: which keys have expired, which sets are still in grace. */
  refresh(): Promise<void>
}

/** Throws `bad_key` when the folder holds no keyring that stands; says which part of it does not. */
export async function readKeyringFolder(
  folder: string,
  graceDays: number,
  nowMs: () => number,
): Promise<KeyringInForce> {
  const document = readDocument(folder)
  const entries = readKeyringEntries(document)
  const keyBytes = await readKeyFiles(folder, entries)
  const findBytes: FindKeyBytes = (fingerprint) => keyBytes.get(fingerprint) ?? null
  // The server pins what its own keyring begins with; who rewrites the folder could rewrite the pin beside it as well.
  const anchor = entries[0]?.fingerprint ?? ('' as Fingerprint)
  const verified = await verifyKeyring(document, anchor, findBytes, new Date(nowMs()))
  let accepted: AcceptedSets = { isOpen: false, sets: new Set() }
  const keyring: KeyringInForce = {
    anchor,
    userIds: [verified.anchorKey, ...verified.activeKeys].flatMap((key) => key.getUserIDs()),
    isOpen: () => accepted.isOpen,
    isAcceptedSet: (keyIds) => accepted.sets.has(nameOfSet(keyIds)),
    wire: createWire(entries, verified, findBytes),
    async refresh() {
      accepted = await findAcceptedSets(verified, findBytes, graceDays, nowMs())
    },
  }
  await keyring.refresh()
  return keyring
}

function readDocument(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'keyring.json'), 'utf8'))
  } catch (cause) {
    if (cause instanceof SyntaxError) throw brokenKeyring('keyring.json is not JSON', cause)
    throw new SigiloError('bad_key', 'there is no keyring.json in the folder of keys', { cause })
  }
}

async function readKeyFiles(
  folder: string,
  entries: KeyringEntry[],
): Promise<Map<Fingerprint, Uint8Array>> {
  const keyBytes = new Map<Fingerprint, Uint8Array>()
  for (const { fingerprint, keySha256 } of entries) {
    if (keySha256 === null) continue
    let armored: string
    try {
      armored = readFileSync(join(folder, `${fingerprint}.asc`), 'utf8')
    } catch {
      // A key that nothing needs any more may be gone; one that is needed is missed when it is verified.
      continue
    }
    keyBytes.set(fingerprint, await unarmorKey(armored))
  }
  return keyBytes
}

function createWire(
  entries: KeyringEntry[],
  verified: VerifiedKeyring,
  findBytes: FindKeyBytes,
): PreparedAnswer {
  const needed = [
    verified.history.anchor,
    ...(verified.history.activeSets.at(-1)?.fingerprints ?? []),
  ]
  const keys = Object.fromEntries(
    needed.map((id) => [id, Buffer.from(findBytes(id) ?? []).toString('base64')]),
  )
  return prepareAnswer('application/json', JSON.stringify({ version: 1, entries, keys }))
}

interface AcceptedSets {
  isOpen: boolean
  sets: Set<string>
}

/**
 * Sets of key ids, each reckoned with the keys as they can be sealed to now and as they could when the grace began: a
 * page that was opened the day before a key expired may still send.
 */
async function findAcceptedSets(
  { history }: VerifiedKeyring,
  findBytes: FindKeyBytes,
  graceDays: number,
  nowMs: number,
): Promise<AcceptedSets> {
  const beforeMs = nowMs - graceDays * DAY_MS
  const sets = new Set<string>()
  const inForce = history.activeSets.at(-1)?.fingerprints ?? []
  let isOpen = false
  for (const fingerprints of acceptedSets(history, dayOf(nowMs), dayOf(beforeMs))) {
    const ids = await Promise.all(
      fingerprints.map(async (fingerprint) => {
        const key = await readSignedKey(history, fingerprint, findBytes)
        return {
          now: await findEncryptionKeyId(key, nowMs),
          before: await findEncryptionKeyId(key, beforeMs),
        }
      }),
    )
    const now = ids.flatMap((id) => id.now ?? [])
    if (fingerprints.join() === inForce.join()) isOpen = now.length > 0
    for (const set of [
      now,
      ids.flatMap((id) => id.now ?? id.before ?? []),
      ids.flatMap((id) => id.before ?? id.now ?? []),
    ]) {
      if (set.length > 0) sets.add(nameOfSet(new Set(set)))
    }
  }
  return { isOpen, sets }
}

async function findEncryptionKeyId(key: Key, atMs: number): Promise<string | null> {
  try {
    return (await judgeKey(key, new Date(atMs))).encryptionKeyId
  } catch (error) {
    if (error instanceof SigiloError) return null
    throw error
  }
}

function nameOfSet(keyIds: ReadonlySet<string>): string {
  return [...keyIds].sort().join()
}
