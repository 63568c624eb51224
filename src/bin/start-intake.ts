/** Builds the parts of the public server, joins them, and starts it. Used by `serve`, and by nobody who could open. */
import { join } from 'node:path'
import { dayOf } from '../domain/day.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { createListener } from '../server/http/listener.js'
import { createAnswerHeaders, createPageHeaders } from '../server/http/security-headers.js'
import { createIntakeApp } from '../server/intake/app.js'
import { createArrivingUploads } from '../server/intake/arriving-uploads.js'
import { createPages } from '../server/intake/pages.js'
import { createReceivingBudget } from '../server/intake/receiving-budget.js'
import { createRoomCheck } from '../server/store/disk-room.js'
import { createStores } from '../server/store/stores.js'
import { createKeyringHeadStore } from '../server/store/keyring-head.js'
import type { openDatabase } from '../server/store/open-database.js'
import { ROOT_FOLDER, type Config } from './config.js'
import { forgetOrderDaily } from './forget-order.js'
import { closeServer, describeAddress, listen } from './listen.js'
import { startKeyring } from './start-keyring.js'
import { sweepUploads } from './sweep-uploads.js'
import { withEndings, type Endings } from './with-endings.js'

export interface RunningIntake {
  address: string
  /** Looks at the folder of keys at once, instead of in a moment. */
  lookAtKeys(): Promise<unknown>
  /** The keyring in force; null when there is none. */
  keyringFiles(): KeyringFiles | null
  /** Takes no new request, finishes those under way, empties the write-ahead log. */
  stop(): Promise<void>
}

/** An envelope carries a few hundred bytes for each key besides the tip. */
const ENVELOPE_ROOM_BYTES = 65_536

export async function startIntake(
  config: Config,
  report: (line: string) => void,
): Promise<RunningIntake> {
  return withEndings(config, (database, endings) => startParts(config, database, endings, report))
}

async function startParts(
  config: Config,
  database: ReturnType<typeof openDatabase>,
  endings: Endings,
  report: (line: string) => void,
): Promise<Omit<RunningIntake, 'stop'>> {
  const stores = createStores(database)
  const hasRoom = createRoomCheck(config.dataFolder, config.diskFloorBytes, () => performance.now())
  endings.push(forgetOrderDaily({ database, stores, hasRoom, report }))
  const watch = await startKeyring(config, createKeyringHeadStore(database), report)
  endings.push(() => {
    watch.stop()
  })
  const answerHeaders = createAnswerHeaders(config.isHttps)
  const findRecipients = (keyIds: ReadonlySet<string>) =>
    watch.current()?.findRecipients(keyIds) ?? null
  const uploads = createArrivingUploads({
    store: stores.uploads,
    findRecipients,
    hold: createReceivingBudget(),
    nowMs: () => Date.now(),
    roomBytes: config.uploadRoomBytes,
    report,
  })
  endings.push(() => uploads.stop(), sweepUploads(uploads, report))
  const app = createIntakeApp({
    pages: createPages({
      viewsFolder: join(ROOT_FOLDER, 'views'),
      publicFolder: join(ROOT_FOLDER, 'dist', 'public'),
      organisation: config.organisation,
      questionnaire: config.questionnaire,
      anchor: config.anchor ?? watch.current()?.anchor ?? null,
      isDemo: config.mode === 'demo',
      maxTipBytes: config.maxTipBytes,
    }),
    pageHeaders: createPageHeaders(config.isHttps),
    answerHeaders,
    insert: (envelope) => stores.envelopes.insert(envelope),
    isOpen: () => watch.current()?.isOpen() ?? false,
    findRecipients,
    uploads,
    publication: () => watch.current()?.publication() ?? null,
    hasRoom,
    today: () => dayOf(Date.now()),
    maxEnvelopeBytes: config.maxTipBytes + ENVELOPE_ROOM_BYTES,
    floodLimit: config.floodLimit,
    report,
  })
  const server = createListener(app, answerHeaders)
  await listen(server, config.intake, { name: 'intake', portSetting: 'SIGILO_PORT' })
  endings.push(() => closeServer(server))
  return {
    address: describeAddress(server),
    lookAtKeys: () => watch.look(),
    keyringFiles: () => watch.current()?.files ?? null,
  }
}
