#!/usr/bin/env node
/** The command `sigilo`: finds the verb, gives it just what it needs, and nothing else. */
import { existsSync } from 'node:fs'
import { exportEnvelopes } from '../admin/export-envelopes.js'
import { listEnvelopes } from '../admin/list-envelopes.js'
import type { EnvelopeStore } from '../domain/envelope.js'
import { SigiloError } from '../domain/errors.js'
import { createEnvelopeStore } from '../server/store/envelopes.js'
import { closeDatabase, openDatabase } from '../server/store/open-database.js'
import { readConfig } from './config.js'
import { run } from './run.js'

const USAGE = `sigilo envelopes list                 what has come: receipt, day, size, id
sigilo envelopes export DIR           write each envelope to a file; overwrites nothing
sigilo open FILE… --key FILE --out DIR
                                      open envelopes; for a machine that is offline
`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

await run(async () => {
  const [group, ...rest] = process.argv.slice(2)
  switch (group) {
    case 'envelopes':
      runEnvelopes(rest)
      return
    case 'open': {
      const { open } = await import('./desk.js')
      await parse(() => open(rest))
      return
    }
    case 'help':
    case '--help':
    case undefined:
      process.stdout.write(USAGE)
      return
    default:
      throw usage(`there is no command ${group}`)
  }
})

function runEnvelopes(args: string[]): void {
  const [verb, folder, ...more] = args
  const isList = verb === 'list' && folder === undefined
  const isExport = verb === 'export' && folder !== undefined && !folder.startsWith('-')
  if (more.length > 0 || (!isList && !isExport)) throw usage('which envelopes command')
  const { databasePath } = readConfig(process.env)
  if (!existsSync(databasePath)) {
    throw new SigiloError('not_found', `there is no database at ${databasePath}`, {
      hint: 'SIGILO_DATA names the folder that the server uses',
    })
  }
  const database = openDatabase(databasePath)
  try {
    const store: Pick<EnvelopeStore, 'list' | 'readChunks'> = createEnvelopeStore(database)
    if (isExport) exportEnvelopes(store, folder, say)
    else listEnvelopes(store, say)
  } finally {
    closeDatabase(database)
  }
}

/** Faults of `parseArgs` are ours to put in plain words. */
async function parse(verb: () => Promise<void>): Promise<void> {
  try {
    await verb()
  } catch (error) {
    if (error instanceof TypeError && 'code' in error)
      throw usage('an option is not known or lacks its value')
    throw error
  }
}

function usage(message: string): SigiloError {
  return new SigiloError('invalid', message, { hint: 'sigilo help' })
}
