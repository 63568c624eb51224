/** Checks of `sigilo doctor`: whether the mode and its keys fit, and whether sources can seal. */
import { isDemoUserId } from '../domain/demo.js'
import type { DrillStore } from '../domain/drill.js'
import { demandContinuation, type KeyringHead } from '../domain/keyring-head.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { remarkOnKeys } from './check-keys.js'
import { look, ok, wrong, type Finding } from './doctor-finding.js'

/** @param files null: the keyring does not hold, so nothing is known of its keys */
export function checkMode(
  mode: 'demo' | 'production',
  isAnchorPinned: boolean,
  files: Pick<KeyringFiles, 'anchorKey' | 'activeKeys'> | null,
): Finding {
  const userIds = files
    ? [files.anchorKey, ...files.activeKeys].flatMap((key) => key.getUserIDs())
    : []
  if (mode === 'demo') {
    return userIds.every(isDemoUserId)
      ? look('a demonstration: nothing real may come here', 'to take tips, see docs/operations.md')
      : wrong('a demonstration refuses keys that are real', 'set SIGILO_MODE to production')
  }
  if (userIds.some(isDemoUserId)) {
    return wrong('production refuses the keys of a demonstration', 'sigilo keys init')
  }
  return isAnchorPinned
    ? ok('production')
    : wrong(
        'SIGILO_ANCHOR does not say which anchor is yours',
        'set it to the fingerprint of your anchor, from where you wrote it down',
      )
}

/**
 * @param drills null: there is no database
 * @param head how far the keyring had come when it was last in force; null: never
 */
export async function checkKeyring(
  files: KeyringFiles,
  drills: Pick<DrillStore, 'findPass'> | null,
  head: KeyringHead | null,
  now: Date,
): Promise<Finding[]> {
  const { remarks, usable } = await remarkOnKeys(files.activeKeys, drills, now)
  demandContinuation(files.statementHashes, head)
  return [
    ok(`the keyring holds, all ${String(files.entries.length)} entries`),
    ...remarks.map(({ seen, next }) => (next === null ? ok(seen) : look(seen, next))),
    ...(usable > 0
      ? []
      : [
          wrong(
            'no key is in force that can be sealed to, so intake takes nothing',
            'sigilo keys add FILE, then sigilo keys activate FPR',
          ),
        ]),
  ]
}
