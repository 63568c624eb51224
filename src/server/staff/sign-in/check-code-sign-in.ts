/**
 * Signing in by name, passphrase and code. All three are looked at whatever is wrong, so that neither the answer nor its
 * time tells whether somebody has that name, or which of them was right.
 */
import type { AccountStore, Session } from '../../../domain/account.js'
import { foldPersonName, type Person } from '../../../domain/person.js'
import type { Attempt, BackOff } from './back-off.js'
import { findCodeStep, makeCodeSecret } from './codes.js'
import { findKnownCookie } from './cookies.js'
import type { KnownDevices } from './known-devices.js'
import type { Passphrases } from './passphrases.js'

export interface CodeSignInDeps {
  accounts: Pick<AccountStore, 'findByName' | 'findSecrets' | 'takeStep'>
  passphrases: Passphrases
  devices: KnownDevices
  backOff: BackOff
  nowMs: () => number
}

export interface Typed {
  passphrase: string
  code: string
}

export interface CodeSignIn {
  /** Who it is, or null. Throws `flooded` when it must wait. */
  signIn(typed: Typed & { name: string }, cookies: string | undefined): Promise<Person | null>
  /** Whether it is still the person who signed in. Throws `flooded` when it must wait. */
  prove(person: Person, session: Session, typed: Typed): Promise<boolean>
}

export function createCodeSignIn(deps: CodeSignInDeps): CodeSignIn {
  const { accounts, passphrases, devices, backOff, nowMs } = deps
  const nobodysSecret = makeCodeSecret()

  async function isRight(person: Person | null, typed: Typed, isFirst: boolean): Promise<boolean> {
    const secrets = person && accounts.findSecrets(person.id)
    const hash = secrets?.passphraseHash ?? null
    const isPassphraseRight = await passphrases.isRight(typed.passphrase, hash, isFirst)
    const step = findCodeStep(secrets?.totpSecret ?? nobodysSecret, typed.code, nowMs())
    return (
      person !== null && isPassphraseRight && step !== null && accounts.takeStep(person.id, step)
    )
  }

  return {
    async signIn({ name, ...typed }, cookies) {
      const person = accounts.findByName(name)
      const device = person && devices.findDevice(findKnownCookie(cookies), person.id)
      const bucket = device === null ? `name:${foldPersonName(name)}` : `device:${device}`
      const right = await count(backOff.begin(bucket), () =>
        isRight(person, typed, device !== null),
      )
      return right ? person : null
    },
    prove: (person, session, typed) =>
      count(backOff.begin(`session:${session.idSha256}`), () => isRight(person, typed, true)),
  }
}

async function count(attempt: Attempt, judge: () => Promise<boolean>): Promise<boolean> {
  let isRight: boolean
  try {
    isRight = await judge()
  } catch (error) {
    attempt.dropped()
    throw error
  }
  if (isRight) attempt.succeeded()
  return isRight
}
