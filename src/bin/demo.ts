#!/usr/bin/env node
/**
 * `npm start`: on a fresh machine, makes the keys and settings of a demonstration and then starts the very server that
 * production starts. Where a real keyring stands, it makes nothing.
 */
import { join, relative } from 'node:path'
import { ROOT_FOLDER, readConfig } from './config.js'
import { inviteToDemonstration } from './demo-staff.js'
import { makeDemonstration } from './make-demonstration.js'
import { run } from './run.js'

await run(async () => {
  const config = readConfig(process.env)
  if (config.mode === 'demo') {
    const demoFolder = join(config.dataFolder, 'demo')
    await makeDemonstration(demoFolder)
    const link = inviteToDemonstration(config)
    const shown = (path: string): string => relative(process.cwd(), path) || path
    process.stdout.write(
      [
        'This is a demonstration: keys made on the spot, nothing secret about them.',
        '',
        `  tips are kept, sealed, in    ${shown(config.databasePath)}`,
        `  public keys                  ${shown(config.keysFolder)}`,
        `  the staff’s secret key       ${shown(join(demoFolder, 'desk-key.asc'))}`,
        `  its passphrase               ${shown(join(demoFolder, 'passphrase.txt'))}`,
        `  mail is written to           ${shown(join(demoFolder, 'mail'))}`,
        '',
        'Write a tip in the form below. Fetch it in the staff app, where you come in by this link, once',
        '(you need a code app on a phone, or a password manager that makes codes):',
        '',
        `  ${link ?? `${config.staffOrigin}/sign-in (the link was used; npx sigilo staff reset Demo makes a new one)`}`,
        '',
        'Open it at the desk, which needs no network and no installation: double-click its file, give it the secret key and',
        'the passphrase, and drop on it what you fetched. Its file is',
        '',
        `  ${join(ROOT_FOLDER, 'dist', 'desk.html')}`,
        '',
        'Or do both in another terminal:',
        '',
        '  npx sigilo envelopes export inbox',
        '  npx sigilo open inbox/*.tar.pgp --out opened \\',
        `    --key ${shown(join(demoFolder, 'desk-key.asc'))} --passphrase-file ${shown(join(demoFolder, 'passphrase.txt'))}`,
        '',
        '',
      ].join('\n'),
    )
  }
  await import('./serve.js')
})
