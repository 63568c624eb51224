/** Signing in with a passkey: for the script of the page, which sends a form and gets JSON. Nobody's mistakes hold it up. */
import { SigiloError } from '../../../domain/errors.js'
import type { Handle, Visit } from '../visit.js'
import { beginSession } from './begin-session.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

type PasskeyDeps = Pick<SignInRouteDeps, 'signIn' | 'accounts' | 'record'>

export function offerSignIn({ signIn }: Pick<PasskeyDeps, 'signIn'>): Handle<Visit> {
  return async ({ response }) => {
    response.json(await signIn.passkeys.offerSignIn())
  }
}

export function signInWithPasskey(deps: PasskeyDeps): Handle<Visit> {
  return async (visit) => {
    const person = await deps.signIn.passkeys.signIn(visit.form.get('response'))
    if (!person) throw new SigiloError('bad_key', 'the passkey does not hold')
    beginSession(deps, visit, person)
    deps.record(person.id, 'signed-in')
    visit.response.json({ to: '/' })
  }
}
