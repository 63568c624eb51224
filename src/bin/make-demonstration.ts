/**
 * Makes what a demonstration needs: an anchor, one staff key, and a keyring that the anchor signs. Only `bin/demo` comes
 * here. The keys are marked in their user ids, and production refuses them.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createMessage, generateKey, readKey, readPrivateKey, sign, type PrivateKey } from 'openpgp'
import { appendEntry } from '../admin/append-entry.js'
import { dayOf } from '../domain/day.js'
import { DEMO_MARK } from '../domain/demo.js'
import type { Fingerprint } from '../domain/keyring.js'
import { OPENPGP_CONFIG as config } from '../openpgp/openpgp-config.js'
import { fingerprintOf, unarmorKey } from '../openpgp/read-key.js'

const SECRET = { mode: 0o600, flag: 'wx' } as const

/** Makes the folder whole or not at all; where it stands already, nothing is touched. */
export async function makeDemonstration(demoFolder: string): Promise<void> {
  if (existsSync(demoFolder)) return
  const unfinished = `${demoFolder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(join(unfinished, 'keys'), { recursive: true, mode: 0o700 })

  const passphrase = randomBytes(12).toString('base64url')
  const anchor = await makeKey('anchor', null)
  const staff = await makeKey('desk', passphrase)
  const day = dayOf(Date.now())
  const sign = (statement: Uint8Array): Promise<Uint8Array> => signWith(anchor, statement)
  const desk = { fingerprint: staff.fingerprint, day }
  let entries = await appendEntry([], { ...anchor, day, action: 'anchor' }, sign)
  entries = await appendEntry(entries, { ...staff, day, action: 'add' }, sign)
  entries = await appendEntry(entries, { ...desk, action: 'activate' }, sign)

  const inKeys = (name: string): string => join(unfinished, 'keys', name)
  writeFileSync(inKeys('keyring.json'), JSON.stringify({ version: 1, entries }, null, 2) + '\n')
  for (const { fingerprint, publicKey } of [anchor, staff]) {
    writeFileSync(inKeys(`${fingerprint}.asc`), publicKey)
  }
  writeFileSync(join(unfinished, 'desk-key.asc'), staff.privateKey, SECRET)
  writeFileSync(join(unfinished, 'anchor-key.asc'), anchor.privateKey, SECRET)
  writeFileSync(join(unfinished, 'passphrase.txt'), passphrase + '\n', SECRET)
  renameSync(unfinished, demoFolder)
}

interface DemoKey {
  fingerprint: Fingerprint
  publicKey: string
  privateKey: string
  binary: Uint8Array
}

async function makeKey(role: string, passphrase: string | null): Promise<DemoKey> {
  const pair = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name: `Sigilo demonstration ${role}`, email: role + DEMO_MARK }],
    ...(passphrase !== null && { passphrase }),
    format: 'armored',
    config,
  })
  return {
    fingerprint: fingerprintOf(await readKey({ armoredKey: pair.publicKey, config })),
    publicKey: pair.publicKey,
    privateKey: pair.privateKey,
    binary: await unarmorKey(pair.publicKey),
  }
}

async function signWith(anchor: DemoKey, statement: Uint8Array): Promise<Uint8Array> {
  const signingKeys: PrivateKey = await readPrivateKey({ armoredKey: anchor.privateKey, config })
  const message = await createMessage({ binary: statement })
  return sign({ message, signingKeys, detached: true, format: 'binary', config })
}
