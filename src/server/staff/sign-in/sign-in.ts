/** Joins the ways in, and what they share: who is signed in, and which browsers are known. */
import type { AccountStore } from '../../../domain/account.js'
import { createBackOff } from './back-off.js'
import { createCodeSignIn, type CodeSignIn } from './check-code-sign-in.js'
import { createInvitations, type Invitations } from './invitations.js'
import { createKnownDevices, type KnownDevices } from './known-devices.js'
import { createPasskeys, type Passkeys } from './passkeys.js'
import { createPassphrases } from './passphrases.js'
import { createSessions, type Sessions } from './sessions.js'

export interface SignIn {
  sessions: Sessions
  codes: CodeSignIn
  passkeys: Passkeys
  invitations: Invitations
  devices: KnownDevices
}

export interface SignInDeps {
  accounts: AccountStore
  /** Scheme, host and port by which staff reach the app. */
  origin: () => string
  nowMs: () => number
  /** Smaller in tests. */
  scryptN?: number
}

export function createSignIn({ accounts, origin, nowMs, scryptN }: SignInDeps): SignIn {
  const passphrases = createPassphrases(scryptN)
  const devices = createKnownDevices(() => accounts.deviceSecret())
  const backOff = createBackOff(nowMs)
  return {
    devices,
    sessions: createSessions(accounts, nowMs),
    codes: createCodeSignIn({ accounts, passphrases, devices, backOff, nowMs }),
    passkeys: createPasskeys({ accounts, origin, nowMs }),
    invitations: createInvitations({ accounts, passphrases, nowMs }),
  }
}
