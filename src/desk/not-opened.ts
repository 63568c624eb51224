/**
 * Why an envelope did not open. That is a normal state at the desk, with a reason each: anybody can seal anything to a public
 * key. The page has a sentence of its own for each reason, in each language; the command line says the one that stands here.
 */
import { SigiloError } from '../domain/errors.js'

export const NOT_OPENED = {
  unreadable: 'it cannot be read from where it is',
  empty: 'it is empty',
  not_an_envelope: 'it is not an envelope',
  /** OpenPGP, but signed, compressed, armored wrongly, with a passphrase or the like: nothing that opens with a key. */
  other_message: 'it is an OpenPGP message of another kind than an envelope',
  other_keys: 'it is sealed to other keys than these',
  damaged: 'it does not open: it is damaged or was changed',
  /** Its bytes are not those that SHA256SUMS names. Nothing of it is opened. */
  wrong_sum: 'its bytes are not those that were downloaded',
  not_a_tip: 'it opens, but what is inside is not a tip',
  too_much: 'it opens into more than a tip can hold',
} as const
export type NotOpenedReason = keyof typeof NOT_OPENED

export class NotOpenedError extends SigiloError {
  readonly reason: NotOpenedReason

  /** @param detail a plain sentence that says more, and quotes nothing of what is inside */
  constructor(reason: NotOpenedReason, options: { cause?: unknown; detail?: string } = {}) {
    super('not_opened', options.detail ?? NOT_OPENED[reason], options)
    this.reason = reason
  }
}

/** Whatever a library says of an envelope that is in form: it was changed. */
export function explainDamage(cause: unknown): NotOpenedError {
  return cause instanceof NotOpenedError ? cause : new NotOpenedError('damaged', { cause })
}
