/**
 * Opening at the desk: the same envelopes in the page (Chromium, from `file://`), on the command line, and with `gpg -d`; 200
 * of them, and one of 100 MB. And how long 5,000 opened tips take to be searched and counted.
 */
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createTipArchive, createTipSource } from '../src/archive/tip-archive.js'
import { joinSource } from '../src/domain/byte-source.js'
import { MISSIONS_QUESTIONNAIRE } from '../src/domain/missions-questionnaire.js'
import { localiseQuestionnaire } from '../src/domain/questionnaire.js'
import { receiptOf } from '../src/domain/receipt.js'
import type { Tip } from '../src/domain/tip.js'
import { countEvidence } from '../src/desk/count/count-evidence.js'
import { findAlike } from '../src/desk/search/find-alike.js'
import { matchTips } from '../src/desk/search/match-tips.js'
import { suggestLinks } from '../src/desk/search/suggest-links.js'
import { seal } from '../src/openpgp/seal.js'
import { launchBrowser } from '../test/helpers/browser.js'
import { makeTestKey, type TestKey } from '../test/helpers/keys.js'
import { makeManyTips } from '../test/helpers/many-tips.js'

const TIPS = 200
const LARGE_BYTES = 100_000_000
const MANY = 5_000
const RUNS = 5

export async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sigilo-bench-'))
  try {
    const key = await makeTestKey()
    const keyFile = join(folder, 'key.asc')
    writeFileSync(keyFile, key.privateArmor)
    const [many, large] = [join(folder, 'many'), join(folder, 'large')]
    await sealMany(many, key)
    await sealLarge(large, key)
    console.log('\nOpening (seconds; in brackets it : gpg -d)\n')
    console.log(`| | ${String(TIPS)} envelopes | one of 100 MB |\n|---|--:|--:|`)
    const gpg = [timeGpg(key, many), timeGpg(key, large)]
    const page = [await timePage(keyFile, many), await timePage(keyFile, large)]
    const twin = [timeTwin(keyFile, many), timeTwin(keyFile, large)]
    for (const [name, times] of Object.entries({
      'gpg -d': gpg,
      'the desk file in Chromium': page,
      'sigilo desk list': twin,
    })) {
      const cells = times.map((s, i) => `${s.toFixed(2)} (${(s / (gpg[i] ?? NaN)).toFixed(2)})`)
      console.log(`| ${[name, ...cells].join(' | ')} |`)
    }
    measureCounting()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sealMany(folder: string, { key }: TestKey): Promise<void> {
  mkdirSync(folder)
  for (const { tip } of makeManyTips(TIPS)) {
    if (!tip) continue
    const archive = createTipArchive(
      tip,
      localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, tip.language),
    )
    save(folder, await seal(archive, [key], new Date()))
  }
}

async function sealLarge(folder: string, { key }: TestKey): Promise<void> {
  mkdirSync(folder)
  const tip: Tip = {
    version: 1,
    questionnaire: { id: 'missions', version: 1 },
    language: 'es',
    answers: { what_happened: 'Le mando un video.' },
    files: [
      {
        name: '01-video.bin',
        givenName: 'video.bin',
        sizeBytes: LARGE_BYTES,
        cleaning: 'not_cleaned',
        removed: [],
      },
    ],
  }
  const source = createTipSource(tip, localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, 'es'), [
    [randomBytes(LARGE_BYTES)],
  ])
  save(folder, await seal(await joinSource(source), [key], new Date()))
}

function save(folder: string, envelope: Uint8Array): void {
  const receipt = receiptOf(createHash('sha256').update(envelope).digest())
  writeFileSync(join(folder, `${receipt}.tar.pgp`), envelope)
}

function filesOf(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name))
}

function timeGpg(key: TestKey, folder: string): number {
  const home = mkdtempSync(join(tmpdir(), 'sg-'))
  const gpg = (args: string[], input = ''): void => {
    const { status } = spawnSync(
      'gpg',
      ['--homedir', home, '--batch', '--yes', '--quiet', ...args],
      { input, stdio: ['pipe', 'ignore', 'ignore'] },
    )
    if (status !== 0) throw new Error('gpg failed; is it installed?')
  }
  gpg(['--import'], key.privateArmor)
  const startedMs = performance.now()
  for (const path of filesOf(folder)) gpg(['--output', '/dev/null', '--decrypt', path])
  const seconds = (performance.now() - startedMs) / 1000
  spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
  rmSync(home, { recursive: true, force: true })
  return seconds
}

async function timePage(keyFile: string, folder: string): Promise<number> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(300_000)
    await page.goto(pathToFileURL(resolve('dist/desk.html')).href)
    await page.locator('input[accept*=".key"]').setInputFiles(keyFile)
    await page.locator('.keys .tag.good').waitFor()
    const startedMs = performance.now()
    await page.locator('.drop input[type=file]').first().setInputFiles(filesOf(folder))
    await page.locator('.report .good').waitFor()
    return (performance.now() - startedMs) / 1000
  } finally {
    await browser.close()
  }
}

function timeTwin(keyFile: string, folder: string): number {
  const startedMs = performance.now()
  const { status } = spawnSync(
    process.execPath,
    ['dist/bin/sigilo.js', 'desk', 'list', '--key', keyFile, ...filesOf(folder)],
    { stdio: 'ignore' },
  )
  if (status !== 0) throw new Error('sigilo desk failed')
  return (performance.now() - startedMs) / 1000
}

function measureCounting(): void {
  const tips = makeManyTips(MANY)
  const questionnaires = [MISSIONS_QUESTIONNAIRE]
  const median = (work: () => void): string => {
    const times = Array.from({ length: RUNS }, () => {
      const startedMs = performance.now()
      work()
      return performance.now() - startedMs
    })
    return (times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN).toFixed(0)
  }
  const search = median(() => matchTips(tips, { words: 'pasaporte salario' }, questionnaires))
  const count = median(() => countEvidence(tips, questionnaires))
  const alike = median(() => findAlike(tips))
  const links = median(() => suggestLinks(tips, questionnaires))
  console.log(
    `\n${String(MANY)} tips: a search ${search} ms, the evidence ${count} ms, ` +
      `near-duplicates ${alike} ms, links ${links} ms.`,
  )
}
