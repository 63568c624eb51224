/** The verbs of `sigilo keys`: reads the arguments, and gives each verb what it needs and nothing else. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { activateKey } from '../admin/activate-key.js'
import { addKey } from '../admin/add-key.js'
import type { SignStatement } from '../admin/append-entry.js'
import type { ChangeDeps } from '../admin/change-keyring.js'
import { checkKeys, type CheckOutcome } from '../admin/check-keys.js'
import { initKeyring } from '../admin/init-keyring.js'
import { listKeys } from '../admin/list-keys.js'
import { retireKey, type RetireDeps } from '../admin/retire-key.js'
import { revokeKey } from '../admin/revoke-key.js'
import { rotateKey } from '../admin/rotate-key.js'
import { showHistory } from '../admin/show-history.js'
import { exportFromGpg, signWithGpg } from '../admin/sign-with-gpg.js'
import { verifyKeyringAt } from '../admin/verify-keyring-at.js'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'
import { readKeyringFiles } from '../openpgp/keyring-files.js'
import { fingerprintOf, readPublicKey } from '../openpgp/read-key.js'
import { createDrillStore } from '../server/store/drills.js'
import { createStores } from '../server/store/stores.js'
import { createKeyringHeadStore } from '../server/store/keyring-head.js'
import { confirmDigits } from './ask-digits.js'
import { askPassphrase } from './ask-passphrase.js'
import { runCanary } from './canary.js'
import { readConfig, type Config } from './config.js'
import { readKeyFilesOf } from './key-files.js'
import { OPTIONS, readFingerprint, readText, type KeysOptions } from './keys-options.js'
import { withDatabaseIfAny } from './with-store.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Exit statuses of `check`, for cron. */
const CHECK_STATUS: Record<CheckOutcome, number> = { ok: 0, soon: 1, closed: 2 }

export async function runKeys(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  const options: KeysOptions = values
  const [verb = '', ...words] = positionals
  const config = readConfig(process.env)
  const [first = '', second = ''] = words
  demandWords(verb, words.length)
  const folder = options.keys ?? (verb === 'init' ? config.givenKeysFolder : config.keysFolder)
  const deps = createChangeDeps(folder, options, config)
  const readKeyring = () => readKeyringFiles(deps.readFile, deps.anchor, new Date())
  switch (verb) {
    case 'init':
      return initWith(deps, options)
    case 'add':
      return addKey(deps, readText(first))
    case 'activate':
      return activateKey(deps, readFingerprint(first))
    case 'revoke':
      return revokeKey(deps, readFingerprint(first))
    case 'retire':
      return withRetireDeps(deps, config, (more) => retireKey(more, readFingerprint(first)))
    case 'rotate':
      return withRetireDeps(deps, config, (more) =>
        rotateKey(more, readFingerprint(first), readText(second)),
      )
    case 'list':
      return listKeys(await readKeyring(), new Date(), say)
    case 'history':
      showHistory((await readKeyring()).entries, say)
      return
    case 'check':
      return check(deps, config)
    case 'verify':
      return verifyAt(first, deps.anchor)
    default:
      return runCanary(await readKeyring(), config, options)
  }
}

const WORDS: Record<string, [count: number, form: string]> = {
  init: [0, 'init (--anchor FINGERPRINT | --anchor-file FILE | --new-anchor FILE)'],
  add: [1, 'add FILE'],
  activate: [1, 'activate FINGERPRINT'],
  retire: [1, 'retire FINGERPRINT'],
  revoke: [1, 'revoke FINGERPRINT'],
  rotate: [2, 'rotate OLD-FINGERPRINT NEW-FILE'],
  list: [0, 'list'],
  check: [0, 'check'],
  history: [0, 'history'],
  verify: [1, 'verify URL-or-DIR --anchor FINGERPRINT'],
  canary: [0, 'canary [--confirm WORD [--key FINGERPRINT]]'],
}

function demandWords(verb: string, count: number): void {
  const form = WORDS[verb]
  if (form?.[0] === count) return
  throw new SigiloError('invalid', form ? `which ${verb}` : 'which keys command', {
    hint: form ? `sigilo keys ${form[1]}` : 'sigilo help',
  })
}

