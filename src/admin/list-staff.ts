/** `sigilo staff list`: who there is. */
import type { AccountStore } from '../domain/account.js'

export function listStaff({ list }: Pick<AccountStore, 'list'>, say: (line: string) => void): void {
  const people = list()
  for (const { name, role, state, sinceDay } of people) {
    say(`${name}  ${role}  ${state}  since ${sinceDay}`)
  }
  say(people.length === 1 ? '1 person' : `${String(people.length)} people`)
}
