/** Adding a passkey, which the script of the page does, and removing one, which a form does. */
import type { Handle } from '../visit.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

type PasskeyDeps = Pick<SignInRouteDeps, 'signIn' | 'accounts' | 'record'>

export function offerPasskey({ signIn }: Pick<PasskeyDeps, 'signIn'>): Handle {
  return async ({ person, session, response }) => {
    response.json(await signIn.passkeys.offerAdding(person, session))
  }
}

export function addPasskey({ signIn, record }: Pick<PasskeyDeps, 'signIn' | 'record'>): Handle {
  return async ({ person, session, form, response }) => {
    await signIn.passkeys.add(person, session, form.get('response'))
    record(person.id, 'passkey-added')
    response.json({ to: '/account?done=passkey-added' })
  }
}

export function removePasskey({
  accounts,
  record,
}: Pick<PasskeyDeps, 'accounts' | 'record'>): Handle {
  return ({ person, request, response }) => {
    accounts.removePasskey(person.id, String(request.params['id']))
    record(person.id, 'passkey-removed')
    response.redirect(303, '/account?done=passkey-removed')
  }
}