function createChangeDeps(folder: string, options: KeysOptions, config: Config): ChangeDeps {
  return {
    folder,
    readFile: readKeyFilesOf(folder),
    anchor: options.anchor === undefined ? config.anchor : readFingerprint(options.anchor),
    signAs: (anchor) => signerFor(anchor, options),
    confirm: (fingerprint) => confirmDigits(fingerprint, options.confirm ?? null),
    say,
    now: () => new Date(),
  }
}

/** GnuPG unless a file is named. Throws `bad_key` when the file holds another key. */
async function signerFor(anchor: Fingerprint, options: KeysOptions): Promise<SignStatement> {
  const path = options['anchor-file'] ?? options['new-anchor']
  if (path === undefined) return signWithGpg(anchor)
  const { binary, sign } = await readAnchor(path, options)
  if (fingerprintOf(await readPublicKey(binary)) === anchor) return sign
  throw new SigiloError('bad_key', `${path} holds another key than the anchor ${anchor}`)
}

async function readAnchor(path: string, options: KeysOptions) {
  const { readAnchorFile } = await import('./anchor-file.js')
  return readAnchorFile(path, () => givePassphrase(path, options))
}

function givePassphrase(path: string, options: KeysOptions): Promise<string> {
  const file = options['passphrase-file']
  return file === undefined
    ? askPassphrase(`Passphrase of ${path}: `)
    : Promise.resolve(readText(file).replace(/\r?\n$/, ''))
}

async function initWith(deps: ChangeDeps, options: KeysOptions): Promise<void> {
  const newPath = options['new-anchor']
  if ((await deps.readFile('keyring.json')) !== null) {
    throw new SigiloError('exists', `there is a keyring in ${deps.folder} already`)
  }
  if (newPath !== undefined) {
    const { makeAnchorFile } = await import('./anchor-file.js')
    const passphrase = await givePassphrase(newPath, options)
    if (passphrase === '') throw new SigiloError('invalid', 'an anchor needs a passphrase')
    await makeAnchorFile(newPath, options.name ?? 'Anchor of a Sigilo keyring', passphrase)
    say(`made ${newPath}: the anchor’s secret key. Keep it, and a copy, off every server`)
  }
  const path = newPath ?? options['anchor-file']
  if (path === undefined && options.anchor === undefined) {
    throw new SigiloError('invalid', 'which anchor', {
      hint: 'sigilo keys init --anchor FINGERPRINT (in GnuPG), --anchor-file FILE or --new-anchor FILE',
    })
  }
  const binary =
    path === undefined
      ? exportFromGpg(readFingerprint(options.anchor ?? ''))
      : (await readAnchor(path, options)).binary
  // What was made a moment ago need not be typed back to be known.
  const confirm = newPath === undefined ? deps.confirm : () => Promise.resolve()
  await initKeyring({ ...deps, confirm }, binary)
}

function withRetireDeps(
  deps: ChangeDeps,
  config: Config,
  use: (deps: RetireDeps) => Promise<void>,
): Promise<void> {
  return withDatabaseIfAny(config.databasePath, (database) => {
    // Of a database in which no keyring was ever in force (a demonstration's, say) a count would mislead.
    const isServers = database !== null && createKeyringHeadStore(database).find() !== null
    const store = isServers ? createStores(database).envelopes : null
    const countFor =
      store && ((...args: Parameters<typeof store.countFor>) => store.countFor(...args))
    return use({ ...deps, countFor, graceDays: config.keyGraceDays })
  })
}

async function check(deps: ChangeDeps, config: Config): Promise<void> {
  const files = await readKeyringFiles(deps.readFile, deps.anchor, deps.now())
  const outcome = await withDatabaseIfAny(config.databasePath, (database) =>
    checkKeys({
      files,
      server: database && {
        drills: createDrillStore(database),
        heads: createKeyringHeadStore(database),
      },
      now: deps.now(),
      say,
    }),
  )
  if (!existsSync(config.databasePath)) {
    say(
      `no database at ${config.databasePath}: drills, and what the server has seen, were not looked at`,
    )
  }
  process.exitCode = CHECK_STATUS[outcome]
}

async function verifyAt(place: string, anchor: Fingerprint | null): Promise<void> {
  const now = new Date()
  const files = await verifyKeyringAt(place, anchor, now, readKeyFilesOf)
  await listKeys(files, now, say)
  const pinned = anchor === null ? '; whether the anchor is the right one only you can tell' : ''
  say(`the keyring holds, all ${String(files.entries.length)} entries${pinned}`)
}
