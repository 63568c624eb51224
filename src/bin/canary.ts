/** `sigilo keys canary`: gives the drill the database of the server and the road that envelopes take. */
import { confirmCanary } from '../admin/confirm-canary.js'
import { sendCanary } from '../admin/send-canary.js'
import { SigiloError } from '../domain/errors.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { createDrillStore } from '../server/store/drills.js'
import type { Config } from './config.js'
import { readFingerprint, type KeysOptions } from './keys-options.js'
import { withDatabase } from './with-store.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

export function runCanary(
  files: KeyringFiles,
  config: Config,
  { confirm, key, to }: KeysOptions,
): Promise<void> {
  return withDatabase(config.databasePath, (database) => {
    const drills = createDrillStore(database)
    const now = new Date()
    if (confirm !== undefined) {
      confirmCanary({ drills, now, say }, confirm, key === undefined ? null : readFingerprint(key))
      return
    }
    const address = to ?? addressOf(config)
    const send = (envelope: Uint8Array): Promise<void> => post(address, envelope)
    return sendCanary({ files, drills, questionnaire: config.questionnaire, send, now, say })
  })
}

function addressOf({ intake }: Config): string {
  if ('host' in intake) return `http://${intake.host}:${String(intake.port)}`
  throw new SigiloError('invalid', 'intake listens on a socket; say where sources reach it', {
    hint: 'sigilo keys canary --to URL',
  })
}

async function post(address: string, envelope: Uint8Array): Promise<void> {
  let status: number
  try {
    const response = await fetch(`${address}/envelopes`, {
      method: 'POST',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(envelope.length),
        'Content-Type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(envelope),
    })
    status = response.status
  } catch (cause) {
    throw new SigiloError('not_found', `intake does not answer at ${address}`, {
      cause,
      hint: 'sigilo keys canary --to URL',
    })
  }
  if (status !== 201) {
    throw new SigiloError(
      'invalid',
      `intake did not take the canary (it answered ${String(status)})`,
    )
  }
}
