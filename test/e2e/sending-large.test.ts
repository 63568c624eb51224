import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { startBadLine, type BadLine } from '../helpers/bad-line.js'
import { BROWSERS } from '../helpers/browser.js'
import { makeJpeg } from '../helpers/documents.js'
import { openForm, readReceipt, sendButton } from '../helpers/form-page.js'
import { sigilo } from '../helpers/processes.js'
import { startSimpleIntake, type TestIntake } from '../helpers/running-intake.js'
import { readStore } from '../helpers/stored.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { openDatabase, closeDatabase } from '../../src/server/store/open-database.js'

const TEXT = 'Mando fotos de los recibos.'
const SPANISH = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'views', 'locales', 'es.json'), 'utf8'),
) as { form: Record<string, string>; files: Record<string, string> }

let intake: TestIntake
const photo = join(tempFolder(), 'foto.jpg')

beforeAll(async () => {
  ;({ intake } = await startSimpleIntake())
  writeFileSync(photo, makeJpeg(2_000_000))
})

/** Uploads that have begun and not ended, and pieces of ciphertext that belong to no envelope. */
function leftovers(): { uploads: number; chunks: number } {
  const database = openDatabase(intake.config.databasePath)
  const count = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? NaN
  const left = {
    uploads: count('SELECT count(*) FROM uploads WHERE envelope_id IS NULL'),
    chunks: count(
      'SELECT count(*) FROM body_chunks WHERE body_id NOT IN (SELECT body_id FROM envelopes)',
    ),
  }
  closeDatabase(database)
  return left
}

/** The file that a browser has saved; each calls it otherwise while it is not whole. */
async function findDownload(folder: string): Promise<string> {
  for (let sizeBytes = 0; ;) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const name = readdirSync(folder).find((each) => !each.endsWith('.part'))
    const path = join(folder, name ?? '')
    const now = name === undefined ? 0 : statSync(path).size
    if (now > 0 && now === sizeBytes) return path
    sizeBytes = now
  }
}

async function untilNothingIsLeft(): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const { uploads, chunks } = leftovers()
    if (uploads === 0 && chunks === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  expect(leftovers()).toEqual({ uploads: 0, chunks: 0 })
}

