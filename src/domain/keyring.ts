/**
 * The keyring: an append-only list of entries, each signed by the anchor and chained to the one before (docs/keyring.md).
 * Here is what needs no cryptography: the shape, the text that is signed, and the states that follow from the entries.
 * No schema library: this runs in the source's page.
 */
import { findDay, type Day } from './day.js'
import { SigiloError } from './errors.js'
import { MAX_ACTIVE_KEYS, MAX_KEYRING_ENTRIES } from './limits.js'

declare const fingerprintBrand: unique symbol
/** The fingerprint of a version 4 OpenPGP key: 40 upper-case hexadecimal digits (RFC 9580, 5.5.4.2). */
export type Fingerprint = string & { readonly [fingerprintBrand]: true }

export type KeyAction = 'anchor' | 'add' | 'activate' | 'retire' | 'revoke'
export type KeyState = 'added' | 'active' | 'retired' | 'revoked'

export interface KeyringEntry {
  number: number
  day: Day
  action: KeyAction
  fingerprint: Fingerprint
  /** SHA-256 of the binary public key, in `anchor` and `add`; null in every other entry. */
  keySha256: string | null
  /** SHA-256 of the statement before; 64 zeros in the first entry. */
  previous: string
  /** The anchor's detached signature over the statement, binary, in base64. */
  signature: string
}

/** The keys that stood active together, and the last day on which they did (null: they still do). */
export interface ActiveSet {
  fingerprints: Fingerprint[]
  untilDay: Day | null
}

export interface KeyringHistory {
  anchor: Fingerprint
  keys: Map<Fingerprint, { state: KeyState; since: Day; keySha256: string }>
  /** In order of time; the last one is in force and may be empty. */
  activeSets: ActiveSet[]
}

const KEYRING_VERSION = 1
export const FIRST_PREVIOUS = '0'.repeat(64)

/** What the anchor signs, and what the next entry's `previous` is the SHA-256 of. ASCII, a line feed after each line. */
export function createStatement(entry: Omit<KeyringEntry, 'signature'>): string {
  return [
    `sigilo keyring ${String(KEYRING_VERSION)}`,
    `number ${String(entry.number)}`,
    `day ${entry.day}`,
    `action ${entry.action}`,
    `fingerprint ${entry.fingerprint}`,
    `key ${entry.keySha256 ?? '-'}`,
    `previous ${entry.previous}`,
    '',
  ].join('\n')
}

export function findFingerprint(value: unknown): Fingerprint | null {
  return typeof value === 'string' && /^[0-9A-F]{40}$/.test(value) ? (value as Fingerprint) : null
}

/** In groups of four, as people compare it. */
export function spaceFingerprint(fingerprint: Fingerprint): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ')
}

/** Reads the entries of a parsed `keyring.json`. Throws `bad_key` on anything that is not exactly in form. */
export function readKeyringEntries(untrusted: unknown): KeyringEntry[] {
  if (!isRecord(untrusted) || untrusted['version'] !== KEYRING_VERSION) {
    throw brokenKeyring('it is not a keyring of version 1')
  }
  const { entries } = untrusted
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > MAX_KEYRING_ENTRIES) {
    throw brokenKeyring('it has no entries, or too many')
  }
  return entries.map((entry, i) => readEntry(entry, i + 1))
}

const ACTIONS: readonly unknown[] = ['anchor', 'add', 'activate', 'retire', 'revoke']

function readEntry(untrusted: unknown, number: number): KeyringEntry {
  const fault = (): SigiloError => brokenKeyring(`entry ${String(number)} is not in form`)
  if (!isRecord(untrusted) || Object.keys(untrusted).length !== 7) throw fault()
  const { action, keySha256, previous, signature } = untrusted
  const day = findDay(untrusted['day'])
  const fingerprint = findFingerprint(untrusted['fingerprint'])
  const bringsKey = action === 'anchor' || action === 'add'
  if (
    untrusted['number'] !== number ||
    day === null ||
    fingerprint === null ||
    !ACTIONS.includes(action) ||
    !(bringsKey ? isSha256(keySha256) : keySha256 === null) ||
    !isSha256(previous) ||
    typeof signature !== 'string' ||
    !/^[A-Za-z0-9+/]{40,3000}={0,2}$/.test(signature)
  ) {
    throw fault()
  }
  return {
    number,
    day,
    action: action as KeyAction,
    fingerprint,
    keySha256: keySha256 as string | null,
    previous,
    signature,
  }
}

/** The states that follow from the entries. Throws `bad_key` when an entry does not fit what came before it. */
export function replayKeyring(entries: readonly KeyringEntry[]): KeyringHistory {
  const first = entries[0]
  if (first?.action !== 'anchor') throw brokenKeyring('it does not begin with its anchor')
  const keys: KeyringHistory['keys'] = new Map()
  const activeSets: ActiveSet[] = [{ fingerprints: [], untilDay: null }]
  let lastDay = first.day
  for (const entry of entries.slice(1)) {
    if (entry.day < lastDay) throw brokenKeyring('its days go backwards')
    lastDay = entry.day
    const known = keys.get(entry.fingerprint)
    const state = nextState(entry, known?.state ?? null)
    keys.set(entry.fingerprint, {
      state,
      since: entry.day,
      keySha256: entry.keySha256 ?? known?.keySha256 ?? '',
    })
    const fingerprints = [...keys].filter(([, key]) => key.state === 'active').map(([id]) => id)
    if (fingerprints.length > MAX_ACTIVE_KEYS) throw brokenKeyring('it has too many active keys')
    const current = activeSets.at(-1)
    if (current && current.fingerprints.join() !== fingerprints.join()) {
      current.untilDay = entry.day
      activeSets.push({ fingerprints, untilDay: null })
    }
  }
  return { anchor: first.fingerprint, keys, activeSets }
}

/** Which state an action leads to, by the state that it is taken in. What is not here is not allowed. */
const TRANSITIONS: Record<KeyAction, Partial<Record<KeyState | 'unknown', KeyState>>> = {
  anchor: {},
  add: { unknown: 'added' },
  activate: { added: 'active', retired: 'active' },
  retire: { active: 'retired' },
  revoke: { added: 'revoked', active: 'revoked', retired: 'revoked' },
}

function nextState(entry: KeyringEntry, state: KeyState | null): KeyState {
  const next = TRANSITIONS[entry.action][state ?? 'unknown']
  if (next === undefined) {
    throw brokenKeyring(`entry ${String(entry.number)} does not fit the entries before it`)
  }
  return next
}

/**
 * The sets of keys that an envelope may be addressed to: the active set, and each that stood within the days of grace
 * (open pages, offline forms), unless a key of it has been revoked since.
 */
export function acceptedSets(history: KeyringHistory, today: Day, oldestDay: Day): Fingerprint[][] {
  return history.activeSets
    .filter(({ untilDay }) => (untilDay ?? today) >= oldestDay)
    .map(({ fingerprints }) => fingerprints)
    .filter((set) => set.length > 0 && set.every((id) => history.keys.get(id)?.state !== 'revoked'))
}

export function brokenKeyring(reason: string, cause?: unknown): SigiloError {
  return new SigiloError('bad_key', `the keyring does not hold: ${reason}`, { cause })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSha256(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
