/** Whose case files are taken without a question. */
import { describe, expect, it } from '@jest/globals'
import { findKnownSigners } from '../../../src/desk/keys/known-signers.js'
import type { KeyringFiles } from '../../../src/openpgp/keyring-files.js'
import { readKeyringFiles } from '../../../src/openpgp/keyring-files.js'
import { fingerprintOf } from '../../../src/openpgp/read-key.js'
import { makeTestKey, makeTestKeyring } from '../../helpers/keys.js'

const [active, retired, revoked, added, stranger] = await Promise.all(
  Array.from({ length: 5 }, () => makeTestKey()),
)
const made = await makeTestKeyring([
  ['add', active!],
  ['activate', active!],
  ['add', retired!],
  ['activate', retired!],
  ['retire', retired!],
  ['add', revoked!],
  ['activate', revoked!],
  ['revoke', revoked!],
  ['add', added!],
])
const keyring: KeyringFiles = await readKeyringFiles(
  (name) =>
    name === 'keyring.json'
      ? JSON.stringify({ version: 1, entries: made.entries })
      : ([made.anchor, ...made.keys].find(({ fingerprint }) => name === `${fingerprint}.asc`)
          ?.publicArmor ?? null),
  null,
  new Date(),
)

async function known(held: (typeof active)[], within: KeyringFiles | null = keyring) {
  const keys = await findKnownSigners(
    within,
    held.map((key) => key!.privateKey),
  )
  return new Set(keys.map(fingerprintOf))
}

describe('who signs a case', () => {
  it('are the keys in force and those that were once; neither the anchor nor one that was only added', async () => {
    expect(await known([])).toEqual(new Set([active!.fingerprint, retired!.fingerprint]))
  })

  it('are the keys that are unlocked here, whether the keyring has them or not', async () => {
    const { fingerprint } = stranger!
    expect((await known([stranger])).has(fingerprint)).toBe(true)
    expect(await known([stranger], null)).toEqual(new Set([fingerprint]))
    expect((await known([added])).has(added!.fingerprint)).toBe(true)
  })

  it('is never a key that the keyring has revoked, not even when it is unlocked here', async () => {
    expect((await known([revoked])).has(revoked!.fingerprint)).toBe(false)
  })

  it('hands out no secret', async () => {
    const keys = await findKnownSigners(keyring, [stranger!.privateKey])
    expect(keys.some((key) => key.isPrivate())).toBe(false)
  })
})
