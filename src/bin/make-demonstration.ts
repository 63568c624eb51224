/**
 * Makes what a demonstration needs: an anchor, one staff key, and a keyring that the anchor signs. Only `bin/demo` comes
 * here. The keys are marked in their user ids, and production refuses them.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { appendEntry } from '../admin/append-entry.js'
import { unlockKey } from '../desk/open-envelope.js'
import { dayOf } from '../domain/day.js'
import { DEMO_MARK } from '../domain/demo.js'
import { makeKey, signWith, type MadeKey } from './make-key.js'

const SECRET = { mode: 0o600, flag: 'wx' } as const

/** Makes the folder whole or not at all; where it stands already, nothing is touched. */
export async function makeDemonstration(demoFolder: string): Promise<void> {
  if (existsSync(demoFolder)) return
  const unfinished = `${demoFolder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(join(unfinished, 'keys'), { recursive: true, mode: 0o700 })

  const passphrase = randomBytes(12).toString('base64url')
  const anchor = await makeDemoKey('anchor', null)
  const staff = await makeDemoKey('desk', passphrase)
  const sign = signWith(await unlockKey(anchor.privateArmor, null))
  const day = dayOf(Date.now())
  const { fingerprint } = staff
  let entries = await appendEntry([], { ...anchor, day, action: 'anchor' }, sign)
  entries = await appendEntry(entries, { ...staff, day, action: 'add' }, sign)
  entries = await appendEntry(entries, { fingerprint, day, action: 'activate' }, sign)

  const inKeys = (name: string): string => join(unfinished, 'keys', name)
  writeFileSync(inKeys('keyring.json'), JSON.stringify({ version: 1, entries }, null, 2) + '\n')
  for (const key of [anchor, staff]) {
    writeFileSync(inKeys(`${key.fingerprint}.asc`), key.publicArmor)
  }
  writeFileSync(join(unfinished, 'desk-key.asc'), staff.privateArmor, SECRET)
  writeFileSync(join(unfinished, 'anchor-key.asc'), anchor.privateArmor, SECRET)
  writeFileSync(join(unfinished, 'passphrase.txt'), passphrase + '\n', SECRET)
  renameSync(unfinished, demoFolder)
}

function makeDemoKey(role: string, passphrase: string | null): Promise<MadeKey> {
  return makeKey({ name: `Sigilo demonstration ${role}`, email: role + DEMO_MARK }, passphrase)
}
