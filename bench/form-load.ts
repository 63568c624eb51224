/**
 * Time until the form can be typed into, and until a tip of 4 kB has really been sealed, in Chromium at 400 kbit/s both
 * ways, 400 ms and a processor slowed 4 times; beside a bare page that loads OpenPGP.js, as little of it as a bundler can
 * bring without our cuts, and seals the same text to the same key.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../test/helpers/browser.js'
import { makeSimpleKeyring, makeTestKey, writeKeyringFolder } from '../test/helpers/keys.js'
import { startSigilo, type Server } from './start-sigilo.js'

const RUNS = 7
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const SLOWER = 4
const TEXT = 'Me quitaron el pasaporte al llegar. '.repeat(110)

interface Times {
  typableMs: number
  sealedMs: number
}

export async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sigilo-bench-'))
  const key = await makeTestKey()
  writeKeyringFolder(join(folder, 'keys'), await makeSimpleKeyring(key))
  const sigilo = await startSigilo(folder)
  const bare = await startBarePage(key.publicArmor)
  const browser = await launchBrowser()
  try {
    const own: Times[] = []
    const others: Times[] = []
    for (let run = 0; run < RUNS; run++) {
      own.push(await timePage(browser, `${sigilo.address}/es/`, SIGILO_PROBE))
      others.push(await timePage(browser, bare.address, BARE_PROBE))
    }
    print(own, others)
  } finally {
    await browser.close()
    sigilo.stop()
    bare.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Notes when the first field is there, and seals by what the page has as soon as it has it. Runs in the page. */
const SIGILO_PROBE = `
  const text = ${JSON.stringify(TEXT)}
  let keyring = null
  const original = window.fetch
  window.fetch = async (...args) => {
    const response = await original(...args)
    if (String(args[0]).endsWith('/keyring.json')) keyring = await response.clone().text()
    return response
  }
  const times = (window.benchTimes = {})
  let isSealing = false
  const poll = setInterval(async () => {
    if (!times.typableMs && document.querySelector('textarea')) times.typableMs = performance.now()
    if (isSealing || !window.sigiloSealing || keyring === null) return
    isSealing = true
    clearInterval(poll)
    const form = JSON.parse(document.querySelector('main').dataset.form)
    const checked = await window.sigiloSealing.checkKeyring(keyring, form.anchor, new Date())
    const questionnaire = { id: 'missions', version: 1 }
    const tip = { version: 1, questionnaire, language: 'es', answers: { what_happened: text } }
    const envelope = await checked.seal(tip, form.questionnaire, null, new Date())
    for await (const piece of envelope.read()) times.sealedBytes = piece.length
    times.sealedMs = performance.now()
  }, 10)
`

const BARE_PROBE = `
  const times = (window.benchTimes = {})
  const poll = setInterval(() => {
    if (!times.typableMs && document.querySelector('textarea')) times.typableMs = performance.now()
    if (window.sealedMs) times.sealedMs = window.sealedMs
    if (times.sealedMs) clearInterval(poll)
  }, 10)
`

async function timePage(browser: Browser, address: string, probe: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.addInitScript(probe)
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(address, { waitUntil: 'commit' })
  // Asked rarely, or the asking would be measured too.
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const times = await page.evaluate<Partial<Times>>('window.benchTimes')
    if (times.sealedMs === undefined || times.typableMs === undefined) continue
    await context.close()
    return times as Times
  }
}

async function startBarePage(armoredKey: string): Promise<Pick<Server, 'address' | 'stop'>> {
  const lightweight = join('node_modules', 'openpgp', 'dist', 'lightweight', 'openpgp.mjs')
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createMessage, encrypt, readKey } from 'openpgp'
        const encryptionKeys = await readKey({ armoredKey: ${JSON.stringify(armoredKey)} })
        const message = await createMessage({ text: ${JSON.stringify(TEXT)} })
        await encrypt({ message, encryptionKeys, format: 'binary' })
        window.sealedMs = performance.now()`,
      resolveDir: process.cwd(),
    },
    alias: { openpgp: `./${lightweight}` },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: 'out',
    write: false,
    logLevel: 'warning',
  })
  const files = new Map(
    outputFiles.map(({ path, contents }) => [`/${path.split('/').at(-1) ?? ''}`, contents]),
  )
  const page = `<!doctype html><html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>x</title><link rel="icon" href="data:,"><script type="module" src="/stdin.js"></script><textarea></textarea>`
  const server = createServer((request, response) => {
    const isPage = request.url === '/'
    response.writeHead(200, {
      'Content-Type': isPage ? 'text/html; charset=utf-8' : 'text/javascript',
      'Content-Encoding': 'br',
    })
    response.end(brotliOf(isPage ? page : (files.get(request.url ?? '') ?? '')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const compressed = new Map<string | Uint8Array, Buffer>()

function brotliOf(content: string | Uint8Array): Buffer {
  const known = compressed.get(content) ?? brotliCompressSync(content)
  compressed.set(content, known)
  return known
}

function print(own: Times[], others: Times[]): void {
  const median = (runs: Times[], field: keyof Times): number =>
    runs.map((run) => run[field]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? NaN
  console.log(
    `\nOpening the form (400 kbit/s, 400 ms, processor ${String(SLOWER)} times slower, median of ${String(RUNS)})\n`,
  )
  console.log('| page | typable ms | sealed 4 kB ms | Sigilo : it |')
  console.log('|---|--:|--:|--:|')
  for (const [name, runs] of [
    ['Sigilo', own],
    ['bare page with OpenPGP.js', others],
  ] as const) {
    const ratio = median(own, 'sealedMs') / median(runs, 'sealedMs')
    const cells = [median(runs, 'typableMs'), median(runs, 'sealedMs')].map((ms) => ms.toFixed(0))
    console.log(`| ${[name, ...cells, ratio.toFixed(2)].join(' | ')} |`)
  }
}
