/**
 * The only reader of the environment. Each setting is judged at start, with one plain sentence for each fault. All are
 * described in docs/operations.md, and a test holds the two together. What may hold a secret has a twin ending in `_FILE`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { SigiloError } from '../domain/errors.js'
import { findFingerprint, type Fingerprint } from '../domain/keyring.js'
import { DEFAULT_KEY_GRACE_DAYS, DEFAULT_MAX_TIP_BYTES } from '../domain/limits.js'
import { MISSIONS_QUESTIONNAIRE } from '../domain/missions-questionnaire.js'
import { readOrganisation, type Organisation } from '../domain/organisation.js'
import { readQuestionnaire } from '../domain/questionnaire-schema.js'
import type { Questionnaire } from '../domain/questionnaire.js'
import type { FloodLimit } from '../server/http/flood-guard.js'

export type Mode = 'demo' | 'production'
export type Address = { host: string; port: number } | { socket: string }

export interface Config {
  mode: Mode
  intake: Address
  staff: Address
  /** Scheme, host and port by which staff reach their app; passkeys belong to it. Null: by loopback alone. */
  staffUrl: string | null
  /** The same, or by which name of this machine. */
  staffOrigin: string
  /** Whether sources reach intake by https; then the browser is told to come by nothing else. */
  isHttps: boolean
  dataFolder: string
  /** Where the keyring is read: in a demonstration its own. */
  keysFolder: string
  /** Where SIGILO_KEYS points, whatever the mode. */
  givenKeysFolder: string
  /** The anchor that pages pin; null: whatever the keyring of the demonstration begins with. */
  anchor: Fingerprint | null
  /** Scheme, host and port by which sources reach intake; null when it is not known. */
  publicUrl: string | null
  databasePath: string
  organisation: Organisation
  questionnaire: Questionnaire
  maxTipBytes: number
  diskFloorBytes: number
  /** What unfinished uploads may take up together. */
  uploadRoomBytes: number
  keyGraceDays: number
  floodLimit: FloodLimit
  /** Null: no mail is sent, and in a demonstration it is written to files. */
  mail: MailSettings | null
}

export interface MailSettings {
  /** smtps:, or smtp: with STARTTLS; may hold a password. */
  smtpUrl: string
  from: string
  to: string[]
  /** UTC; the first slot of a day, and the only one unless `everyHours` is less than 24. */
  hour: number
  everyHours: number
}

/** The folder that holds `views` and `dist`. */
export const ROOT_FOLDER = resolve(import.meta.dirname, '..', '..')

const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback)

/** 1 GiB: room to tidy up, back up and copy away. */
const DEFAULT_DISK_FLOOR_BYTES = 1_073_741_824
/** Unfinished uploads of the largest size that fit at once, unless SIGILO_UPLOAD_ROOM_BYTES says otherwise. */
const UPLOADS_AT_ONCE = 40
/** Far above any honest day, far below what fills a disk in an hour: 1,800 envelopes a minute. */
const DEFAULT_FLOOD_REQUESTS = 300
const FLOOD_WINDOW_MS = 10_000

/** Settings that may hold a secret: each may be given as a file instead. */
const WITH_FILE = ['SIGILO_SMTP_URL']

const address = z.email()

const environmentSchema = z.object({
  SIGILO_MODE: z.enum(['demo', 'production']).optional(),
  SIGILO_HOST: z.string().min(1).default('127.0.0.1'),
  SIGILO_PORT: whole(8080, 0, 65_535),
  SIGILO_SOCKET: z.string().min(1).optional(),
  SIGILO_STAFF_HOST: z.string().min(1).default('127.0.0.1'),
  SIGILO_STAFF_PORT: whole(8081, 0, 65_535),
  SIGILO_STAFF_SOCKET: z.string().min(1).optional(),
  SIGILO_STAFF_URL: z.url({ protocol: /^https?$/ }).optional(),
  SIGILO_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SIGILO_SMTP_URL_FILE: z.string().min(1).optional(),
  SIGILO_MAIL_FROM: address.optional(),
  SIGILO_MAIL_TO: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(address).min(1).max(50))
    .optional(),
  SIGILO_MAIL_HOUR: whole(6, 0, 23),
  SIGILO_MAIL_EVERY_HOURS: whole(24, 1, 24).refine(
    (hours) => 24 % hours === 0,
    '24 must be a multiple of it',
  ),
  SIGILO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SIGILO_DATA: z.string().min(1).default('data'),
  SIGILO_KEYS: z.string().min(1).default('keys'),
  SIGILO_ANCHOR: z
    .string()
    .transform((text) => text.replaceAll(' ', '').toUpperCase())
    .refine((text) => findFingerprint(text) !== null, 'it is not a fingerprint of 40 digits')
    .optional(),
  SIGILO_ORGANISATION: z.string().min(1).optional(),
  SIGILO_QUESTIONNAIRE: z.string().min(1).optional(),
  SIGILO_MAX_TIP_BYTES: whole(DEFAULT_MAX_TIP_BYTES, 65_536, 1_073_741_824),
  SIGILO_DISK_FLOOR_BYTES: whole(DEFAULT_DISK_FLOOR_BYTES, 0, Number.MAX_SAFE_INTEGER),
  SIGILO_UPLOAD_ROOM_BYTES: whole(0, 0, Number.MAX_SAFE_INTEGER),
  SIGILO_KEY_GRACE_DAYS: whole(DEFAULT_KEY_GRACE_DAYS, 0, 90),
  SIGILO_FLOOD_REQUESTS: whole(DEFAULT_FLOOD_REQUESTS, 1, 1_000_000),
})

export const SETTING_NAMES = Object.keys(environmentSchema.shape)

