/**
 * What every change of the keyring has in common: it is planned on a keyring that holds, shown, confirmed by typing, signed
 * by the anchor, verified as a page would verify it, and only then written. Whatever fails leaves the folder as it was.
 */
import { dayOf } from '../domain/day.js'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint, KeyAction } from '../domain/keyring.js'
import { armorKey, fingerprintOf } from '../openpgp/read-key.js'
import { findUsableKeys } from '../openpgp/seal.js'
import {
  readKeyringFiles,
  type KeyringFiles,
  type ReadKeyringFile,
} from '../openpgp/keyring-files.js'
import { verifyKeyring } from '../openpgp/verify-keyring.js'
import { appendEntry, type SignStatement } from './append-entry.js'
import { withLock, writeKeyring } from './keyring-folder.js'

export interface ChangeDeps {
  folder: string
  /** Reads a file of that folder. */
  readFile: ReadKeyringFile
  /** The anchor that is expected; null: the one that the keyring begins with. */
  anchor: Fingerprint | null
  /** Signs as the anchor with this fingerprint. */
  signAs: (anchor: Fingerprint) => Promise<SignStatement>
  /** Resolves when the last eight digits of the fingerprint were typed back; throws `invalid` otherwise. */
  confirm: (fingerprint: Fingerprint) => Promise<void>
  say: (line: string) => void
  now: () => Date
}

export interface PlannedChange {
  action: KeyAction
  fingerprint: Fingerprint
  /** The binary public key; in `add`, and only there. */
  binary?: Uint8Array
}

export interface Plan {
  changes: PlannedChange[]
  /** What will happen, a sentence a line. */
  consequences: string[]
  /** The key whose digits are typed back. */
  subject: Fingerprint
}

export async function changeKeyring(
  deps: ChangeDeps,
  plan: (files: KeyringFiles) => Promise<Plan>,
): Promise<void> {
  const { folder, say, now } = deps
  await withLock(folder, async () => {
    const files = await readKeyringFiles(deps.readFile, deps.anchor, now())
    const { changes, consequences, subject } = await plan(files)
    for (const line of consequences) say(line)
    await deps.confirm(subject)
    const sign = await deps.signAs(files.history.anchor)
    let entries = files.entries
    for (const change of changes) {
      entries = await appendEntry(entries, { ...change, day: dayOf(now().getTime()) }, sign)
    }
    const added = new Map<Fingerprint, Uint8Array>()
    for (const { fingerprint, binary } of changes) if (binary) added.set(fingerprint, binary)
    const findBytes = (id: Fingerprint): Uint8Array | null => added.get(id) ?? files.findBytes(id)
    await verifyKeyring({ version: 1, entries }, files.history.anchor, findBytes, now())
    const newKeys = [...added].map(([fingerprint, binary]) => ({
      fingerprint,
      armored: armorKey(binary),
    }))
    writeKeyring(folder, entries, newKeys)
    say(`done: the keyring has ${String(entries.length)} entries; copy the folder to the server`)
  })
}

/** Throws `not_found` when the keyring has no such key, `invalid` when it is not in a state that fits. */
export function demandState(
  { history }: KeyringFiles,
  fingerprint: Fingerprint,
  states: readonly string[],
): void {
  const state = history.keys.get(fingerprint)?.state
  if (state === undefined) {
    throw new SigiloError('not_found', `the keyring has no key ${fingerprint}`, {
      hint: 'sigilo keys list shows those that it has',
    })
  }
  if (!states.includes(state)) {
    throw new SigiloError(
      'invalid',
      `the key ${fingerprint} is ${state}, and must be ${states.join(' or ')} for this`,
    )
  }
}

/** The active keys besides this one that can be sealed to now: one that has expired is active and of no use. */
export async function otherUsableKeys(
  { activeKeys }: KeyringFiles,
  fingerprint: Fingerprint,
  now: Date,
): Promise<Fingerprint[]> {
  const usable = await findUsableKeys(activeKeys, now)
  return usable.map(fingerprintOf).filter((id) => id !== fingerprint)
}
