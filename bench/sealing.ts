/**
 * Sealing files: megabytes a second in Chromium, beside OpenPGP.js in the same browser (as a stream, and whole in memory) and
 * `gpg --encrypt` of the same bytes; and how much memory the page takes while it sends a tip of 200 MB.
 */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../test/helpers/browser.js'
import { makeJpeg } from '../test/helpers/documents.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  writeKeyringFolder,
  type TestKey,
} from '../test/helpers/keys.js'
import { startSigilo } from './start-sigilo.js'

const SIZES_MB = [1, 10, 50]
const RUNS = 5
const LARGE_MB = 200
const PHOTOS = 20
const PHOTO_BYTES = 1_800_000
const SLOWER = 4

type Rates = Record<number, number>

export async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sigilo-bench-'))
  const key = await makeTestKey()
  writeKeyringFolder(join(folder, 'keys'), await makeSimpleKeyring(key))
  const sigilo = await startSigilo(folder, { SIGILO_MAX_TIP_BYTES: '1000000000' })
  const browser = await launchBrowser(['--enable-precise-memory-info'])
  try {
    const sizes = SIZES_MB.map((megabytes) => {
      const path = join(folder, `${String(megabytes)}.bin`)
      writeFileSync(path, randomBytes(megabytes * 1_000_000))
      return { megabytes, path }
    })
    const rates: Record<string, Rates> = {}
    for (const { megabytes, path } of sizes) {
      const page = await openPage(browser, sigilo.address, key)
      await page.setInputFiles('input[type=file]', path)
      await page.waitForFunction('window.sigiloFiles && document.querySelector(".files li")')
      for (const [name, run] of Object.entries(CONTESTANTS)) {
        const ms = await page.evaluate<number>(`(${TIMED})(${run}, ${String(RUNS)})`)
        ;(rates[name] ??= {})[megabytes] = (megabytes * 1000) / ms
      }
      await page.context().close()
      ;(rates['gpg --encrypt'] ??= {})[megabytes] = (megabytes * 1000) / timeGpg(key, path)
    }
    printRates(rates)
    await measureMemory(browser, sigilo.address, folder)
    await measureTasks(browser, sigilo.address, folder)
  } finally {
    await browser.close()
    sigilo.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each is given the file and reads everything that comes out. Runs in the page. */
const CONTESTANTS = {
  Sigilo: `async (file) => {
    const files = { contents: [[file]], createSha1: () => window.sigiloFiles.createSha1() }
    const entry = { name: '01-a.bin', givenName: 'a.bin', sizeBytes: file.size, cleaning: 'not_cleaned', removed: [] }
    const tip = { version: 1, questionnaire: { id: 'missions', version: 1 }, language: 'es', answers: { what_happened: 'x' }, files: [entry] }
    const envelope = await window.benchKeyring.seal(tip, window.benchForm.questionnaire, files, new Date())
    for await (const piece of envelope.read()) window.benchBytes = piece.length
  }`,
  'OpenPGP.js, streaming': `async (file) => {
    const { createMessage, encrypt } = window.openpgp
    const message = await createMessage({ binary: file.stream() })
    const reader = (await encrypt({ message, encryptionKeys: window.benchKey, format: 'binary' })).getReader()
    while (!(await reader.read()).done);
  }`,
  'OpenPGP.js, whole': `async (file) => {
    const { createMessage, encrypt } = window.openpgp
    const message = await createMessage({ binary: new Uint8Array(await file.arrayBuffer()) })
    await encrypt({ message, encryptionKeys: window.benchKey, format: 'binary' })
  }`,
}

/** The median time of some runs, in milliseconds. */
const TIMED = `async (run, runs) => {
  const times = []
  for (let i = 0; i < runs; i++) {
    const startedMs = performance.now()
    await run(window.benchFile)
    times.push(performance.now() - startedMs)
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]
}`

/** Our own page, with OpenPGP.js as it is published beside it, and the file that is chosen kept where runs find it. */
async function openPage(browser: Browser, address: string, key: TestKey): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await page.addInitScript(
    `addEventListener('change', (event) => { window.benchFile = event.target.files?.[0] ?? window.benchFile }, true)`,
  )
  await page.goto(`${address}/es/`)
  await page.waitForFunction('window.sigiloSealing')
  await page.addScriptTag({ content: await bundleOpenpgp() })
  await page.evaluate(`(async () => {
    window.benchForm = JSON.parse(document.querySelector('main').dataset.form)
    const keyring = await (await fetch('/keyring.json')).text()
    window.benchKeyring = await window.sigiloSealing.checkKeyring(keyring, window.benchForm.anchor, new Date())
    window.benchKey = await window.openpgp.readKey({ armoredKey: ${JSON.stringify(key.publicArmor)} })
  })()`)
  return page
}

