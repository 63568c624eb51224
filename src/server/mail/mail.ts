import type { MailOutcome } from '../../domain/outbox.js'
import type { MailAddress } from './mail-address.js'

/** One message for one person. */
export interface Mail {
  slot: string
  from: MailAddress
  to: MailAddress
  bytes: Uint8Array
}

/** Never throws for what a mail server or a network does; an aborted attempt has an outcome too. */
export type SendMail = (mail: Mail, signal: AbortSignal) => Promise<MailOutcome>
