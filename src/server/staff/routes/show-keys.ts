/** Which keys are in force, for how long, and whether notifications go out: to be read, not changed. */
import type { Day } from '../../../domain/day.js'
import type { DrillStore } from '../../../domain/drill.js'
import { SigiloError } from '../../../domain/errors.js'
import { spaceFingerprint, type Fingerprint, type KeyState } from '../../../domain/keyring.js'
import type { OutboxHealth } from '../../../domain/outbox.js'
import { MIN_DAYS_LEFT, daysUntil, judgeKey } from '../../../openpgp/judge-key.js'
import type { KeyringFiles } from '../../../openpgp/keyring-files.js'
import { fingerprintOf } from '../../../openpgp/read-key.js'
import { textOf, type Texts, type TextsByLanguage } from '../texts.js'
import type { Handle, Show } from '../visit.js'

export interface ShowKeysDeps {
  keyring: () => KeyringFiles | null
  drills: Pick<DrillStore, 'findPass'>
  /** Null: no mail is set up. */
  mail: () => OutboxHealth | null
  texts: TextsByLanguage
  now: () => Date
  show: Show
}

interface ShownKey {
  fingerprint: string
  state: KeyState
  stateName: string
  since: Day
  name: string | null
  judgement: string | null
  isWorrying: boolean
  passedDay: Day | null
}

export function showKeys(deps: ShowKeysDeps): Handle {
  return async (visit) => {
    const files = deps.keyring()
    const texts = deps.texts.get(visit.language) ?? {}
    const keys = [...(files?.history.keys ?? [])].map(([fingerprint, { state, since }]) =>
      describeKey(deps, files, texts, { fingerprint, state, since }),
    )
    const health = deps.mail()
    deps.show(visit, 'keys', {
      anchor: files ? spaceFingerprint(files.history.anchor) : null,
      entryCount: files?.entries.length,
      keys: await Promise.all(keys),
      mail: health && { ...health, isWorrying: health.fault !== null },
    })
  }
}

async function describeKey(
  { drills, now }: ShowKeysDeps,
  files: KeyringFiles | null,
  texts: Texts,
  key: { fingerprint: Fingerprint; state: KeyState; since: Day },
): Promise<ShownKey> {
  const active = files?.activeKeys.find((each) => fingerprintOf(each) === key.fingerprint)
  const shown: ShownKey = {
    fingerprint: spaceFingerprint(key.fingerprint),
    state: key.state,
    stateName: textOf(texts, `keyStates.${key.state}`),
    since: key.since,
    name: active?.getUserIDs()[0] ?? null,
    judgement: null,
    isWorrying: false,
    passedDay: drills.findPass(key.fingerprint),
  }
  if (!active) return shown
  try {
    const daysLeft = daysUntil((await judgeKey(active, now())).usableUntilMs, now())
    shown.isWorrying = daysLeft < MIN_DAYS_LEFT
    shown.judgement =
      daysLeft === Infinity
        ? textOf(texts, 'keys.noEnd')
        : textOf(texts, 'keys.daysLeft').replace('{days}', String(daysLeft))
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    shown.isWorrying = true
    shown.judgement = textOf(texts, 'keys.leftOut')
  }
  return shown
}
