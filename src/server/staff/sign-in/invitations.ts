/** Links by which people come in, good for a day and for one person. Who has the link and nothing else has made nothing yet. */
import type { AccountStore, Secrets } from '../../../domain/account.js'
import { SigiloError } from '../../../domain/errors.js'
import type { Person } from '../../../domain/person.js'
import { findCodeStep, makeCodeSecret } from './codes.js'
import { digestOfToken } from './make-link.js'
import type { Passphrases } from './passphrases.js'

export interface Invitations {
  /** Throws `link_over` when the link was used, has run out or never was. */
  read(token: string): Person
  /** Keeps the passphrase, and makes a secret for codes that is given this once; what was made before is worth nothing. */
  begin(token: string, passphrase: string): Promise<Pick<Secrets, 'totpSecret'>>
  /** The person who has now joined; null when the code is wrong. */
  finish(token: string, code: string): Person | null
}

export interface InvitationDeps {
  accounts: Pick<AccountStore, 'find' | 'findInvitation' | 'setPending' | 'join'>
  passphrases: Pick<Passphrases, 'hash'>
  nowMs: () => number
}

export function createInvitations({ accounts, passphrases, nowMs }: InvitationDeps): Invitations {
  function find(token: string) {
    const tokenSha256 = digestOfToken(token)
    const invitation = accounts.findInvitation(tokenSha256)
    const person = invitation && accounts.find(invitation.personId)
    if (!person || nowMs() >= invitation.expiresMs) {
      throw new SigiloError('link_over', 'this link was used already, or its day is over')
    }
    return { tokenSha256, person, pending: invitation.pending }
  }
  return {
    read: (token) => find(token).person,
    async begin(token, passphrase) {
      find(token)
      const passphraseHash = await passphrases.hash(passphrase)
      const totpSecret = makeCodeSecret()
      // It may have been used, or have run out, while the hash was worked out.
      accounts.setPending(find(token).tokenSha256, { passphraseHash, totpSecret })
      return { totpSecret }
    },
    finish(token, code) {
      const { tokenSha256, person, pending } = find(token)
      const step = pending && findCodeStep(pending.totpSecret, code, nowMs())
      if (step === null) return null
      accounts.join(tokenSha256, step)
      return accounts.find(person.id)
    },
  }
}
