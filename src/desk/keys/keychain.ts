/**
 * The secret keys of the staff, for as long as the desk is open: in memory only, the current ones and those retired. What is
 * unlocked is overwritten when it is locked again; no passphrase is ever kept.
 */
import type { PrivateKey } from 'openpgp'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { OPENPGP_CONFIG as config } from '../../openpgp/openpgp-config.js'
import { fingerprintOf } from '../../openpgp/read-key.js'
import { canSignAt, hasSecret } from './can-sign.js'
import { readSecretKeys } from './read-secret-keys.js'
import { isLocked, secretPartsOf, unlockCopy, wipe } from './secret-parts.js'

export interface HeldKey {
  fingerprint: Fingerprint
  /** Whom it names, tidied; whoever made it may have written anything. */
  userId: string
  isUnlocked: boolean
  /** A part that can sign is in it, locked or not; whether it has expired is not asked. */
  canSign: boolean
  canOpen: boolean
}

export interface Keychain {
  /**
   * Takes the secret keys in a file. One that is unlocked already stays as it is.
   * @returns all that the file held; throws `bad_key`, and then none of them is taken
   */
  add(bytes: Uint8Array): Promise<HeldKey[]>
  /**
   * Unlocks a key, and all others that the same passphrase opens.
   * @returns those that it opened; throws `bad_key` when it does not open this one
   */
  unlock(fingerprint: Fingerprint, passphrase: string): Promise<Fingerprint[]>
  /** In the order in which they came. */
  list(): HeldKey[]
  unlocked(): PrivateKey[]
  /** Whoever unlocked it knew something that its file does not say. */
  hasPassphrase(fingerprint: Fingerprint): boolean
  /** Forgets what is unlocked. A key without a passphrase, which cannot be locked, is forgotten whole. */
  lock(): void
  /** Forgets all keys. */
  forget(): void
}

interface Entry extends Omit<HeldKey, 'isUnlocked'> {
  /** As it came, with its passphrase on; null: it has none. */
  protected: PrivateKey | null
  open: PrivateKey | null
}

/** Staff have a few, and those that were retired. */
const MAX_KEYS = 64
const MAX_USER_ID_CHARACTERS = 150

export function createKeychain(): Keychain {
  const entries = new Map<Fingerprint, Entry>()
  /** How often it was locked: what was still being unlocked then is too late. */
  let locks = 0

  /** @returns whether it was locked and is no more */
  async function tryPassphrase(entry: Entry, passphrase: string): Promise<boolean> {
    if (entry.open !== null || entry.protected === null) return false
    const begunAt = locks
    const open = await unlockCopy(entry.protected, passphrase)
    if (open === null) return false
    if (locks !== begunAt || entries.get(entry.fingerprint) !== entry || isOpen(entry)) {
      wipe(open)
      return false
    }
    entry.open = open
    return true
  }

  function wipeAll(): void {
    locks++
    for (const entry of entries.values()) {
      if (entry.open !== null) wipe(entry.open)
      entry.open = null
    }
  }

  return {
    async add(bytes) {
      const added = await Promise.all((await readSecretKeys(bytes)).map(createEntry))
      const all = new Set([...entries.keys(), ...added.map(({ fingerprint }) => fingerprint)])
      if (all.size > MAX_KEYS) {
        throw new SigiloError('bad_key', `more than ${String(MAX_KEYS)} keys are not taken`)
      }
      for (const entry of added) {
        const known = entries.get(entry.fingerprint)
        if (known === undefined || !isOpen(known)) entries.set(entry.fingerprint, entry)
      }
      return [...new Set(added.map(({ fingerprint }) => fingerprint))].flatMap((fingerprint) => {
        const entry = entries.get(fingerprint)
        return entry ? [describe(entry)] : []
      })
    },
    async unlock(fingerprint, passphrase) {
      const wanted = entries.get(fingerprint)
      if (wanted === undefined) throw new SigiloError('bad_key', 'this key is not here')
      if (!isOpen(wanted) && !(await tryPassphrase(wanted, passphrase)) && !isOpen(wanted)) {
        throw new SigiloError('bad_key', 'the passphrase does not open this key')
      }
      const opened = [fingerprint]
      for (const entry of [...entries.values()]) {
        if (await tryPassphrase(entry, passphrase)) opened.push(entry.fingerprint)
      }
      return opened
    },
    list: () => [...entries.values()].map(describe),
    unlocked: () => [...entries.values()].flatMap(({ open }) => (open === null ? [] : [open])),
    hasPassphrase: (fingerprint) => (entries.get(fingerprint)?.protected ?? null) !== null,
    lock() {
      wipeAll()
      for (const entry of [...entries.values()]) {
        if (entry.protected === null) entries.delete(entry.fingerprint)
      }
    },
    forget() {
      wipeAll()
      entries.clear()
    },
  }
}

function isOpen({ open }: Entry): boolean {
  return open !== null
}

async function createEntry(key: PrivateKey): Promise<Entry> {
  const isProtected = secretPartsOf(key).some(isLocked)
  return {
    fingerprint: fingerprintOf(key),
    userId: tidyUserId(key.getUserIDs()[0] ?? ''),
    canSign: await canSignAt(key, null),
    canOpen: await canOpen(key),
    protected: isProtected ? key : null,
    open: isProtected ? null : key,
  }
}

function describe({ fingerprint, userId, canSign, canOpen, open }: Entry): HeldKey {
  return { fingerprint, userId, isUnlocked: open !== null, canSign, canOpen }
}

async function canOpen(key: PrivateKey): Promise<boolean> {
  try {
    const parts = await key.getDecryptionKeys(undefined, null, undefined, config)
    return parts.some(({ keyPacket }) => hasSecret(keyPacket))
  } catch {
    return false
  }
}

/** In one line, without what could turn the writing round or drive a terminal. */
function tidyUserId(userId: string): string {
  const tidy = userId.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '').trim()
  return Array.from(tidy).slice(0, MAX_USER_ID_CHARACTERS).join('')
}
