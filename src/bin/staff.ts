/** `sigilo staff`: gives each verb the database of the server, which may go on running. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { disableStaff } from '../admin/disable-staff.js'
import { inviteStaff } from '../admin/invite-staff.js'
import { listStaff } from '../admin/list-staff.js'
import { resetStaff } from '../admin/reset-staff.js'
import type { NewActivity } from '../domain/activity.js'
import { dayOf } from '../domain/day.js'
import { SigiloError } from '../domain/errors.js'
import { makeLink } from '../server/staff/sign-in/make-link.js'
import { createAccountStore } from '../server/store/accounts.js'
import { createActivityStore } from '../server/store/activities.js'
import { readConfig } from './config.js'
import { withDatabase } from './with-store.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

export async function runStaff(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { role: { type: 'string' } },
  })
  const [verb = '', name, ...more] = positionals
  const isKnown = name === undefined ? verb === 'list' : NAMED_VERBS.includes(verb)
  if (!isKnown || more.length > 0 || (values.role !== undefined && verb !== 'invite')) {
    throw new SigiloError('invalid', 'which staff command', { hint: 'sigilo help' })
  }
  const config = readConfig(process.env)
  if (!existsSync(config.databasePath)) {
    throw new SigiloError('not_found', `there is no database at ${config.databasePath}`, {
      hint: 'the server makes it when it is first started; SIGILO_DATA names its folder',
    })
  }
  await withDatabase(config.databasePath, (database) => {
    const accounts = createAccountStore(database)
    const activities = createActivityStore(database)
    const nowMs = Date.now()
    const record = (activity: NewActivity): void => {
      activities.append([activity])
    }
    const deps = { accounts, record, today: dayOf(nowMs), say }
    if (name === undefined) listStaff(accounts, say)
    else if (verb === 'disable') disableStaff(deps, name)
    else {
      const withLink = { ...deps, link: makeLink(config.staffOrigin, nowMs) }
      if (verb === 'reset') resetStaff(withLink, name)
      else inviteStaff(withLink, name, values.role)
    }
  })
}

const NAMED_VERBS = ['invite', 'disable', 'reset']
