/** What every way in ends with: a new session, the old one of this browser ended, and the browser known from now on. */
import type { Person } from '../../../domain/person.js'
import { writeKnownCookie, writeSessionCookie } from '../sign-in/cookies.js'
import type { Visit } from '../visit.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

export function beginSession(
  { signIn, accounts }: Pick<SignInRouteDeps, 'signIn' | 'accounts'>,
  { request, response }: Visit,
  person: Person,
): void {
  const old = signIn.sessions.find(request.headers.cookie)
  if (old) accounts.endSession(old.person.id, old.session.idSha256)
  response.setHeader('Set-Cookie', [
    writeSessionCookie(signIn.sessions.start(person.id)),
    writeKnownCookie(signIn.devices.make(person.id)),
  ])
}