/** Throws `configuration` with the faults, one line each. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('SIGILO_') && !SETTING_NAMES.includes(name),
  )
  // A variable that is set to nothing is one that is not set; as a number it would be 0.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = environmentSchema.safeParse({ ...given, ...readSecretFiles(given) })
  const faults = [
    ...WITH_FILE.filter((name) => given[name] && given[`${name}_FILE`]).map(
      (name) => `${name} and ${name}_FILE are both set`,
    ),
    ...unknown.map((name) => `${name} is not a setting that is known`),
    ...(result.error?.issues ?? []).map(
      (issue) => `${issue.path.join('.')} does not hold: ${issue.message}`,
    ),
    ...(result.data ? [...findMailFaults(result.data), ...findStaffFaults(result.data)] : []),
  ]
  if (faults.length > 0 || !result.success) {
    throw new SigiloError('configuration', faults.join('\n'), {
      hint: 'every setting is described in docs/operations.md',
    })
  }
  return createConfig(result.data)
}

type Settings = z.infer<typeof environmentSchema>

/** Mail is set up whole or not at all. */
function findMailFaults(settings: Settings): string[] {
  const { SIGILO_SMTP_URL: url, SIGILO_MAIL_FROM: from, SIGILO_MAIL_TO: to } = settings
  const given = [url, from, to].filter((each) => each !== undefined).length
  return given === 0 || given === 3
    ? []
    : ['SIGILO_SMTP_URL, SIGILO_MAIL_FROM and SIGILO_MAIL_TO go together']
}

/** A socket has no name by which a browser could be told from one elsewhere. */
function findStaffFaults(settings: Settings): string[] {
  const isNameless = settings.SIGILO_STAFF_SOCKET && !settings.SIGILO_STAFF_URL
  return isNameless ? ['SIGILO_STAFF_SOCKET goes together with SIGILO_STAFF_URL'] : []
}

function readSecretFiles(given: Record<string, string | undefined>): Record<string, string> {
  const read: Record<string, string> = {}
  for (const name of WITH_FILE) {
    const path = given[`${name}_FILE`]
    if (path === undefined) continue
    try {
      read[name] = readFileSync(path, 'utf8').trim()
    } catch (cause) {
      throw new SigiloError('configuration', `${name}_FILE names a file that cannot be read`, {
        cause,
      })
    }
  }
  return read
}

function createConfig(settings: Settings): Config {
  const dataFolder = resolve(settings.SIGILO_DATA)
  const givenKeys = resolve(settings.SIGILO_KEYS)
  const hasKeyring = existsSync(join(givenKeys, 'keyring.json'))
  const mode = settings.SIGILO_MODE ?? (hasKeyring ? 'production' : 'demo')
  return {
    mode,
    intake: settings.SIGILO_SOCKET
      ? { socket: settings.SIGILO_SOCKET }
      : { host: settings.SIGILO_HOST, port: settings.SIGILO_PORT },
    staff: settings.SIGILO_STAFF_SOCKET
      ? { socket: settings.SIGILO_STAFF_SOCKET }
      : { host: settings.SIGILO_STAFF_HOST, port: settings.SIGILO_STAFF_PORT },
    staffUrl: settings.SIGILO_STAFF_URL ? new URL(settings.SIGILO_STAFF_URL).origin : null,
    staffOrigin: settings.SIGILO_STAFF_URL
      ? new URL(settings.SIGILO_STAFF_URL).origin
      : `http://localhost:${String(settings.SIGILO_STAFF_PORT)}`,
    mail: createMail(settings),
    givenKeysFolder: givenKeys,
    publicUrl: settings.SIGILO_PUBLIC_URL ? new URL(settings.SIGILO_PUBLIC_URL).origin : null,
    isHttps: settings.SIGILO_PUBLIC_URL?.startsWith('https:') ?? false,
    dataFolder,
    keysFolder: mode === 'demo' && !hasKeyring ? join(dataFolder, 'demo', 'keys') : givenKeys,
    anchor: findFingerprint(settings.SIGILO_ANCHOR),
    databasePath: join(dataFolder, 'sigilo.db'),
    organisation: readOrganisation(
      readJson(
        'SIGILO_ORGANISATION',
        settings.SIGILO_ORGANISATION ?? join(ROOT_FOLDER, 'views', 'organisation.json'),
      ),
    ),
    questionnaire: settings.SIGILO_QUESTIONNAIRE
      ? readQuestionnaire(readJson('SIGILO_QUESTIONNAIRE', settings.SIGILO_QUESTIONNAIRE))
      : MISSIONS_QUESTIONNAIRE,
    maxTipBytes: settings.SIGILO_MAX_TIP_BYTES,
    diskFloorBytes: settings.SIGILO_DISK_FLOOR_BYTES,
    uploadRoomBytes:
      settings.SIGILO_UPLOAD_ROOM_BYTES || UPLOADS_AT_ONCE * settings.SIGILO_MAX_TIP_BYTES,
    keyGraceDays: settings.SIGILO_KEY_GRACE_DAYS,
    floodLimit: { requests: settings.SIGILO_FLOOD_REQUESTS, windowMs: FLOOD_WINDOW_MS },
  }
}

function createMail(settings: Settings): MailSettings | null {
  const { SIGILO_SMTP_URL: smtpUrl, SIGILO_MAIL_FROM: from, SIGILO_MAIL_TO: to } = settings
  if (!smtpUrl || !from || !to) return null
  return {
    ...{ smtpUrl, from, to },
    hour: settings.SIGILO_MAIL_HOUR,
    everyHours: settings.SIGILO_MAIL_EVERY_HOURS,
  }
}

function readJson(name: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new SigiloError('configuration', `${name} names a file that cannot be read as JSON`, {
      cause,
    })
  }
}
