/** `sigilo purge`: gives the verb the stores of the server, which may go on running. */
import { parseArgs } from 'node:util'
import { purgeEnvelopes, showDue } from '../admin/purge-envelopes.js'
import { dayOf } from '../domain/day.js'
import { SigiloError } from '../domain/errors.js'
import { createActivityStore } from '../server/store/activities.js'
import { createBodyStore } from '../server/store/bodies.js'
import { createRetentionStore } from '../server/store/retention.js'
import { readConfig } from './config.js'
import { withDatabase } from './with-store.js'
import { writeAnew } from './write-anew.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

export async function runPurge(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' } },
  })
  if (positionals.length > 0) {
    throw new SigiloError('invalid', 'which purge', { hint: 'sigilo purge [--dry-run]' })
  }
  const config = readConfig(process.env)
  await withDatabase(config.databasePath, async (database) => {
    const bodies = createBodyStore(database)
    const retention = createRetentionStore(database, bodies)
    const activities = createActivityStore(database)
    const today = dayOf(Date.now())
    if (values['dry-run']) {
      showDue(retention, today, say)
      return
    }
    await purgeEnvelopes({
      retention,
      eraseSome: () => bodies.eraseSome(),
      writeAnew: () => {
        // A larger one would keep the server waiting for longer than a request may take.
        writeAnew(database)
      },
      record: (each) => {
        activities.append(each)
      },
      today,
      say,
    })
  })
}
