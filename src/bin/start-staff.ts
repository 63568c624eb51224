/** Builds the parts of the staff app, joins them, and starts it, with what is done daily: mail, and the end of envelopes. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { DAY_MS, dayOf } from '../domain/day.js'
import { SigiloError, classOfError } from '../domain/errors.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import { createListener } from '../server/http/listener.js'
import { prepareAnswer } from '../server/http/prepared-answer.js'
import { createAnswerHeaders, createStaffPageHeaders } from '../server/http/security-headers.js'
import { createStaffApp } from '../server/staff/app.js'
import { createDeskFile } from '../server/staff/desk-file.js'
import { createShow } from '../server/staff/render.js'
import { readTexts } from '../server/staff/texts.js'
import { createKeyringHeadStore } from '../server/store/keyring-head.js'
import type { openDatabase } from '../server/store/open-database.js'
import { ROOT_FOLDER, type Config } from './config.js'
import { closeServer, describeAddress, listen } from './listen.js'
import { purgeDaily } from './purge-daily.js'
import { createStaffParts } from './staff-parts.js'
import { startKeyring } from './start-keyring.js'
import { startMail } from './start-mail.js'
import { writeAnew } from './write-anew.js'
import { withEndings, type Endings } from './with-endings.js'

export interface RunningStaff {
  address: string
  stop(): Promise<void>
}

/** How often what has run out of sessions and links is forgotten. */
const SWEEP_MS = 600_000

const ASSETS = {
  '/staff.css': 'text/css; charset=utf-8',
  '/passkey.js': 'text/javascript; charset=utf-8',
  '/icon.png': 'image/png',
}

/** @param keyring of an intake that runs in this process; null: the staff app looks at the folder of keys itself */
export async function startStaff(
  config: Config,
  report: (line: string) => void,
  keyring: (() => KeyringFiles | null) | null,
): Promise<RunningStaff> {
  return withEndings(config, async (database, endings) => ({
    address: await start(config, database, endings, report, keyring),
  }))
}

async function start(
  config: Config,
  database: ReturnType<typeof openDatabase>,
  endings: Endings,
  report: (line: string) => void,
  given: (() => KeyringFiles | null) | null,
): Promise<string> {
  const keyring = given ?? (await watchKeys(config, database, endings, report))
  const texts = readTexts(join(ROOT_FOLDER, 'views'))
  const show = createShow({
    ...{ texts, viewsFolder: join(ROOT_FOLDER, 'views'), isDemo: config.mode === 'demo' },
    pageHeaders: createStaffPageHeaders(isHttps(config), false),
    scriptPageHeaders: createStaffPageHeaders(isHttps(config), true),
    scriptIntegrity: integrityOf(readAsset('/passkey.js')),
  })
  // The port is known once the server listens, and until then nobody can ask.
  let server: Server | null = null
  const origins = (): string[] => originsOf(config, server)
  let mail: ReturnType<typeof startMail> | null = null
  const parts = createStaffParts({
    ...{ database, keyring, texts, show, report, origins },
    mailHealth: () => mail?.health?.() ?? null,
    questionnaire: config.questionnaire,
    desk: createDeskFile(readBuilt('desk.html')),
  })
  const answerHeaders = createAnswerHeaders(isHttps(config))
  const app = createStaffApp({
    ...{ texts, show, origins, answerHeaders, report },
    routes: parts.routes,
    assets: readAssets(),
    findSignedIn: parts.findSignedIn,
    hasProved: parts.hasProved,
  })
  server = createListener(app, answerHeaders)
  await listen(server, config.staff, { name: 'the staff app', portSetting: 'SIGILO_STAFF_PORT' })
  const listening = server
  endings.push(() => closeServer(listening))
  mail = startMail({
    ...{ config, database, keyring, report },
    numbers: () => ({
      waiting: parts.stores.handlings.countByState().new,
      arrivedYesterday: countYesterday(parts.stores.handlings),
    }),
  })
  const running = mail
  const sweeping = setInterval(() => {
    try {
      parts.sweepSessions()
    } catch (error) {
      report(`warning: old sessions could not be forgotten (${classOfError(error)})`)
    }
  }, SWEEP_MS)
  endings.push(
    () => {
      clearInterval(sweeping)
    },
    () => running.stop(),
    purgeDaily({
      retention: parts.stores.retention,
      writeAnew: () => void writeAnew(database),
      eraseSome: () => parts.stores.uploads.eraseSome(),
      record: (activities) => {
        parts.stores.activities.append(activities)
      },
      nowMs: Date.now,
      report,
    }),
  )
  // By a name: passkeys cannot belong to an address of numbers.
  return describeAddress(server).replace('//127.0.0.1:', '//localhost:')
}

async function watchKeys(
  config: Config,
  database: ReturnType<typeof openDatabase>,
  endings: Endings,
  report: (line: string) => void,
): Promise<() => KeyringFiles | null> {
  const watch = await startKeyring(config, createKeyringHeadStore(database), report)
  endings.push(() => {
    watch.stop()
  })
  return () => watch.current()?.files ?? null
}

function isHttps({ staffUrl }: Config): boolean {
  return staffUrl?.startsWith('https:') ?? false
}

/** Where it is told to be; else by the names of this machine. */
function originsOf({ staffUrl }: Config, server: Server | null): string[] {
  const address = server?.address()
  const local =
    address && typeof address === 'object'
      ? ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${String(address.port)}`)
      : []
  return staffUrl === null ? local : [staffUrl]
}

function readAssets(): Map<string, ReturnType<typeof prepareAnswer>> {
  const assets = Object.entries(ASSETS).map(
    ([path, type]) => [path, prepareAnswer(type, readAsset(path))] as const,
  )
  return new Map([...assets, ['/favicon.ico', prepareAnswer('image/png', readAsset('/icon.png'))]])
}

function readAsset(path: string): Buffer {
  return readBuilt(join('public', path))
}

function readBuilt(path: string): Buffer {
  try {
    return readFileSync(join(ROOT_FOLDER, 'dist', path))
  } catch (cause) {
    throw new SigiloError('configuration', `${join('dist', path)} is missing or cannot be read`, {
      cause,
      hint: 'npm run build makes it',
    })
  }
}

function integrityOf(bytes: Buffer): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`
}

function countYesterday(handlings: {
  countByDay: (days: [ReturnType<typeof dayOf>]) => Map<string, number>
}): number {
  const yesterday = dayOf(Date.now() - DAY_MS)
  return handlings.countByDay([yesterday]).get(yesterday) ?? 0
}
