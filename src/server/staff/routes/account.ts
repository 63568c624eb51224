/** A person's own account: passkeys, where they are signed in, and the language. */
import { SigiloError } from '../../../domain/errors.js'
import { STAFF_LANGUAGES } from '../../../domain/person.js'
import { textOf } from '../texts.js'
import type { Handle } from '../visit.js'
import type { SignInRouteDeps } from './sign-in-deps.js'

type AccountDeps = Pick<SignInRouteDeps, 'signIn' | 'accounts' | 'texts' | 'show'>

export function showAccount({ signIn, accounts, texts, show }: AccountDeps): Handle {
  return (visit) => {
    const { person, session, query } = visit
    const view = {
      isWelcome: query.has('welcome'),
      passkeys: accounts
        .listPasskeys(person.id)
        .map(({ credentialId, addedDay }) => ({ id: credentialId, addedDay })),
      sessions: signIn.sessions.listAlive(person.id).map(({ idSha256, startedMs }) => ({
        id: idSha256,
        started: new Date(startedMs).toISOString().slice(11, 16),
        isThis: idSha256 === session.idSha256,
      })),
      ownLanguages: STAFF_LANGUAGES.map((code) => ({
        code,
        name: textOf(texts.get(code), 'language'),
        isCurrent: code === person.language,
      })),
    }
    show(visit, 'account', view, { hasScript: true })
  }
}

export function changeLanguage({ accounts }: Pick<AccountDeps, 'accounts'>): Handle {
  return ({ person, form, response }) => {
    const language = STAFF_LANGUAGES.find((each) => each === form.get('language'))
    if (!language) throw new SigiloError('invalid', 'this is not a language of the staff app')
    accounts.setLanguage(person.id, language)
    response.redirect(303, '/account?done=language')
  }
}

export function endSession({ accounts }: Pick<AccountDeps, 'accounts'>): Handle {
  return ({ person, request, response }) => {
    accounts.endSession(person.id, String(request.params['id']))
    response.redirect(303, '/account?done=session-ended')
  }
}
