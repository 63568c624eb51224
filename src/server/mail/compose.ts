/**
 * Writes the mail of a slot. It is the same each day: words, subject, length; its date is the slot's, its id is drawn. What
 * differs from day to day is sealed to the one person that it is for, at a fixed width; without a key it is left out.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Key } from 'openpgp'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { sealMessage } from '../../openpgp/seal-message.js'
import { domainOf, type MailAddress } from './mail-address.js'
import { momentOf } from './slots.js'

export interface Numbers {
  /** Envelopes that nobody has dealt with. */
  waiting: number
  arrivedYesterday: number
}

export interface ComposeDeps {
  viewsFolder: string
  from: MailAddress
  keyring: () => Pick<KeyringFiles, 'activeKeys'> | null
  /** Null: this is a test, and the word `test` stands in their place. */
  numbers: (() => Numbers) | null
  now: () => Date
}

/** A whole message (RFC 5322), ready to be sent. */
export type Compose = (to: MailAddress, slot: string) => Promise<Buffer>

export function createCompose({ viewsFolder, from, keyring, numbers, now }: ComposeDeps): Compose {
  const read = (name: string): string =>
    readFileSync(join(viewsFolder, 'mail', `${name}.txt`), 'utf8').trimEnd()
  const subject = read('subject')
  const notice = read('notice')
  const numbersTemplate = read('numbers')

  async function sealNumbers(to: MailAddress): Promise<string | null> {
    const text = withLineEnds(fillIn(numbersTemplate, numbers?.() ?? null)) + '\r\n'
    for (const key of findKeysOf(to, keyring()?.activeKeys ?? [])) {
      const sealed = await sealMessage(text, key, now())
      if (sealed !== null) return sealed
    }
    return null
  }

  return async (to, slot) => {
    const sealed = await sealNumbers(to)
    const text = sealed === null ? notice : `${notice}\n\n${sealed.trimEnd()}`
    const composer = new MailComposer({
      from: { name: '', address: from },
      to: { name: '', address: to },
      subject,
      date: momentOf(slot),
      messageId: `<${randomBytes(16).toString('hex')}@${domainOf(from)}>`,
      // RFC 3834: nobody's holiday notice answers it.
      headers: { 'Auto-Submitted': 'auto-generated' },
      // The words are plain ASCII, so it goes as it is (7bit), and gpg opens the very file that a mailbox holds.
      text: withLineEnds(text) + '\r\n',
      newline: 'win',
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return composer.compile().build()
  }
}

/** The newest first: after a change of keys for a while there may be two. */
function findKeysOf(address: MailAddress, activeKeys: readonly Key[]): Key[] {
  const wanted = address.toLowerCase()
  return activeKeys
    .filter(({ users }) => users.some(({ userID }) => userID?.email.toLowerCase() === wanted))
    .reverse()
}

const WIDTH = 7
const MAX_NUMBER = 9_999_999

function fillIn(template: string, numbers: Numbers | null): string {
  const show = (count: number | undefined): string =>
    (count === undefined ? 'test' : String(Math.min(count, MAX_NUMBER))).padStart(WIDTH)
  return template
    .replaceAll('{{waiting}}', show(numbers?.waiting))
    .replaceAll('{{arrivedYesterday}}', show(numbers?.arrivedYesterday))
}

function withLineEnds(text: string): string {
  return text.replaceAll('\n', '\r\n')
}
