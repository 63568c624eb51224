/** The real scheduler with a real outbox and a real conversation; only the clock is the test's. */
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { createCompose, type Numbers } from '../../src/server/mail/compose.js'
import { readMailAddress } from '../../src/server/mail/mail-address.js'
import type { SendMail } from '../../src/server/mail/mail.js'
import { createMailScheduler, type MailScheduler } from '../../src/server/mail/scheduler.js'
import { createSmtpTransport } from '../../src/server/mail/smtp-transport.js'
import { openDatabase } from '../../src/server/store/open-database.js'
import { createOutboxStore } from '../../src/server/store/outbox.js'
import type { TestKey } from './keys.js'
import { tempFolder } from './temp-folder.js'

export const HOUR_MS = 3_600_000
export const MINUTE_MS = 60_000
export const VIEWS = join(import.meta.dirname, '..', '..', 'views')

export interface MailBench {
  nowMs: number
  numbers: Numbers
  reports: string[]
  database: Database.Database
  scheduler: MailScheduler
  /** As after a crash: another scheduler over the same outbox. */
  restart: (to?: string[]) => void
  rows: () => Record<string, unknown>[]
}

export interface BenchSettings {
  /** Or a transport of the test's own. */
  url: string | SendMail
  ca?: string
  to: string[]
  keys?: TestKey[]
  everyHours?: number
}

export function createMailBench(settings: BenchSettings, start: string): MailBench {
  const { url, ca, keys = [], everyHours = 24 } = settings
  const database = openDatabase(join(tempFolder(), 'a.db'))
  const from = readMailAddress('avisos@example.org')
  function createScheduler(to: string[]): MailScheduler {
    return createMailScheduler({
      outbox: createOutboxStore(database),
      slots: { hour: 6, everyHours },
      from,
      to: to.map(readMailAddress),
      compose: createCompose({
        viewsFolder: VIEWS,
        from,
        keyring: () => ({ activeKeys: keys.map(({ key }) => key) }),
        numbers: () => bench.numbers,
        now: () => new Date(),
      }),
      send: typeof url === 'string' ? createSmtpTransport(url, ca) : url,
      nowMs: () => bench.nowMs,
      report: (line) => bench.reports.push(line),
    })
  }
  const bench: MailBench = {
    nowMs: Date.parse(start),
    numbers: { waiting: 0, arrivedYesterday: 0 },
    reports: [],
    database,
    scheduler: createScheduler(settings.to),
    restart: (to) => (bench.scheduler = createScheduler(to ?? settings.to)),
    rows: () =>
      database.prepare('SELECT slot, address, state, attempts, fault FROM outbox').all() as never,
  }
  return bench
}

/** The text of a mail, as a mail program shows it. */
export function bodyOf(message: Buffer): string {
  const [, encoded = ''] = message.toString('latin1').split(/\r\n\r\n([^]*)/)
  const bytes = encoded
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

export function headerOf(message: Buffer, name: string): string {
  return new RegExp(`^${name}: (.*)\r$`, 'm').exec(message.toString('latin1'))?.[1] ?? ''
}

/** Waits for what a conversation brings about; throws when it does not come. */
export async function eventually(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 500) throw new Error('it did not come about')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
