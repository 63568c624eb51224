/** Joins the outbox, the words and the road, and has them looked after twice a minute. */
import { join } from 'node:path'
import { classOfError } from '../domain/errors.js'
import type { OutboxHealth } from '../domain/outbox.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { createCompose, type Numbers } from '../server/mail/compose.js'
import { createMailScheduler } from '../server/mail/scheduler.js'
import type { openDatabase } from '../server/store/open-database.js'
import { createOutboxStore } from '../server/store/outbox.js'
import { ROOT_FOLDER, type Config } from './config.js'
import { findMailRoad } from './mail-road.js'

export interface StartMailDeps {
  config: Config
  database: ReturnType<typeof openDatabase>
  keyring: () => KeyringFiles | null
  numbers: () => Numbers
  report: (line: string) => void
}

export interface RunningMail {
  /** Null: no mail is set up. */
  health: (() => OutboxHealth) | null
  /** To be waited for before the database is closed. */
  stop(): Promise<void>
}

const LOOK_MS = 30_000
/** How long conversations under way may take when the server is stopped. */
const STOP_MS = 5_000

/** Throws `configuration` when mail is set up wrongly; a mail server that does not answer is no reason not to start. */
export function startMail({
  config,
  database,
  keyring,
  numbers,
  report,
}: StartMailDeps): RunningMail {
  const road = findMailRoad(config)
  if (road === null) return { health: null, stop: () => Promise.resolve() }
  const { from, to, slots, send } = road
  const viewsFolder = join(ROOT_FOLDER, 'views')
  const scheduler = createMailScheduler({
    ...{ from, to, slots, send, report },
    outbox: createOutboxStore(database),
    compose: createCompose({ viewsFolder, from, keyring, numbers, now: () => new Date() }),
    nowMs: Date.now,
  })
  const look = (): void => {
    scheduler.look().catch((error: unknown) => {
      report(`warning: mail cannot be looked after (${classOfError(error)})`)
    })
  }
  look()
  const timer = setInterval(look, LOOK_MS)
  return {
    health: () => scheduler.health(),
    stop() {
      clearInterval(timer)
      return scheduler.stop(STOP_MS)
    },
  }
}
