/** `sigilo staff invite`: makes a person and the one link by which they come in. The link is said once and kept nowhere. */
import type { AccountStore } from '../domain/account.js'
import type { NewActivity } from '../domain/activity.js'
import type { Day } from '../domain/day.js'
import { SigiloError } from '../domain/errors.js'
import { ROLES, findPersonName } from '../domain/person.js'
import { sayLink, type NewLink } from './say-link.js'

export interface InviteDeps {
  accounts: Pick<AccountStore, 'invite'>
  link: NewLink
  record: (activity: NewActivity) => void
  today: Day
  say: (line: string) => void
}

/** Throws `exists` when the name is taken. */
export function inviteStaff(
  { accounts, link, record, today, say }: InviteDeps,
  givenName: string,
  givenRole: string | undefined,
): void {
  const name = findPersonName(givenName)
  if (name === null) {
    throw new SigiloError('invalid', 'that is not a name: 1 to 40 letters, digits and spaces')
  }
  const role = ROLES.find((each) => each === givenRole)
  if (!role) {
    throw new SigiloError('invalid', 'a person has a role', {
      hint: '--role staff or --role admin',
    })
  }
  accounts.invite(name, role, link.tokenSha256, link.expiresMs, today)
  record({ day: today, person: null, action: 'invited', detail: name })
  sayLink(name, link, say)
}