describe.each(BROWSERS)('a large tip in %s', (_name, launch) => {
  let browser: Browser
  const downloads = tempFolder()

  beforeAll(async () => {
    browser = await launch(downloads)
  }, 60_000)
  afterAll(async () => {
    await browser.close()
  })

  /** A line so slow that something can happen while it is sent. */
  async function startSending(settings: Partial<Parameters<typeof startBadLine>[1]> = {}) {
    const line = await startBadLine(intake.address, {
      bytesPerSecond: 200_000,
      roundTripMs: 20,
      ...settings,
    })
    const { page } = await openForm(browser, line.address)
    await page.locator('textarea').first().fill(TEXT)
    await page.setInputFiles('input[type=file]', photo)
    await page.locator('.files li').waitFor()
    await page.click(sendButton)
    return { page, line }
  }

  async function expectUnderWay(page: Page, line: BadLine): Promise<void> {
    await page.locator('progress').waitFor()
    while (line.upBytes() < 700_000) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  it('can be stopped and sent again, and the server forgets what it had', async () => {
    const { page, line } = await startSending()
    await expectUnderWay(page, line)
    expect(await page.locator('#form > .status').textContent()).toBe(SPANISH.files['sendingLarge'])
    expect(leftovers().uploads).toBe(1)
    await page.getByText(SPANISH.files['cancel'] ?? '').click()
    const fault = page.locator('#form > .status.fault')
    await fault.waitFor()
    expect(await fault.textContent()).toBe(SPANISH.form['failedStopped'])
    expect(await page.locator('textarea').first().inputValue()).toBe(TEXT)
    expect(await page.locator('.files li').count()).toBe(1)
    await untilNothingIsLeft()
    await page.click(sendButton)
    expect(await page.locator('output').textContent({ timeout: 40_000 })).toMatch(/^[0-9A-Z-]{19}$/)
    await page.context().close()
  }, 90_000)

  it('is gone from the page and from the server when the page is left', async () => {
    const before = readStore(intake).size
    const { page, line } = await startSending()
    await expectUnderWay(page, line)
    await page.route('https://www.wikipedia.org/**', (route) => route.abort())
    await page
      .locator('header button')
      .click({ noWaitAfter: true, timeout: 5_000 })
      .catch(() => undefined)
    await untilNothingIsLeft()
    expect(readStore(intake).size).toBe(before)
    await page.context().close()
  }, 60_000)

  it('goes on after a server that fails for a while', async () => {
    const { page, line } = await startSending({ bytesPerSecond: 400_000 })
    let failures = 0
    await page.route('**/envelopes/*', (route) =>
      failures++ < 3 ? route.fulfill({ status: 502 }) : route.continue(),
    )
    expect(await page.locator('output').textContent({ timeout: 60_000 })).toMatch(/^[0-9A-Z-]{19}$/)
    expect(failures).toBeGreaterThan(3)
    expect(line.cuts()).toBe(0)
    await page.context().close()
  }, 90_000)

  it('can be taken along as a file when there is no way to send it, and is the same envelope', async () => {
    const { page } = await startSending({
      bytesPerSecond: 1e6,
      cutsAtBytes: [600_000],
      darkMs: 9_000,
    })
    const lost = SPANISH.form['lineLost'] ?? ''
    await page.locator('#form > .status', { hasText: lost }).waitFor({ timeout: 20_000 })
    await page.getByText(SPANISH.form['keepTitle'] ?? '').waitFor({ timeout: 30_000 })
    for (const name of ['keepWhat', 'keepTrace']) {
      expect(await page.locator('#form section').textContent()).toContain(SPANISH.form[name])
    }
    await page.getByText(SPANISH.form['keepFile'] ?? '').click()
    const path = await findDownload(downloads)
    const imported = sigilo(['envelopes', 'import', path], {
      SIGILO_MODE: 'demo',
      SIGILO_DATA: intake.config.dataFolder,
      SIGILO_KEYS: intake.config.keysFolder,
    })
    expect(imported.stderr).toBe('')
    const before = readStore(intake).size
    // The page goes on by itself when the line is back; what arrives then is the envelope that was carried.
    const receipt = await readReceipt(page)
    expect(imported.stdout).toBe(`${receipt}  ${path}\n`)
    expect(readStore(intake).size).toBe(before)
    await page.context().close()
  }, 120_000)

  it('a text that cannot be sent can be copied, and comes in as it is pasted', async () => {
    const { page } = await openForm(browser, intake.address)
    await page.locator('textarea').first().fill(TEXT)
    await page.waitForFunction(() => 'sigiloSealing' in window)
    await page.route('**/envelopes', (route) => route.abort())
    await page.click(sendButton)
    const copied = page.locator('#form section textarea')
    await copied.waitFor()
    // The text is worked out a moment later than the field is there.
    const armored = await copied.evaluate(async (field: HTMLTextAreaElement) => {
      while (field.value === '') await new Promise((resolve) => setTimeout(resolve, 20))
      return field.value
    })
    const path = join(tempFolder(), 'mensaje.txt')
    writeFileSync(path, `Me pidieron pasarles esto\n\n${armored}`)
    const imported = sigilo(['envelopes', 'import', path], {
      SIGILO_MODE: 'demo',
      SIGILO_DATA: intake.config.dataFolder,
      SIGILO_KEYS: intake.config.keysFolder,
    })
    expect(imported.stderr).toBe('')
    await page.unroute('**/envelopes')
    await page.click(sendButton)
    expect(`${await readReceipt(page)}  ${path}\n`).toBe(imported.stdout)
    await page.context().close()
  }, 60_000)
})
