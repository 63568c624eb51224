/** `sigilo keys init`: makes a keyring that holds its anchor and nothing else. */
import { mkdirSync } from 'node:fs'
import { dayOf } from '../domain/day.js'
import { SigiloError } from '../domain/errors.js'
import { judgeAnchor } from '../openpgp/judge-key.js'
import { armorKey, fingerprintOf, readPublicKey } from '../openpgp/read-key.js'
import { verifyKeyring } from '../openpgp/verify-keyring.js'
import { appendEntry } from './append-entry.js'
import type { ChangeDeps } from './change-keyring.js'
import { describeUserId } from './describe-key.js'
import { withLock, writeKeyring } from './keyring-folder.js'

/** @param binary the anchor's public key */
export async function initKeyring(
  { folder, readFile, signAs, confirm, say, now }: Omit<ChangeDeps, 'anchor'>,
  binary: Uint8Array,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await withLock(folder, async () => {
    if ((await readFile('keyring.json')) !== null) {
      throw new SigiloError('exists', `there is a keyring in ${folder} already`)
    }
    const key = await readPublicKey(binary)
    await judgeAnchor(key, now())
    const fingerprint = fingerprintOf(key)
    say(`anchor  ${fingerprint}  ${describeUserId(key)}`)
    say(
      'It signs every change of the keys from now on, and its fingerprint is pinned in every page.',
    )
    say(
      'Whoever has its secret key decides whose keys tips are sealed to. Keep it off every server.',
    )
    await confirm(fingerprint)
    const day = dayOf(now().getTime())
    const change = { day, action: 'anchor' as const, fingerprint, binary }
    const entries = await appendEntry([], change, await signAs(fingerprint))
    await verifyKeyring({ version: 1, entries }, fingerprint, () => binary, now())
    writeKeyring(folder, entries, [{ fingerprint, armored: armorKey(binary) }])
    say(`done: ${folder} has a keyring. On the server set SIGILO_ANCHOR=${fingerprint}`)
  })
}
