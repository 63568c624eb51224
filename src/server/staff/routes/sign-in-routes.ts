/** The routes by which people come in, prove who they are, look after their account, and, for admins, after people. */
import type { Route } from '../visit.js'
import { addPasskey, offerPasskey, removePasskey } from './account-passkeys.js'
import { changeLanguage, endSession, showAccount } from './account.js'
import {
  beginInvitation,
  finishInvitation,
  showInvitation,
  startInvitationOver,
} from './invitation.js'
import { disablePerson, invitePerson, resetPerson, showPeople } from './people.js'
import { offerProof, proveWithPasskey } from './prove-passkey.js'
import { prove, showProve } from './prove.js'
import type { SignInRouteDeps } from './sign-in-deps.js'
import { offerSignIn, signInWithPasskey } from './sign-in-passkey.js'
import { showSignIn, signIn } from './sign-in.js'
import { signOut } from './sign-out.js'

export function createSignInRoutes(deps: SignInRouteDeps): Route[] {
  const get = { method: 'GET' } as const
  const post = { method: 'POST' } as const
  const anybody = { who: 'anybody' } as const
  const staff = { who: 'staff' } as const
  const admin = { who: 'admin' } as const
  const sensitive = { isSensitive: true } as const
  return [
    { ...get, path: '/sign-in', ...anybody, handle: showSignIn(deps) },
    { ...post, path: '/sign-in', ...anybody, handle: signIn(deps) },
    { ...post, path: '/sign-in/passkey/options', ...anybody, handle: offerSignIn(deps) },
    { ...post, path: '/sign-in/passkey', ...anybody, handle: signInWithPasskey(deps) },
    { ...post, path: '/sign-out', ...staff, handle: signOut(deps) },
    { ...get, path: '/prove', ...staff, handle: showProve(deps) },
    { ...post, path: '/prove', ...staff, handle: prove(deps) },
    { ...post, path: '/prove/passkey/options', ...staff, handle: offerProof(deps) },
    { ...post, path: '/prove/passkey', ...staff, handle: proveWithPasskey(deps) },
    { ...get, path: '/invitations/:token', ...anybody, handle: showInvitation(deps) },
    { ...post, path: '/invitations/:token', ...anybody, handle: beginInvitation(deps) },
    { ...get, path: '/invitations/:token/code', ...anybody, handle: startInvitationOver },
    { ...post, path: '/invitations/:token/code', ...anybody, handle: finishInvitation(deps) },
    { ...get, path: '/account', ...staff, handle: showAccount(deps) },
    { ...post, path: '/account/language', ...staff, handle: changeLanguage(deps) },
    { ...post, path: '/account/sessions/:id/end', ...staff, handle: endSession(deps) },
    // A way in that stays: whoever sits down at an open session may not make one.
    {
      ...post,
      path: '/account/passkeys/options',
      ...staff,
      ...sensitive,
      handle: offerPasskey(deps),
    },
    { ...post, path: '/account/passkeys', ...staff, ...sensitive, handle: addPasskey(deps) },
    {
      ...post,
      path: '/account/passkeys/:id/remove',
      ...staff,
      ...sensitive,
      handle: removePasskey(deps),
    },
    { ...get, path: '/people', ...admin, handle: showPeople(deps) },
    { ...post, path: '/people/invite', ...admin, ...sensitive, handle: invitePerson(deps) },
    { ...post, path: '/people/:id/disable', ...admin, ...sensitive, handle: disablePerson(deps) },
    { ...post, path: '/people/:id/reset', ...admin, ...sensitive, handle: resetPerson(deps) },
  ]
}
