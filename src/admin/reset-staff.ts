/** `sigilo staff reset`: what a person came in with is worth nothing from now on, and a link lets them begin anew. */
import type { AccountStore } from '../domain/account.js'
import type { NewActivity } from '../domain/activity.js'
import type { Day } from '../domain/day.js'
import { getStaff } from './get-staff.js'
import { sayLink, type NewLink } from './say-link.js'

export interface ResetDeps {
  accounts: Pick<AccountStore, 'findByName' | 'reset'>
  link: NewLink
  record: (activity: NewActivity) => void
  today: Day
  say: (line: string) => void
}

/** Throws `not_found` when nobody has that name. */
export function resetStaff({ accounts, link, record, today, say }: ResetDeps, name: string): void {
  const person = getStaff(accounts, name)
  accounts.reset(person.id, link.tokenSha256, link.expiresMs)
  record({ day: today, person: null, action: 'reset', detail: person.name })
  say(`passphrase, codes, passkeys and sessions of ${person.name} are worth nothing now`)
  sayLink(person.name, link, say)
}
