/**
 * Joins the folder of keys, the memory of the last keyring and the watch over both; judges whether the keys fit the mode.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { isDemoUserId } from '../domain/demo.js'
import { SigiloError } from '../domain/errors.js'
import { demandContinuation, type KeyringHeadStore } from '../domain/keyring-head.js'
import { MIN_DAYS_LEFT, daysUntil, judgeKey } from '../openpgp/judge-key.js'
import { readKeyringFiles, type KeyringFiles } from '../openpgp/keyring-files.js'
import { fingerprintOf } from '../openpgp/read-key.js'
import { createKeyringInForce, type KeyringInForce } from '../server/http/keyring-in-force.js'
import { createKeyringWatch, type KeyringWatch } from '../server/http/keyring-watch.js'
import type { Config } from './config.js'
import { readKeyFilesOf } from './key-files.js'

/** A change of keys is in force this long after it was copied. */
const POLL_MS = 2_000
/** How often it is reckoned anew which keys have expired and which sets are in grace. */
const REFRESH_MS = 600_000

/** Throws `configuration` when the keys do not fit the mode; a keyring that does not hold only closes intake. */
export async function startKeyring(
  config: Config,
  heads: KeyringHeadStore,
  report: (line: string) => void,
): Promise<KeyringWatch> {
  // The keyring that a demonstration makes must not stand in the way of the real one that comes after it.
  const isRemembered = config.keysFolder === config.givenKeysFolder
  async function load(): Promise<KeyringInForce> {
    const now = new Date()
    const files = await readKeyringFiles(readKeyFilesOf(config.keysFolder), config.anchor, now)
    const fault = findModeFault(config, files)
    if (fault) throw fault
    if (isRemembered) demandContinuation(files.statementHashes, heads.find())
    const keyring = await createKeyringInForce(files, {
      graceDays: config.keyGraceDays,
      aheadMs: 2 * REFRESH_MS,
      security: config.organisation.securityContact
        ? { contact: config.organisation.securityContact, publicUrl: config.publicUrl }
        : null,
      nowMs: Date.now,
    })
    if (isRemembered) heads.save(keyring.head)
    await reportDaysLeft(files, now, report)
    return keyring
  }
  const watch = createKeyringWatch({
    stamp: () => stampOf(join(config.keysFolder, 'keyring.json')),
    load,
    report,
    pollMs: POLL_MS,
    refreshMs: REFRESH_MS,
  })
  const fault = await watch.look()
  if (fault instanceof SigiloError && fault.code === 'configuration') {
    watch.stop()
    throw fault
  }
  return watch
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats ? [stats.mtimeMs, stats.size, stats.ino].join() : 'none'
}

function findModeFault(
  { mode, anchor }: Config,
  { anchorKey, activeKeys, history }: KeyringFiles,
): SigiloError | null {
  const userIds = [anchorKey, ...activeKeys].flatMap((key) => key.getUserIDs())
  if (mode === 'demo') {
    if (userIds.every(isDemoUserId)) return null
    return new SigiloError('configuration', 'a demonstration refuses keys that are real')
  }
  if (userIds.some(isDemoUserId)) {
    return new SigiloError('configuration', 'production refuses the keys of a demonstration')
  }
  if (anchor !== null) return null
  // Who can write to the folder of keys could put another anchor there; so the pin must come from elsewhere.
  return new SigiloError('configuration', 'SIGILO_ANCHOR does not say which anchor is yours', {
    hint: `the keyring begins with ${history.anchor}; if that is yours, set SIGILO_ANCHOR to it`,
  })
}

async function reportDaysLeft(
  { activeKeys }: KeyringFiles,
  now: Date,
  report: (line: string) => void,
): Promise<void> {
  let usable = 0
  for (const key of activeKeys) {
    const name = `key ${fingerprintOf(key)}`
    try {
      const daysLeft = daysUntil((await judgeKey(key, now)).usableUntilMs, now)
      usable++
      if (daysLeft === Infinity) report(`${name} does not expire`)
      else if (daysLeft >= MIN_DAYS_LEFT) report(`${name} has ${String(daysLeft)} days left`)
      else report(`warning: ${name} has only ${String(daysLeft)} days left; change it now`)
    } catch (error) {
      if (!(error instanceof SigiloError)) throw error
      report(`warning: ${name} is left out: ${error.message}`)
    }
  }
  if (usable === 0) report('intake is closed: no key is in force that can be sealed to')
}
