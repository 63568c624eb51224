#!/usr/bin/env node
/** The command `sigilo`: finds the verb, gives it just what it needs, and nothing else. */
import { parseArgs } from 'node:util'
import { exportEnvelopes } from '../admin/export-envelopes.js'
import { countEnvelopes, listEnvelopes } from '../admin/list-envelopes.js'
import { SigiloError } from '../domain/errors.js'
import { createStores } from '../server/store/stores.js'
import { runBackup } from './backup.js'
import { readConfig } from './config.js'
import { runDoctor } from './doctor.js'
import { runImport } from './import.js'
import { readFingerprint } from './keys-options.js'
import { runKeys } from './keys.js'
import { runPurge } from './purge.js'
import { run } from './run.js'
import { runStaff } from './staff.js'
import { withDatabase } from './with-store.js'

const USAGE = `On the server:
  sigilo envelopes list                 what has come: receipt, day, size, id
  sigilo envelopes list --key FPR       how many envelopes need this key
  sigilo envelopes export DIR           write each envelope to a file; overwrites nothing
  sigilo envelopes import FILE…         take envelopes that came by another road
  sigilo keys check                     days left, drills passed; exit status 1 or 2 when something is due
  sigilo keys canary                    send a canary; --confirm WORD [--key FPR] when it was opened
  sigilo staff invite NAME --role ROLE  let somebody in, as staff or admin: says a link that works once, for a day
  sigilo staff reset NAME               a new link; what they came in with before is worth nothing
  sigilo staff disable NAME             shut somebody out at once
  sigilo staff list                     who there is
  sigilo purge [--dry-run]              put into the bin, and delete for good, what is due today
  sigilo backup FILE                    a checked copy of the database; overwrites nothing
  sigilo doctor                         one page on whether all is well; exit status 1 or 2 when it is not
  sigilo mail test [ADDRESS]            send one mail to each address now, and say what became of it

On a machine that is offline, with envelopes, a download or a folder of either as FILE…:
  sigilo desk open FILE… --out DIR      write each tip into a folder; sigilo open is the same
  sigilo desk list FILE…                a line for each tip
  sigilo desk search FILE… --words TEXT
                                        the same of some: --state, --country, --label, --practice, --indicator, --year
  sigilo desk stats FILE…               what the tips say together, as tables
  sigilo desk export FILE… --json FILE | --csv DIR | --html FILE
                                        tips and tables as files; overwrites nothing
  sigilo desk triage FILE… --case FILE --out FILE [--sign-with FPR]
                                        what the case says, signed, for the staff app
  --key FILE [--passphrase-file FILE]   a secret key that opens them; more than one will do
  --gnupg                               GnuPG’s agent or smart card opens and signs instead
  --case FILE                           a case that was saved at the desk
  --anchor FPR                          verify the keyring that came along, and say which keys were sealed to
  --questionnaire FILE                  an organisation’s own questions
  --language es|en|pt                   of tables and files

Where the anchor is (each asks for the last eight digits; --confirm DIGITS for scripts):
  sigilo keys init --anchor FPR | --anchor-file FILE | --new-anchor FILE
  sigilo keys add FILE                  take a public key into the keyring
  sigilo keys activate FPR              browsers seal to it
  sigilo keys retire FPR                browsers stop; what came before stays openable
  sigilo keys rotate OLD-FPR NEW-FILE   add and activate the new one, retire the old one
  sigilo keys revoke FPR                a key is lost or stolen
  --anchor-file FILE                    the anchor is a file, not in GnuPG
  --keys DIR                            another folder than SIGILO_KEYS

Anywhere:
  sigilo keys list, sigilo keys history
  sigilo keys verify URL-or-DIR --anchor FPR
`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

// Whoever reads us has seen enough, as `head` has: that is no fault of anybody’s.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

await run(async () => {
  const [group, ...rest] = process.argv.slice(2)
  switch (group) {
    case 'envelopes':
      await parse(() => runEnvelopes(rest))
      return
    case 'keys':
      await parse(() => runKeys(rest))
      return
    case 'mail': {
      const { runMail } = await import('./mail.js')
      await runMail(rest)
      return
    }
    case 'staff':
      await parse(() => runStaff(rest))
      return
    case 'purge':
      await parse(() => runPurge(rest))
      return
    case 'backup':
      await parse(() => runBackup(rest))
      return
    case 'doctor':
      await parse(() => runDoctor(rest))
      return
    case 'desk':
    case 'open': {
      const { runDesk } = await import('./desk.js')
      await parse(() => runDesk(group === 'open' ? ['open', ...rest] : rest))
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

async function runEnvelopes(args: string[]): Promise<void> {
  const options = { key: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [verb, folder, ...more] = positionals
  const isList = verb === 'list' && folder === undefined
  const isExport = verb === 'export' && folder !== undefined && more.length === 0
  const isImport = verb === 'import' && folder !== undefined
  const hasKey = values.key !== undefined
  if ((!isList && !isExport && !isImport) || (hasKey && !isList)) {
    throw usage('which envelopes command')
  }
  const config = readConfig(process.env)
  if (isImport) {
    await runImport(config, [folder, ...more])
    return
  }
  const key = values.key === undefined ? null : readFingerprint(values.key)
  await withDatabase(config.databasePath, (database) => {
    const store = createStores(database).envelopes
    if (isExport) exportEnvelopes(store, folder, say)
    else if (key) countEnvelopes(store, key, say)
    else listEnvelopes(store, say)
  })
}

/** Faults of `parseArgs` are ours to put in plain words. */
async function parse(verb: () => Promise<void>): Promise<void> {
  try {
    await verb()
  } catch (error) {
    if (
      error instanceof TypeError &&
      String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
    ) {
      throw usage('an option is not known or lacks its value')
    }
    throw error
  }
}

function usage(message: string): SigiloError {
  return new SigiloError('invalid', message, { hint: 'sigilo help' })
}
