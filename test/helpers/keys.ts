/** Test keys, made on the spot and clearly named so; nothing here ever opens a real tip. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createMessage,
  generateKey,
  readKey,
  readPrivateKey,
  sign,
  type Key,
  type PrivateKey,
} from 'openpgp'
import { appendEntry, type SignStatement } from '../../src/admin/append-entry.js'
import { dayOf, type Day } from '../../src/domain/day.js'
import { DEMO_MARK } from '../../src/domain/demo.js'
import type { Fingerprint, KeyAction, KeyringEntry } from '../../src/domain/keyring.js'
import { fingerprintOf, unarmorKey } from '../../src/openpgp/read-key.js'

export interface TestKey {
  fingerprint: Fingerprint
  key: Key
  privateKey: PrivateKey
  publicArmor: string
  privateArmor: string
  binary: Uint8Array
}

/** What OpenPGP.js does not export by name. */
type KeyOptions = Omit<Parameters<typeof generateKey>[0], 'format'>

export async function makeTestKey(options: Partial<KeyOptions> = {}): Promise<TestKey> {
  const pair = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name: 'Sigilo test key', email: `test${DEMO_MARK}` }],
    ...options,
    format: 'armored',
  })
  const key = await readKey({ armoredKey: pair.publicKey })
  return {
    fingerprint: fingerprintOf(key),
    key,
    privateKey: await readPrivateKey({ armoredKey: pair.privateKey }),
    publicArmor: pair.publicKey,
    privateArmor: pair.privateKey,
    binary: await unarmorKey(pair.publicKey),
  }
}

export function signerOf({ privateKey }: TestKey): SignStatement {
  return async (statement) =>
    sign({
      message: await createMessage({ binary: statement }),
      signingKeys: privateKey,
      detached: true,
      format: 'binary',
    })
}

export interface TestKeyring {
  anchor: TestKey
  entries: KeyringEntry[]
  keys: TestKey[]
}

type Step = [action: KeyAction, key: TestKey, day?: string]

/** A keyring with an anchor of its own and the steps given; days default to today. */
export async function makeTestKeyring(
  steps: Step[],
  anchor?: TestKey,
  firstDay = '2026-01-01',
): Promise<TestKeyring> {
  const signer = anchor ?? (await makeTestKey())
  const today = dayOf(Date.now())
  let entries = await appendEntry(
    [],
    {
      day: firstDay as Day,
      action: 'anchor',
      fingerprint: signer.fingerprint,
      binary: signer.binary,
    },
    signerOf(signer),
  )
  for (const [action, key, day] of steps) {
    entries = await appendEntry(
      entries,
      {
        day: (day ?? today) as Day,
        action,
        fingerprint: key.fingerprint,
        ...(action === 'add' && { binary: key.binary }),
      },
      signerOf(signer),
    )
  }
  return { anchor: signer, entries, keys: [...new Set(steps.map(([, key]) => key))] }
}

/** One active key, as most tests need it. */
export async function makeSimpleKeyring(key: TestKey): Promise<TestKeyring> {
  return makeTestKeyring([
    ['add', key],
    ['activate', key],
  ])
}

export function writeKeyringFolder(folder: string, { anchor, entries, keys }: TestKeyring): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'keyring.json'), JSON.stringify({ version: 1, entries }))
  for (const { fingerprint, publicArmor } of [anchor, ...keys]) {
    writeFileSync(join(folder, `${fingerprint}.asc`), publicArmor)
  }
}
