import type { AccountStore } from '../domain/account.js'
import { SigiloError } from '../domain/errors.js'
import type { Person } from '../domain/person.js'

/** Throws `not_found` when nobody has that name. */
export function getStaff(accounts: Pick<AccountStore, 'findByName'>, name: string): Person {
  const person = accounts.findByName(name)
  if (!person) {
    throw new SigiloError('not_found', 'there is nobody of that name', {
      hint: 'sigilo staff list',
    })
  }
  return person
}
