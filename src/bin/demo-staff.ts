/** Lets whoever tries the demonstration into the staff app, as anybody is let in: by a link, once. */
import { mkdirSync } from 'node:fs'
import { dayOf } from '../domain/day.js'
import { makeLink } from '../server/staff/sign-in/make-link.js'
import { createAccountStore } from '../server/store/accounts.js'
import { closeDatabase, openDatabase } from '../server/store/open-database.js'
import type { Config } from './config.js'

const NAME = 'Demo'

/** A new link at each start until one is used; null from then on. */
export function inviteToDemonstration(config: Config): string | null {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const database = openDatabase(config.databasePath)
  try {
    const accounts = createAccountStore(database)
    const person = accounts.findByName(NAME)
    if (person && person.state !== 'invited') return null
    const now = Date.now()
    const { url, tokenSha256, expiresMs } = makeLink(config.staffOrigin, now)
    if (person) accounts.reset(person.id, tokenSha256, expiresMs)
    else accounts.invite(NAME, 'admin', tokenSha256, expiresMs, dayOf(now))
    return url
  } finally {
    closeDatabase(database)
  }
}
