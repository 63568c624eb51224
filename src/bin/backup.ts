/** `sigilo backup`: gives the verb the database of the server, which goes on running. */
import { parseArgs } from 'node:util'
import { backupDatabase } from '../admin/backup-database.js'
import { dayOf } from '../domain/day.js'
import { SigiloError } from '../domain/errors.js'
import { checkBackup, createBackupStore, writeBackup } from '../server/store/backups.js'
import { readConfig } from './config.js'
import { withDatabase } from './with-store.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

export async function runBackup(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) {
    throw new SigiloError('invalid', 'to which file', { hint: 'sigilo backup FILE' })
  }
  const config = readConfig(process.env)
  await withDatabase(config.databasePath, (database) => {
    const backups = createBackupStore(database)
    const deps = { ...backups, writeBackup, check: checkBackup, today: dayOf(Date.now()), say }
    backupDatabase(deps, file)
  })
}
