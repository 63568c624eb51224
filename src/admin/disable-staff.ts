/** `sigilo staff disable`: shuts a person out at once; what is assigned to them stays so. */
import type { AccountStore } from '../domain/account.js'
import type { NewActivity } from '../domain/activity.js'
import type { Day } from '../domain/day.js'
import { getStaff } from './get-staff.js'

export interface DisableDeps {
  accounts: Pick<AccountStore, 'findByName' | 'disable' | 'list'>
  record: (activity: NewActivity) => void
  today: Day
  say: (line: string) => void
}

/** Throws `not_found` when nobody has that name. */
export function disableStaff({ accounts, record, today, say }: DisableDeps, name: string): void {
  const person = getStaff(accounts, name)
  accounts.disable(person.id)
  record({ day: today, person: null, action: 'disabled', detail: person.name })
  say(`${person.name} may not come in any more, and is signed out everywhere`)
  // Whoever has this command can let somebody in again, so even the last one may be shut out.
  if (!accounts.list().some(({ role, state }) => role === 'admin' && state === 'active')) {
    say('warning: there is no active admin now: sigilo staff invite NAME --role admin')
  }
}
