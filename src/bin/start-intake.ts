/** Builds the parts of the public server, joins them, and starts it. Used by `serve`, and by nobody who could open. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '../domain/day.js'
import { isDemoUserId } from '../domain/demo.js'
import type { EnvelopeStore } from '../domain/envelope.js'
import { SigiloError, classOfError } from '../domain/errors.js'
import { readKeyringFolder, type KeyringInForce } from '../server/http/keyring-in-force.js'
import { createListener } from '../server/http/listener.js'
import { createAnswerHeaders, createPageHeaders } from '../server/http/security-headers.js'
import { createIntakeApp } from '../server/intake/app.js'
import { createPages } from '../server/intake/pages.js'
import { createRoomCheck } from '../server/store/disk-room.js'
import { createEnvelopeStore } from '../server/store/envelopes.js'
import { closeDatabase, openDatabase } from '../server/store/open-database.js'
import { ROOT_FOLDER, type Config } from './config.js'
import { describeAddress, listen } from './listen.js'

export interface RunningIntake {
  address: string
  /** Takes no new request, finishes those under way, empties the write-ahead log. */
  stop(): Promise<void>
}

/** How often it is reckoned anew which keys have expired and which sets are in grace. */
const REFRESH_MS = 600_000
/** An envelope carries a few hundred bytes for each key besides the tip. */
const ENVELOPE_ROOM_BYTES = 65_536

export async function startIntake(
  config: Config,
  report: (line: string) => void,
): Promise<RunningIntake> {
  const keyring = await findKeyring(config, report)
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const database = openDatabase(config.databasePath)
  const store: Pick<EnvelopeStore, 'insert'> = createEnvelopeStore(database)
  const answerHeaders = createAnswerHeaders(config.isHttps)
  const app = createIntakeApp({
    pages: createPages({
      viewsFolder: join(ROOT_FOLDER, 'views'),
      publicFolder: join(ROOT_FOLDER, 'dist', 'public'),
      organisation: config.organisation,
      questionnaire: config.questionnaire,
      anchor: keyring?.anchor ?? null,
      isDemo: config.mode === 'demo',
    }),
    pageHeaders: createPageHeaders(config.isHttps),
    answerHeaders,
    insert: (envelope) => store.insert(envelope),
    isOpen: () => keyring?.isOpen() ?? false,
    isAcceptedSet: (keyIds) => keyring?.isAcceptedSet(keyIds) ?? false,
    keyringWire: () => keyring?.wire ?? null,
    hasRoom: createRoomCheck(config.dataFolder, config.diskFloorBytes, () => performance.now()),
    today: () => dayOf(Date.now()),
    maxEnvelopeBytes: config.maxTipBytes + ENVELOPE_ROOM_BYTES,
    floodLimit: config.floodLimit,
    report,
  })
  const refresh = setInterval(() => {
    keyring?.refresh().catch((error: unknown) => {
      report(`the keyring could not be reckoned anew (${classOfError(error)})`)
    })
  }, REFRESH_MS)
  const server = createListener(app, answerHeaders)
  try {
    await listen(server, config.intake)
  } catch (error) {
    clearInterval(refresh)
    closeDatabase(database)
    throw error
  }
  return {
    address: describeAddress(server),
    async stop() {
      clearInterval(refresh)
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeIdleConnections()
      })
      closeDatabase(database)
    },
  }
}

/** A keyring that does not stand closes intake, with an honest page; it does not keep the server from starting. */
async function findKeyring(
  config: Config,
  report: (line: string) => void,
): Promise<KeyringInForce | null> {
  let keyring: KeyringInForce
  try {
    keyring = await readKeyringFolder(config.keysFolder, config.keyGraceDays, Date.now)
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    report(`intake is closed: ${error.message}`)
    return null
  }
  refuseWrongMode(config, keyring.userIds)
  if (!keyring.isOpen()) report('intake is closed: no key is in force that can be sealed to')
  return keyring
}

function refuseWrongMode({ mode }: Config, userIds: string[]): void {
  if (mode === 'production' && userIds.some(isDemoUserId)) {
    throw new SigiloError('configuration', 'production refuses the keys of a demonstration')
  }
  if (mode === 'demo' && !userIds.every(isDemoUserId)) {
    throw new SigiloError('configuration', 'a demonstration refuses keys that are real')
  }
}
