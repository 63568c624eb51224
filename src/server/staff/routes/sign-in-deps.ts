/** What the routes of signing in and of people are given; each names the few of them that it needs. */
import type { AccountStore } from '../../../domain/account.js'
import type { Action } from '../../../domain/activity.js'
import type { PersonId } from '../../../domain/person.js'
import type { SignIn } from '../sign-in/sign-in.js'
import type { TextsByLanguage } from '../texts.js'
import type { Show } from '../visit.js'

export interface SignInRouteDeps {
  signIn: SignIn
  accounts: AccountStore
  /** Scheme, host and port by which staff reach the app; links begin with it. */
  origin: () => string
  texts: TextsByLanguage
  show: Show
  record: (person: PersonId, action: Action, detail?: string) => void
  nowMs: () => number
}
