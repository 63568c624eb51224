/**
 * Coming in for the first time, or anew after a loss: the link, a passphrase of one's own, then a code. The secret for
 * codes is shown once, in the answer that made it; to see one again is to make another.
 */
import { drawCodeSecret } from '../sign-in/codes.js'
import { MIN_PASSPHRASE_LENGTH, findPassphraseFault } from '../sign-in/judge-passphrase.js'
import { textOf } from '../texts.js'
import type { Handle, Visit } from '../visit.js'
import { beginSession } from './begin-session.js'
import { readField } from './read-field.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

type InvitationDeps = Pick<SignInRouteDeps, 'signIn' | 'accounts' | 'texts' | 'show' | 'record'>

export function showInvitation({
  signIn,
  show,
}: Pick<InvitationDeps, 'signIn' | 'show'>): Handle<Visit> {
  return (visit) => {
    const token = tokenOf(visit)
    const { name } = signIn.invitations.read(token)
    show(visit, 'invitation', { token, name, minLength: MIN_PASSPHRASE_LENGTH })
  }
}

/** Whoever changes the language after the secret was shown, or loads the page again. */
export const startInvitationOver: Handle<Visit> = (visit) => {
  visit.response.redirect(303, `/invitations/${tokenOf(visit)}?language=${visit.language}`)
}

export function beginInvitation({
  signIn,
  texts,
  show,
}: Pick<InvitationDeps, 'signIn' | 'texts' | 'show'>): Handle<Visit> {
  return async (visit) => {
    const token = tokenOf(visit)
    const { name } = signIn.invitations.read(token)
    const passphrase = readField(visit.form, 'passphrase')
    const fault = findPassphraseFault(passphrase, readField(visit.form, 'again'), name)
    if (fault !== null) {
      const notice = textOf(texts.get(visit.language), `signIn.faults.${fault}`)
      const view = { token, name, minLength: MIN_PASSPHRASE_LENGTH, notice }
      show(visit, 'invitation', view, { status: 400 })
      return
    }
    const { totpSecret } = await signIn.invitations.begin(token, passphrase)
    const secret = totpSecret.replace(/(.{4})(?=.)/g, '$1 ')
    const shown = { secret, qr: drawCodeSecret(totpSecret, name) }
    show(visit, 'invitation-code', { token, shown })
  }
}

export function finishInvitation(deps: InvitationDeps): Handle<Visit> {
  return (visit) => {
    const token = tokenOf(visit)
    const person = deps.signIn.invitations.finish(token, readField(visit.form, 'code'))
    if (!person) {
      const notice = textOf(deps.texts.get(visit.language), 'signIn.wrongCode')
      deps.show(visit, 'invitation-code', { token, shown: null, notice }, { status: 401 })
      return
    }
    deps.accounts.setLanguage(person.id, visit.language)
    beginSession(deps, visit, person)
    deps.record(person.id, 'joined')
    visit.response.redirect(303, '/account?welcome')
  }
}

function tokenOf({ request }: Visit): string {
  return String(request.params['token'])
}
