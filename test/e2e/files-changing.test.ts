import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { BROWSERS } from '../helpers/browser.js'
import { makeJpeg } from '../helpers/documents.js'
import { openForm, readReceipt, sendButton } from '../helpers/form-page.js'
import { startSimpleIntake, type TestIntake } from '../helpers/running-intake.js'
import { readStore } from '../helpers/stored.js'
import { tempFolder } from '../helpers/temp-folder.js'

const TEXTS = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'views', 'locales', 'es.json'), 'utf8'),
) as Record<'files' | 'form' | 'picker', Record<string, string>>
const MAX_BYTES = 1_048_576

let intake: TestIntake
const folder = tempFolder()

beforeAll(async () => {
  ;({ intake } = await startSimpleIntake({ SIGILO_MAX_TIP_BYTES: String(MAX_BYTES) }))
})

describe.each(BROWSERS)('files that change, in %s', (browserName, launch) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
  })

  async function open(): Promise<Page> {
    const { page } = await openForm(browser, intake.address)
    await page.locator('textarea').first().fill('Tengo papeles.')
    return page
  }

  async function expectFault(page: Page, sentence: string): Promise<void> {
    const fault = page.locator('#form > .status.fault')
    await fault.waitFor({ timeout: 20_000 })
    expect(await fault.textContent()).toBe(sentence)
    expect(await page.locator('textarea').first().inputValue()).toBe('Tengo papeles.')
    expect(await page.locator(sendButton).isEnabled()).toBe(true)
  }

  it.each([
    ['of the same size', 30_000],
    ['larger', 60_000],
    ['smaller', 20_000],
  ])(
    'what was cleaned is sealed, or nothing: not what stands there now, %s',
    async (_name, sizeBytes) => {
      const name = `cambia-${browserName}-${String(sizeBytes)}.jpg`
      const path = join(folder, name)
      writeFileSync(path, makeJpeg(30_000))
      const before = readStore(intake).size
      const page = await open()
      await page.setInputFiles('input[type=file]', path)
      await page.locator('.files li').waitFor()
      writeFileSync(path, makeJpeg(sizeBytes))
      await page.click(sendButton)
      await expectFault(page, TEXTS.files['changed']!.replace('{name}', name))
      expect(readStore(intake).size).toBe(before)
      await page.context().close()
    },
    60_000,
  )

  it('nothing is sent without a file that was chosen a moment ago and cannot be taken', async () => {
    const big = join(folder, 'grande.bin')
    writeFileSync(big, randomBytes(MAX_BYTES))
    const before = readStore(intake).size
    const page = await open()
    await page.setInputFiles('input[type=file]', big)
    await page.click(sendButton)
    const limit = TEXTS.files['tooLarge']!.replace('{name}', 'grande.bin').replace(
      '{limit}',
      '1 MB',
    )
    await expectFault(page, limit)
    await page.context().close()

    const without = await open()
    await without.route('**/files.js', (route) => route.abort())
    await without.setInputFiles('input[type=file]', big)
    await without.click(sendButton)
    await expectFault(without, TEXTS.picker['unavailable']!)
    expect(readStore(intake).size).toBe(before)
    await without.context().close()
  }, 60_000)

  it('what is sent is what the list shows: nothing can be taken off while it is sent', async () => {
    const path = join(folder, 'foto.jpg')
    writeFileSync(path, makeJpeg(300_000))
    const page = await open()
    await page.setInputFiles('input[type=file]', path)
    let isReleased = false
    await page.route('**/envelopes', async (route) => {
      while (!isReleased) await new Promise((resolve) => setTimeout(resolve, 50))
      await route.continue()
    })
    await page.click(sendButton)
    const remove = page.locator('.files button')
    await remove.waitFor()
    await page.waitForFunction(() => document.querySelector('progress'))
    expect(await remove.isDisabled()).toBe(true)
    isReleased = true
    await readReceipt(page)
    await page.context().close()
  }, 60_000)

  it('gives the text back when there is no line to begin with', async () => {
    const path = join(folder, 'foto.jpg')
    writeFileSync(path, makeJpeg(300_000))
    const page = await open()
    await page.setInputFiles('input[type=file]', path)
    await page.locator('.files li').waitFor()
    await page.route('**/envelopes', (route) => route.abort())
    await page.click(sendButton)
    await expectFault(page, TEXTS.form['failedOffline']!)
    await page.unroute('**/envelopes')
    await page.click(sendButton)
    await readReceipt(page)
    await page.context().close()
  }, 60_000)
})
