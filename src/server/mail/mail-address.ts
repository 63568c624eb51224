/**
 * The only door for addresses. What passes is one plain ASCII address, so that no list, group, comment or second header can
 * be written in it: nodemailer 7 made two recipients of one such text.
 */
import { SigiloError } from '../../domain/errors.js'

declare const addressBrand: unique symbol
export type MailAddress = string & { readonly [addressBrand]: true }

/** RFC 5321, 4.5.3.1.3: 256 octets with the angle brackets. */
const MAX_ADDRESS_CHARACTERS = 254
/** Dots stand only between words, as in a dot-atom (RFC 5322, 3.2.3); of its signs only those that people have. */
const ADDRESS =
  /^[A-Za-z0-9_'+-]+(\.[A-Za-z0-9_'+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/

/** Throws `configuration`; addresses come from nowhere else. */
export function readMailAddress(untrusted: string): MailAddress {
  // Without `m`, `$` is the very end; `\n` is in no class.
  if (untrusted.length <= MAX_ADDRESS_CHARACTERS && ADDRESS.test(untrusted)) {
    return untrusted as MailAddress
  }
  throw new SigiloError('configuration', 'an address of SIGILO_MAIL_… is not one plain address', {
    hint: "letters, digits and . _ + - ' before one @, a domain after it; commas only between addresses",
  })
}

export function domainOf(address: MailAddress): string {
  return address.slice(address.indexOf('@') + 1)
}
