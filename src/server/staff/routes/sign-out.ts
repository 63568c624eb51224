/** Ends the session, and has the browser forget what it may have kept; not that it is known, which keeps strangers apart. */
import { expireSessionCookie } from '../sign-in/cookies.js'
import type { Handle } from '../visit.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

export function signOut({
  accounts,
  record,
}: Pick<SignInRouteDeps, 'accounts' | 'record'>): Handle {
  return ({ person, session, response }) => {
    accounts.endSession(person.id, session.idSha256)
    record(person.id, 'signed-out')
    response.setHeader('Set-Cookie', expireSessionCookie())
    // With "cookies" the known browser would be forgotten too.
    response.setHeader('Clear-Site-Data', '"cache", "storage"')
    response.redirect(303, '/sign-in?done=signed-out')
  }
}
