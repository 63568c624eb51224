/** Checks of `sigilo doctor`: the database, and what it tells of mail, backups and people. */
import { DAY_MS, dayOf, type Day } from '../domain/day.js'
import type { OutboxHealth } from '../domain/outbox.js'
import { describeBytes } from './doctor-machine.js'
import { look, ok, wrong, type Finding } from './doctor-finding.js'

/** A second or two of reading; a larger file is checked where nobody waits: in its backup. */
const MAX_CHECKED_BYTES = 268_435_456

/** @param quickCheck what SQLite finds wrong; null: nothing */
export function checkDatabase(sizeBytes: number, quickCheck: () => string | null): Finding {
  const seen = `it opens, with its settings; ${describeBytes(sizeBytes)}`
  if (sizeBytes > MAX_CHECKED_BYTES) return ok(`${seen}, too large to be read through here`)
  const fault = quickCheck()
  return fault === null
    ? ok(`${seen}, sound`)
    : wrong(
        `the file is damaged: ${fault}`,
        'stop the server, keep the file, and go on from the last backup',
      )
}

export function checkNoDatabase(path: string): Finding {
  return look(
    `there is no database at ${path}`,
    'start the server, or set SIGILO_DATA to the folder that it uses',
  )
}

/** A mail goes out every day; so long may one be late. */
const MAIL_DAYS = 2

/** @param health null: there is no database */
export function checkMail(
  mode: 'demo' | 'production',
  isSetUp: boolean,
  health: OutboxHealth | null,
  today: Day,
): Finding {
  if (!isSetUp) {
    return mode === 'demo'
      ? ok('not set up: the mails of a demonstration are written to files')
      : look(
          'not set up: nobody is told that something came',
          'set SIGILO_SMTP_URL, SIGILO_MAIL_FROM and SIGILO_MAIL_TO',
        )
  }
  if (!health) return ok('set up')
  const { waiting, lastSentDay, fault } = health
  const next = 'sigilo mail test'
  const last = lastSentDay === null ? 'none was ever taken' : `the last was taken on ${lastSentDay}`
  const seen = `${last}, ${String(waiting)} waiting`
  if (fault !== null) return look(`${seen}; the last try failed (${fault})`, next)
  return lastSentDay === null || isOlder(lastSentDay, MAIL_DAYS, today)
    ? look(seen, next)
    : ok(seen)
}

/** What came since the last one is lost with the disk. */
const BACKUP_DAYS = 7

export function checkBackup(lastDay: Day | null, today: Day): Finding {
  const next = 'sigilo backup FILE, and take the file to another machine'
  if (lastDay === null) return look('there was never a backup', next)
  const seen = `the last one was made on ${lastDay}`
  return isOlder(lastDay, BACKUP_DAYS, today) ? look(seen, next) : ok(seen)
}

export function checkPeople(activeAdmins: number, linksRunOut: number): Finding[] {
  return [
    activeAdmins > 0
      ? ok(`${String(activeAdmins)} active ${activeAdmins === 1 ? 'admin' : 'admins'}`)
      : look(
          'no admin can sign in, so nobody can invite or reset staff in the app',
          'sigilo staff invite NAME --role admin',
        ),
    ...(linksRunOut > 0
      ? [
          look(
            `${String(linksRunOut)} invited, whose link ran out before it was used`,
            'sigilo staff reset NAME gives a new one; sigilo staff disable NAME',
          ),
        ]
      : []),
  ]
}

function isOlder(day: Day, days: number, today: Day): boolean {
  return day < dayOf(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS)
}
