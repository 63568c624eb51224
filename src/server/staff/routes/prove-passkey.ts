/** The same proof with a passkey: for the script of the page, which sends a form and gets JSON. */
import { SigiloError } from '../../../domain/errors.js'
import type { Handle } from '../visit.js'
import { goOn } from './prove.js'
import { readField } from './read-field.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

type PasskeyDeps = Pick<SignInRouteDeps, 'signIn'>

export function offerProof({ signIn }: PasskeyDeps): Handle {
  return async ({ person, session, response }) => {
    response.json(await signIn.passkeys.offerProof(person, session))
  }
}

export function proveWithPasskey(deps: PasskeyDeps): Handle {
  return async (visit) => {
    const { person, session, form } = visit
    if (!(await deps.signIn.passkeys.prove(person, session, form.get('response')))) {
      throw new SigiloError('bad_key', 'the passkey does not hold')
    }
    visit.response.json({ to: goOn(deps, visit, readField(form, 'to')) })
  }
}
