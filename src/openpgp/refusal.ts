/** How the gate says no: one sentence for every client, whatever the reason was. */
import { SigiloError } from '../domain/errors.js'

/** Why the gate refused; for tests and nobody else. */
export type Refusal =
  | 'not_openpgp' // a first octet that begins no packet
  | 'packet' // a packet that has no place in an envelope, or not there
  | 'length' // a length that is indefinite, not minimal, or impossible
  | 'recipient' // a PKESK that is not in form, doubled, or one too many
  | 'version' // a SEIPD that is not of version 1
  | 'text' // "ciphertext" that is not evenly spread
  | 'trailing' // something behind the end
  | 'cut' // the end came too early

export function refuse(reason: Refusal): SigiloError {
  return new SigiloError(
    'not_an_envelope',
    'this is not an envelope that can be taken; nothing of it was kept',
    { cause: reason },
  )
}

export function keysChanged(): SigiloError {
  return new SigiloError(
    'keys_changed',
    'this envelope is not for the keys in force; nothing of it was kept',
    { hint: 'fetch the keyring and seal again' },
  )
}
