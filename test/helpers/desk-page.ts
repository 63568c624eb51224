/** The desk file as a person has it: opened from a disk, in a browser that has no way out but one that is watched. */
import { createServer, type AddressInfo } from 'node:net'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'

const DESK = resolve(import.meta.dirname, '..', '..', 'dist', 'desk.html')

export interface DeskPage {
  page: Page
  /** What the page asked for, besides itself; and connections that reached the watcher. */
  requests: string[]
  /** What the page said on its console, faults of its policy included. */
  says: string[]
}

/** Every connection that a browser would make to a proxy is recorded, and none is answered. */
export async function startWatcher(): Promise<{ server: string; seen: string[] }> {
  const seen: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (piece) => seen.push(piece.toString('latin1').split('\r\n')[0] ?? ''))
    socket.end()
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready)
  })
  // Nobody waits for it: the test ends when it ends.
  server.unref()
  return { server: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, seen }
}

interface DeskOptions {
  language?: string
  proxy?: string
  width?: number
  dark?: boolean
  /** Time stands still and is moved by hand. */
  clock?: boolean
}

export async function openDesk(browser: Browser, options: DeskOptions = {}): Promise<DeskPage> {
  const { language = 'es-CU', proxy, width = 1280, dark = false, clock = false } = options
  const context = await browser.newContext({
    locale: language,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    ...(proxy !== undefined && { proxy: { server: proxy } }),
  })
  const page = await context.newPage()
  if (clock) await page.clock.install()
  const requests: string[] = []
  const says: string[] = []
  page.on('request', (request) => {
    if (!/^(file|blob):/.test(request.url())) requests.push(request.url())
  })
  page.on('console', (message) => says.push(message.text()))
  page.on('pageerror', (error) => says.push(String(error)))
  await page.goto(pathToFileURL(DESK).href)
  return { page, requests, says }
}

/** Chooses a secret key and gives its passphrase. */
export async function unlockDesk(page: Page, keyFile: string, passphrase: string): Promise<void> {
  await page.locator('input[accept*=".key"]').setInputFiles(keyFile)
  const field = page.locator('.keys input[type=password]').first()
  await field.fill(passphrase)
  await field.press('Enter')
  await page.locator('.keys .tag.good').first().waitFor()
}

/** Chooses files as if they were dropped, and waits until all of it was opened or refused. */
export async function dropFiles(page: Page, paths: string[]): Promise<void> {
  await page.locator('.drop input[type=file]').first().setInputFiles(paths)
  await page.locator('main[aria-busy=true]').waitFor({ state: 'detached', timeout: 120_000 })
}

/** The file that a click saves; in Firefox it is found in the folder of downloads. */
export async function saved(
  folder: string,
  click: () => Promise<unknown>,
): Promise<{ name: string; bytes: Buffer }> {
  mkdirSync(folder, { recursive: true })
  const before = new Set(readdirSync(folder))
  await click()
  for (let i = 0; i < 200; i++) {
    const fresh = readdirSync(folder).filter((name) => !before.has(name))
    const name = fresh.find((each) => !/\.(part|crdownload|tmp)$/.test(each))
    if (name && existsSync(join(folder, name))) {
      const bytes = readFileSync(join(folder, name))
      if (bytes.length > 0) return { name, bytes }
    }
    await new Promise((again) => setTimeout(again, 50))
  }
  throw new Error('nothing was saved')
}
