/** Who gets mail, from whom, and by which road: the mail server of the settings, or, in a demonstration, files. */
import { join } from 'node:path'
import { DEMO_MARK } from '../domain/demo.js'
import { createFileTransport } from '../server/mail/file-transport.js'
import { readMailAddress, type MailAddress } from '../server/mail/mail-address.js'
import type { SendMail } from '../server/mail/mail.js'
import type { SlotSettings } from '../server/mail/slots.js'
import { createSmtpTransport } from '../server/mail/smtp-transport.js'
import type { Config } from './config.js'

export interface MailRoad {
  from: MailAddress
  to: MailAddress[]
  slots: SlotSettings
  send: SendMail
  /** Null: a real mail server. */
  folder: string | null
}

/** Null when no mail is set up. Throws `configuration` when it is set up wrongly. */
export function findMailRoad({ mail, mode, dataFolder }: Config): MailRoad | null {
  if (mail !== null) {
    const { from, to, hour, everyHours, smtpUrl } = mail
    return {
      from: readMailAddress(from),
      to: [...new Set(to.map(readMailAddress))],
      slots: { hour, everyHours },
      send: createSmtpTransport(smtpUrl),
      folder: null,
    }
  }
  if (mode !== 'demo') return null
  const folder = join(dataFolder, 'demo', 'mail')
  return {
    from: readMailAddress(`sigilo${DEMO_MARK}`),
    // The address of the demonstration's one key, so that its mail holds the sealed part.
    to: [readMailAddress(`desk${DEMO_MARK}`)],
    slots: { hour: 6, everyHours: 24 },
    send: createFileTransport(folder),
    folder,
  }
}
