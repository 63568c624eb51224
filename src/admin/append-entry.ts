/**
 * Appends one entry to a keyring. The anchor's secret key is the caller's affair: this file is given a function that
 * signs, and never sees a key.
 */
import { createHash } from 'node:crypto'
import type { Day } from '../domain/day.js'
import {
  FIRST_PREVIOUS,
  createStatement,
  type Fingerprint,
  type KeyAction,
  type KeyringEntry,
} from '../domain/keyring.js'

export interface KeyChange {
  day: Day
  action: KeyAction
  fingerprint: Fingerprint
  /** The binary public key; in `anchor` and `add`, and only there. */
  binary?: Uint8Array
}

/** Returns the binary detached signature of the anchor over the bytes. */
export type SignStatement = (statement: Uint8Array) => Promise<Uint8Array>

/** @returns the entries with one more; those given are left as they are */
export async function appendEntry(
  entries: readonly KeyringEntry[],
  { day, action, fingerprint, binary }: KeyChange,
  sign: SignStatement,
): Promise<KeyringEntry[]> {
  const last = entries.at(-1)
  const entry = {
    number: entries.length + 1,
    day,
    action,
    fingerprint,
    keySha256: binary ? sha256Hex(binary) : null,
    previous: last ? sha256Hex(createStatement(last)) : FIRST_PREVIOUS,
  }
  const signature = await sign(new TextEncoder().encode(createStatement(entry)))
  return [...entries, { ...entry, signature: Buffer.from(signature).toString('base64') }]
}

function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
