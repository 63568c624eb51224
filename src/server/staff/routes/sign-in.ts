/**
 * Name, passphrase and code in one form. Whatever of them is wrong, the answer is the same; and so it is for a name that
 * nobody has.
 */
import type { Person } from '../../../domain/person.js'
import { textOf } from '../texts.js'
import type { Handle, Visit } from '../visit.js'
import { beginSession } from './begin-session.js'
import { readField } from './read-field.js'
import { refusedFor } from './refused-for.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

type SignInDeps = Pick<SignInRouteDeps, 'signIn' | 'accounts' | 'texts' | 'show' | 'record'>

const PAGE = { hasScript: true }

export function showSignIn({ signIn, show }: Pick<SignInDeps, 'signIn' | 'show'>): Handle<Visit> {
  return (visit) => {
    if (signIn.sessions.find(visit.request.headers.cookie)) visit.response.redirect(303, '/')
    else show(visit, 'sign-in', {}, PAGE)
  }
}

export function signIn(deps: SignInDeps): Handle<Visit> {
  return async (visit) => {
    const name = readField(visit.form, 'name')
    const typed = {
      passphrase: readField(visit.form, 'passphrase'),
      code: readField(visit.form, 'code'),
    }
    const { cookie } = visit.request.headers
    let person: Person | null
    try {
      person = await deps.signIn.codes.signIn({ name, ...typed }, cookie)
    } catch (error) {
      const notice = refusedFor(error, visit, deps.texts)
      deps.show(visit, 'sign-in', { notice }, { ...PAGE, status: 429 })
      return
    }
    if (!person) {
      recordRefusal(deps, name)
      const notice = textOf(deps.texts.get(visit.language), 'signIn.wrong')
      deps.show(visit, 'sign-in', { notice }, { ...PAGE, status: 401 })
      return
    }
    beginSession(deps, visit, person)
    deps.record(person.id, 'signed-in')
    visit.response.redirect(303, '/')
  }
}

/** A write to disk takes milliseconds, so there is one for either; only a name that somebody has makes a record. */
function recordRefusal({ accounts, record }: SignInDeps, name: string): void {
  const person = accounts.findByName(name)
  if (person) record(person.id, 'sign-in-refused')
  else accounts.commitNothing()
}
