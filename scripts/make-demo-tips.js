#!/usr/bin/env node
// @ts-check
/**
 * `npm run demo:tips`: invented tips, sealed to the keys of a demonstration, so that staff can practise at the desk. Seals to
 * nothing but demonstration keys: among real tips, invented ones would be false evidence. Wants a build.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeDemonstration } from '../dist/bin/make-demonstration.js'
import { isDemoUserId } from '../dist/domain/demo.js'
import { SigiloError } from '../dist/domain/errors.js'
import { readKeyringFiles } from '../dist/openpgp/keyring-files.js'
import { describeDrill } from './demo-tips/describe-drill.js'
import { inventHandling } from './demo-tips/known.js'
import { MAX_COUNT, MIN_COUNT, planTips } from './demo-tips/plan.js'
import { sealDrafts } from './demo-tips/seal-drafts.js'
import { TAR_NAME, TEACHER_NAME, writeDrill } from './demo-tips/write-drill.js'

const USAGE =
  'npm run demo:tips -- [--out DIR] [--keys DIR] [--count N] [--seed N]: writes into DIR (data/demo/tips)'

try {
  await makeDrill(readOptions())
} catch (error) {
  const known = error instanceof SigiloError ? error : null
  console.error(`make-demo-tips: error: ${known?.message ?? 'something went wrong on our side'}`)
  if (known?.hint) console.error(`make-demo-tips: hint: ${known.hint}`)
  if (!known) console.error(error)
  process.exitCode = known?.code === 'invalid' ? 64 : known?.code === 'exists' ? 73 : 70
}

/** @param {{ out: string, keys: string, count: number, seed: string }} options */
async function makeDrill({ out, keys, count, seed }) {
  if (existsSync(out)) {
    throw new SigiloError('exists', `${shown(out)} stands already; nothing was overwritten`, {
      hint: 'give another folder with --out, or remove this one first',
    })
  }
  const demoFolder = dirname(keys)
  if (!existsSync(demoFolder) && basename(keys) === 'keys') await makeDemonstration(demoFolder)
  const now = new Date()
  const keyring = await readDemonstrationKeys(keys, now)
  const drafts = planTips(count, seed)
  const sealed = await sealDrafts(drafts, keyring.activeKeys, now)
  const handling = inventHandling(drafts, seed, now.getTime())
  const envelopes = sealed.map((each, i) => ({
    ...each,
    .../** @type {typeof handling[0]} */ (handling[i]),
  }))
  const description = describeDrill(envelopes)
  writeDrill(out, envelopes, keyring, description)
  console.log(`${description}\n${describeNextSteps(out, demoFolder)}`)
}

/** @param {string} keys @param {Date} now */
async function readDemonstrationKeys(keys, now) {
  /** @param {string} name */
  const readFile = (name) => {
    const path = join(keys, name)
    return existsSync(path) ? readFileSync(path, 'utf8') : null
  }
  const keyring = await readKeyringFiles(readFile, null, now)
  const isDemo = keyring.activeKeys.every((key) => key.getUserIDs().every(isDemoUserId))
  if (!isDemo || keyring.activeKeys.length === 0) {
    throw new SigiloError(
      'bad_key',
      `the keys in ${shown(keys)} are not those of a demonstration`,
      {
        hint: 'invented tips are sealed to demonstration keys only; leave --keys out and they are made',
      },
    )
  }
  return keyring
}

/** @param {string} out @param {string} demoFolder */
function describeNextSteps(out, demoFolder) {
  return [
    `  the download, as the staff app makes it  ${shown(join(out, TAR_NAME))}`,
    `  the envelopes, one by one                ${shown(join(out, 'envelopes'))}`,
    `  what stands above, for who teaches       ${shown(join(out, TEACHER_NAME))}`,
    `  the staff’s secret key                   ${shown(join(demoFolder, 'desk-key.asc'))}`,
    `  its passphrase                           ${shown(join(demoFolder, 'passphrase.txt'))}`,
    '',
    `Open dist/desk.html in a browser, give it the key and the passphrase, and drop ${TAR_NAME} on it.`,
    'Or put them into the demonstration’s server, which npm start makes (it refuses the one that is sealed to a foreign key):',
    '',
    `  npx sigilo envelopes import ${shown(join(out, 'envelopes'))}/*.tar.pgp`,
  ].join('\n')
}

function readOptions() {
  const { out, keys, count, seed } = parse()
  const keysFolder = resolve(keys ?? join('data', 'demo', 'keys'))
  return {
    out: resolve(out ?? join('data', 'demo', 'tips')),
    keys: keysFolder,
    count: readWhole(count ?? '200', MIN_COUNT, MAX_COUNT, '--count'),
    seed: String(readWhole(seed ?? '1', 0, 2 ** 31, '--seed')),
  }
}

function parse() {
  const text = /** @type {const} */ ({ type: 'string' })
  try {
    return parseArgs({ options: { out: text, keys: text, count: text, seed: text } }).values
  } catch (cause) {
    throw new SigiloError('invalid', 'there is no such option', { hint: USAGE, cause })
  }
}

/** @param {string} text @param {number} least @param {number} most @param {string} name */
function readWhole(text, least, most, name) {
  const value = Number(text)
  if (/^\d{1,10}$/.test(text) && value >= least && value <= most) return value
  throw new SigiloError('invalid', `${name} is a whole number from ${least} to ${most}`)
}

/** @param {string} path */
function shown(path) {
  const near = relative(process.cwd(), path)
  return near === '' || near.startsWith('..') ? path : near
}