async function bundleOpenpgp(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createMessage, encrypt, readKey } from 'openpgp'; window.openpgp = { createMessage, encrypt, readKey }`,
      resolveDir: process.cwd(),
    },
    alias: { openpgp: `./${join('node_modules', 'openpgp', 'dist', 'openpgp.min.mjs')}` },
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

function timeGpg(key: TestKey, path: string): number {
  const home = mkdtempSync(join(tmpdir(), 'sg-'))
  const gpg = (args: string[], input = ''): void => {
    const options = ['--homedir', home, '--batch', '--yes', '--trust-model', 'always']
    const { status } = spawnSync('gpg', [...options, ...args], { input })
    if (status !== 0) throw new Error('gpg failed; is it installed?')
  }
  gpg(['--import'], key.publicArmor)
  const times = Array.from({ length: RUNS }, () => {
    const startedMs = performance.now()
    const recipient = ['--compress-algo', 'none', '-r', key.fingerprint]
    gpg([...recipient, '--output', '/dev/null', '--encrypt', path])
    return performance.now() - startedMs
  })
  spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
  rmSync(home, { recursive: true, force: true })
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN
}

/** The page sends a large tip to the server for real; the renderer's memory is read off the kernel meanwhile. */
async function measureMemory(browser: Browser, address: string, folder: string): Promise<void> {
  const path = join(folder, 'large.bin')
  writeFileSync(path, randomBytes(LARGE_MB * 1_000_000))
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${address}/es/`)
  await page.locator('textarea').first().fill('x')
  await page.setInputFiles('input[type=file]', path)
  await page.locator('.files li').waitFor()
  const before = readRenderers()
  let peakMb = 0
  const timer = setInterval(() => {
    for (const [pid, mb] of readRenderers()) peakMb = Math.max(peakMb, mb - (before.get(pid) ?? mb))
  }, 50)
  const startedMs = performance.now()
  await page.click('#form > button')
  await page.locator('output').waitFor({ timeout: 300_000 })
  clearInterval(timer)
  const seconds = (performance.now() - startedMs) / 1000
  console.log(
    `\nA tip of ${String(LARGE_MB)} MB, sealed and sent to a server on the same machine: ${seconds.toFixed(1)} s, ` +
      `the page's memory grew by ${peakMb.toFixed(0)} MB at most.`,
  )
}

/** On a processor four times slower: the longest that the page did not answer while photos were cleaned, sealed and sent. */
async function measureTasks(browser: Browser, address: string, folder: string): Promise<void> {
  const paths = Array.from({ length: PHOTOS }, (_, i) => {
    const path = join(folder, `photo-${String(i)}.jpg`)
    writeFileSync(path, makeJpeg(PHOTO_BYTES))
    return path
  })
  const page = await (await browser.newContext()).newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(`${address}/es/`)
  await page.locator('textarea').first().fill('x')
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { benchTasks: tasks })
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask' })
  })
  const longest = (): Promise<string> =>
    page.evaluate(() => {
      const { benchTasks } = window as unknown as { benchTasks: number[] }
      const longestMs =
        benchTasks.length === 0 ? 'none over 50 ms' : `${Math.max(...benchTasks).toFixed(0)} ms`
      benchTasks.length = 0
      return longestMs
    })
  await page.setInputFiles('input[type=file]', paths)
  await page
    .locator('.files li')
    .nth(PHOTOS - 1)
    .waitFor({ timeout: 60_000 })
  const choosing = await longest()
  await page.click('#form > button')
  await page.locator('output').waitFor({ timeout: 120_000 })
  console.log(
    `\n${String(PHOTOS)} photos of ${String(PHOTO_BYTES / 1e6)} MB on a processor ${String(SLOWER)} times slower: ` +
      `longest task while choosing and cleaning ${choosing}, while sealing and sending ${await longest()}.`,
  )
}

/** Resident megabytes of every renderer process of this browser, by process id. */
function readRenderers(): Map<string, number> {
  const found = new Map<string, number>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      found.set(pid, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
    } catch {
      // It has ended meanwhile.
    }
  }
  return found
}

function printRates(rates: Record<string, Rates>): void {
  console.log('\nSealing, MB/s (median of 5; in brackets Sigilo : it)\n')
  console.log(`| | ${SIZES_MB.map((size) => `${String(size)} MB`).join(' | ')} |`)
  console.log(`|---|${SIZES_MB.map(() => '--:').join('|')}|`)
  for (const [name, own] of Object.entries(rates)) {
    const cells = SIZES_MB.map((size) => {
      const ratio = (rates['Sigilo']?.[size] ?? NaN) / (own[size] ?? NaN)
      return `${(own[size] ?? NaN).toFixed(0)} (${ratio.toFixed(2)})`
    })
    console.log(`| ${[name, ...cells].join(' | ')} |`)
  }
}
