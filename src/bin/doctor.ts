/**
 * `sigilo doctor`: reads the facts and gives each check its own. What breaks one check is a finding of that check, and the
 * others are made all the same. It changes nothing.
 */
import { existsSync, statSync, statfsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkDataFolder, checkKeysFolder } from '../admin/doctor-files.js'
import { ok, printPage, wrong, type Finding, type Verdict } from '../admin/doctor-finding.js'
import { checkKeyring, checkMode } from '../admin/doctor-keyring.js'
import { askForPage, checkListener } from '../admin/doctor-listeners.js'
import { checkClock, checkDisk, checkVersions } from '../admin/doctor-machine.js'
import {
  checkBackup,
  checkDatabase,
  checkMail,
  checkNoDatabase,
  checkPeople,
} from '../admin/doctor-store.js'
import { dayOf, type Day } from '../domain/day.js'
import { SigiloError, classOfError } from '../domain/errors.js'
import { readKeyringFiles, type KeyringFiles } from '../openpgp/keyring-files.js'
import { createBackupStore } from '../server/store/backups.js'
import { createDrillStore } from '../server/store/drills.js'
import { createKeyringHeadStore } from '../server/store/keyring-head.js'
import { closeDatabase, openDatabase } from '../server/store/open-database.js'
import { createOutboxStore } from '../server/store/outbox.js'
import { createSelfCheck } from '../server/store/self-check.js'
import { readConfig, type Config } from './config.js'
import { readVersions } from './doctor-versions.js'
import { readKeyFilesOf } from './key-files.js'

type Database = ReturnType<typeof openDatabase>

const STATUS: Record<Verdict, number> = { ok: 0, look: 1, wrong: 2 }

const say = (line: string): void => void process.stdout.write(`${line}\n`)

export async function runDoctor(args: string[]): Promise<void> {
  parseArgs({ args, options: {} })
  const now = new Date()
  const config = readSettings()
  const findings = Array.isArray(config)
    ? { settings: config, versions: await examineVersions(null, dayOf(now.getTime())) }
    : await examineAll(config, now)
  process.exitCode = STATUS[printPage(findings, say)]
}

/** The faults, where there are some. */
function readSettings(): Config | Finding[] {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    const next = error.hint ?? 'every setting is described in docs/operations.md'
    return error.message.split('\n').map((fault) => wrong(fault, next))
  }
}

async function examineAll(config: Config, now: Date) {
  const today = dayOf(now.getTime())
  let database: Database | null = null
  let files: KeyringFiles | null = null
  try {
    const opening = await examine(() => {
      if (!existsSync(config.databasePath)) return checkNoDatabase(config.databasePath)
      database = openDatabase(config.databasePath)
      const self = createSelfCheck(database)
      return checkDatabase(statSync(config.databasePath).size, () => self.quickCheck())
    })
    const keyring = await examine(async () => {
      files = await readKeyringFiles(readKeyFilesOf(config.keysFolder), config.anchor, now)
      return examineKeyring(config, files, database, now)
    })
    return {
      settings: [ok('each is known, and holds')],
      mode: [checkMode(config.mode, config.anchor !== null, files)],
      keyring,
      database: opening,
      disk: await examine(() => examineDisk(config)),
      clock: await examine(() => checkClock(today, findNewestDay(database, files))),
      files: await examine(() => examineFiles(config)),
      listeners: await examine(() => examineListeners(config)),
      ...(await examineStored(config, database, now)),
      versions: await examineVersions(database, today),
    }
  } finally {
    // TypeScript does not see that it was set in a function.
    const opened = database as Database | null
    if (opened) closeDatabase(opened)
  }
}

async function examine(
  check: () => Finding | Finding[] | Promise<Finding | Finding[]>,
): Promise<Finding[]> {
  try {
    return [await check()].flat()
  } catch (error) {
    const next = 'sigilo help, and docs/operations.md'
    return error instanceof SigiloError
      ? [wrong(error.message, error.hint ?? next)]
      : [wrong(`it could not be looked at (${classOfError(error)})`, next)]
  }
}

function examineKeyring(
  config: Config,
  files: KeyringFiles,
  database: Database | null,
  now: Date,
): Promise<Finding[]> {
  // As the server does: the keyring that a demonstration made is not remembered.
  const isRemembered = config.keysFolder === config.givenKeysFolder
  const head = database && isRemembered ? createKeyringHeadStore(database).find() : null
  return checkKeyring(files, database && createDrillStore(database), head, now)
}

function examineDisk({ dataFolder, diskFloorBytes }: Config): Finding[] {
  if (!existsSync(dataFolder)) return []
  const { bavail, bsize } = statfsSync(dataFolder)
  return [checkDisk(bavail * bsize, diskFloorBytes)]
}

function findNewestDay(database: Database | null, files: KeyringFiles | null): Day | null {
  const days = [
    database && createSelfCheck(database).newestDay(),
    files?.entries.at(-1)?.day ?? null,
  ].filter((day) => day !== null)
  return days.sort().at(-1) ?? null
}

function examineFiles({ dataFolder, databasePath, keysFolder }: Config): Finding[] {
  return [
    ...(existsSync(dataFolder) ? [checkDataFolder(dataFolder, databasePath)] : []),
    ...(existsSync(keysFolder) ? checkKeysFolder(keysFolder) : []),
  ]
}

async function examineListeners({ intake, staff, staffUrl }: Config): Promise<Finding[]> {
  const port = 'port' in staff ? `:${String(staff.port)}` : ''
  const staffName = staffUrl === null ? `localhost${port}` : new URL(staffUrl).host
  const [intakeAnswer, staffAnswer] = await Promise.all([
    askForPage(intake, 'localhost'),
    askForPage(staff, staffName),
  ])
  return [
    checkListener('intake', intake, intakeAnswer, true),
    checkListener('staff app', staff, staffAnswer, false),
  ]
}

async function examineStored({ mode, mail }: Config, database: Database | null, now: Date) {
  const today = dayOf(now.getTime())
  return {
    mail: await examine(() => {
      const health = database && mail ? createOutboxStore(database).health(mail.to) : null
      return checkMail(mode, mail !== null, health, today)
    }),
    ...(database && {
      backup: await examine(() => checkBackup(createBackupStore(database).lastDay(), today)),
      people: await examine(() => {
        const self = createSelfCheck(database)
        return checkPeople(self.countActiveAdmins(), self.countLinksRunOut(now.getTime()))
      }),
    }),
  }
}

function examineVersions(database: Database | null, today: Day): Promise<Finding[]> {
  return examine(() => {
    const sqlite = database && createSelfCheck(database).sqliteVersion()
    return checkVersions(process.versions.node, readVersions(sqlite), today)
  })
}
