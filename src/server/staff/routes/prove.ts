/** Proving once more who one is, before what must not be done by whoever finds the browser open. */
import { textOf } from '../texts.js'
import type { Handle, SignedInVisit } from '../visit.js'
import { writeSessionCookie } from '../sign-in/cookies.js'
import { localPathOf } from './local-path.js'
import { readField } from './read-field.js'
import { refusedFor } from './refused-for.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

type ProveDeps = Pick<SignInRouteDeps, 'signIn' | 'accounts' | 'texts' | 'show' | 'record'>

export function showProve(deps: Pick<ProveDeps, 'accounts' | 'show'>): Handle {
  return (visit) => {
    show(deps, visit, visit.query.get('to'))
  }
}

export function prove(deps: ProveDeps): Handle {
  return async (visit) => {
    const { person, session, form } = visit
    const to = readField(form, 'to')
    const typed = { passphrase: readField(form, 'passphrase'), code: readField(form, 'code') }
    let isRight: boolean
    try {
      isRight = await deps.signIn.codes.prove(person, session, typed)
    } catch (error) {
      show(deps, visit, to, { notice: refusedFor(error, visit, deps.texts), status: 429 })
      return
    }
    if (!isRight) {
      deps.record(person.id, 'sign-in-refused')
      const notice = textOf(deps.texts.get(visit.language), 'signIn.wrongProof')
      show(deps, visit, to, { notice, status: 401 })
      return
    }
    visit.response.redirect(303, goOn(deps, visit, to))
  }
}

/** Gives the new cookie, and says where to go. */
export function goOn(
  { signIn }: Pick<ProveDeps, 'signIn'>,
  { response, session }: SignedInVisit,
  to: string,
): string {
  response.setHeader('Set-Cookie', writeSessionCookie(signIn.sessions.renew(session)))
  return localPathOf(to, 'proved')
}

function show(
  deps: Pick<ProveDeps, 'accounts' | 'show'>,
  visit: SignedInVisit,
  to: string | null,
  { notice = null, status = 200 }: { notice?: string | null; status?: number } = {},
): void {
  const hasPasskeys = deps.accounts.listPasskeys(visit.person.id).length > 0
  const view = { to: localPathOf(to), hasPasskeys, notice }
  deps.show(visit, 'prove', view, { status, hasScript: hasPasskeys })
}
