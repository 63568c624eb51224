/**
 * Which sets of keys an envelope may be addressed to now. Each set of the keyring is reckoned with its keys as they can
 * be sealed to now, as they could when the grace began (a page that was opened the day before a key expired may still
 * send), and as they will be when this is reckoned again: a page knows to the second when a key expires.
 */
import type { Key } from 'openpgp'
import { DAY_MS, dayOf } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import { acceptedSets, type Fingerprint } from '../../domain/keyring.js'
import { judgeKey } from '../../openpgp/judge-key.js'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { readSignedKey } from '../../openpgp/verify-keyring.js'

export interface AcceptedSets {
  /** Whether a key of the set in force can be sealed to. */
  isOpen: boolean
  /** The fingerprints whose key ids these are, when they are exactly those of an accepted set; otherwise null. */
  find(keyIds: ReadonlySet<string>): Fingerprint[] | null
}

export async function findAcceptedSets(
  { history, findBytes }: KeyringFiles,
  graceDays: number,
  nowMs: number,
  aheadMs: number,
): Promise<AcceptedSets> {
  const beforeMs = nowMs - graceDays * DAY_MS
  const sets = new Map<string, Fingerprint[]>()
  const inForce = history.activeSets.at(-1)?.fingerprints ?? []
  let isOpen = false
  for (const fingerprints of acceptedSets(history, dayOf(nowMs), dayOf(beforeMs))) {
    const members = await Promise.all(
      fingerprints.map(async (fingerprint) => {
        const key = await readSignedKey(history, fingerprint, findBytes)
        const now = await findEncryptionKeyId(key, nowMs)
        const before = await findEncryptionKeyId(key, beforeMs)
        const later = await findEncryptionKeyId(key, nowMs + aheadMs)
        return { fingerprint, now, before, later }
      }),
    )
    if (fingerprints.join() === inForce.join()) isOpen = members.some(({ now }) => now !== null)
    for (const choose of CHOICES) {
      const chosen = members.flatMap(({ fingerprint, ...at }) => {
        const keyId = choose(at)
        return keyId === null ? [] : [{ fingerprint, keyId }]
      })
      if (chosen.length === 0) continue
      sets.set(
        nameOfSet(new Set(chosen.map(({ keyId }) => keyId))),
        chosen.map(({ fingerprint }) => fingerprint),
      )
    }
  }
  return { isOpen, find: (keyIds) => sets.get(nameOfSet(keyIds)) ?? null }
}

type KeyIdAt = Record<'now' | 'before' | 'later', string | null>

/** As they are now; as they were; as they were where they still are; as they will be. */
const CHOICES: ((at: KeyIdAt) => string | null)[] = [
  ({ now }) => now,
  ({ now, before }) => now ?? before,
  ({ now, before }) => before ?? now,
  ({ later }) => later,
]

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
