/** What an admin does with people: invite, shut out, give a new link. Links are shown once and kept as digests. */
import { dayOf } from '../../../domain/day.js'
import { SigiloError } from '../../../domain/errors.js'
import { ROLES, findPersonName, type Person, type PersonId } from '../../../domain/person.js'
import { makeLink } from '../sign-in/make-link.js'
import { textOf } from '../texts.js'
import type { Handle, SignedInVisit } from '../visit.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

type PeopleDeps = Pick<
  SignInRouteDeps,
  'accounts' | 'origin' | 'texts' | 'show' | 'record' | 'nowMs'
>

export function showPeople({
  accounts,
  texts,
  show,
}: Pick<PeopleDeps, 'accounts' | 'texts' | 'show'>): Handle {
  return (visit) => {
    const own = texts.get(visit.language)
    show(visit, 'people', {
      people: accounts.list().map((person) => ({
        ...{ id: person.id, name: person.name, sinceDay: person.sinceDay },
        roleName: textOf(own, `signIn.roles.${person.role}`),
        stateName: textOf(own, `signIn.states.${person.state}`),
        mayBeDisabled: person.state !== 'disabled' && mayDisable(visit, person),
      })),
      roles: ROLES.map((role) => ({ role, name: textOf(own, `signIn.roles.${role}`) })),
    })
  }
}

export function invitePerson(deps: PeopleDeps): Handle {
  return (visit) => {
    const name = findPersonName(visit.form.get('name'))
    const role = ROLES.find((each) => each === visit.form.get('role'))
    if (name === null || !role) {
      throw new SigiloError('invalid', 'a person has a name of up to 40 letters, and a role')
    }
    const link = makeLink(deps.origin(), deps.nowMs())
    deps.accounts.invite(name, role, link.tokenSha256, link.expiresMs, dayOf(deps.nowMs()))
    deps.record(visit.person.id, 'invited', name)
    deps.show(visit, 'people-link', { name, link: link.url })
  }
}

export function resetPerson(deps: PeopleDeps): Handle {
  return (visit) => {
    const person = get(deps, visit)
    const link = makeLink(deps.origin(), deps.nowMs())
    deps.accounts.reset(person.id, link.tokenSha256, link.expiresMs)
    deps.record(visit.person.id, 'reset', person.name)
    deps.show(visit, 'people-link', { name: person.name, link: link.url })
  }
}

export function disablePerson(deps: Pick<PeopleDeps, 'accounts' | 'record'>): Handle {
  return (visit) => {
    const person = get(deps, visit)
    if (!mayDisable(visit, person)) {
      throw new SigiloError('forbidden', 'nobody shuts themself out')
    }
    deps.accounts.disable(person.id)
    deps.record(visit.person.id, 'disabled', person.name)
    visit.response.redirect(303, '/people?done=disabled')
  }
}

function get({ accounts }: Pick<PeopleDeps, 'accounts'>, { request }: SignedInVisit): Person {
  const person = accounts.find(String(request.params['id']) as PersonId)
  if (!person) throw new SigiloError('not_found', 'there is no such person')
  return person
}

/** Who asks is an admin and stays one, so there is always somebody left who can let people in. */
function mayDisable(visit: SignedInVisit, person: Person): boolean {
  return person.id !== visit.person.id
}
