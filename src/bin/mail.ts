/** `sigilo mail test`: gives the test the same words and the same road that the server uses. */
import { join } from 'node:path'
import { testMail } from '../admin/test-mail.js'
import { SigiloError, classOfError } from '../domain/errors.js'
import type { MailOutcome } from '../domain/outbox.js'
import { readKeyringFiles, type KeyringFiles } from '../openpgp/keyring-files.js'
import { createCompose } from '../server/mail/compose.js'
import type { MailAddress } from '../server/mail/mail-address.js'
import { slotOf } from '../server/mail/slots.js'
import { ROOT_FOLDER, readConfig, type Config } from './config.js'
import { readKeyFilesOf } from './key-files.js'
import { findMailRoad, type MailRoad } from './mail-road.js'
import { report } from './run.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

export async function runMail(args: string[]): Promise<void> {
  const [verb, only = null, ...more] = args
  if (verb !== 'test' || more.length > 0 || only?.startsWith('-')) {
    throw new SigiloError('invalid', 'which mail command', { hint: 'sigilo mail test [ADDRESS]' })
  }
  const config = readConfig(process.env)
  const road = findMailRoad(config)
  if (road === null) {
    throw new SigiloError('configuration', 'no mail is set up', {
      hint: 'set SIGILO_SMTP_URL, SIGILO_MAIL_FROM and SIGILO_MAIL_TO; docs/operations.md has them all',
    })
  }
  const send = createTestSending(road, await findKeyring(config))
  if (!(await testMail({ to: road.to, send, say }, only))) process.exitCode = 1
  if (road.folder !== null) say(`this is a demonstration: mail is written to ${road.folder}`)
}

function createTestSending(
  { from, send }: MailRoad,
  keyring: KeyringFiles | null,
): (to: MailAddress) => Promise<MailOutcome> {
  const compose = createCompose({
    viewsFolder: join(ROOT_FOLDER, 'views'),
    from,
    keyring: () => keyring,
    numbers: null,
    now: () => new Date(),
  })
  return async (to) => {
    const slot = slotOf(Date.now())
    const bytes = await compose(to, slot)
    return send({ slot, from, to, bytes }, new AbortController().signal)
  }
}

/** Without a keyring the mail goes out all the same, as the daily one does: then nothing is sealed in it. */
async function findKeyring({ keysFolder, anchor }: Config): Promise<KeyringFiles | null> {
  try {
    return await readKeyringFiles(readKeyFilesOf(keysFolder), anchor, new Date())
  } catch (error) {
    const reason = error instanceof SigiloError ? error.message : classOfError(error)
    report(`warning: ${reason}; so nothing is sealed in the mail`)
    return null
  }
}
