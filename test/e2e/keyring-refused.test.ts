import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../helpers/browser.js'
import {
  SPANISH,
  TIP,
  alter,
  expectFailure,
  openWatched,
  swapSymbol,
  type WatchedForm,
} from '../helpers/failing-form.js'
import { openForm, send } from '../helpers/form-page.js'
import { startSimpleIntake, type TestIntake } from '../helpers/running-intake.js'

let browser: Browser
let intake: TestIntake

beforeAll(async () => {
  browser = await launchBrowser()
  ;({ intake } = await startSimpleIntake())
}, 60_000)
afterAll(async () => {
  await browser.close()
})

const open = (prepare?: (page: Page) => Promise<unknown>): Promise<WatchedForm> =>
  openWatched(browser, intake.address, prepare)

describe('when the keys do not hold', () => {
  it.each([
    ['a key', (text: string) => swapSymbol(text, /("keys":\{[^}]*":")(.)/)],
    ['an entry', (text: string) => text.replace('"activate"', '"retire"')],
    ['a signature', (text: string) => swapSymbol(text, /(?<=activate.*"signature":")(.{40})(.)/)],
    ['everything', () => '{}'],
    ['its end', (text: string) => text.slice(0, -20)],
  ])(
    'because %s was changed on the way, there is nowhere to type',
    async (_name, change) => {
      const { page } = await openForm(browser, intake.address, {
        waitFor: '[role=alert]',
        prepare: (fresh) => fresh.route('**/keyring.json', (route) => alter(route, change)),
      })
      const alert = page.locator('[role=alert]')
      await alert.waitFor({ timeout: 20_000 })
      expect(await alert.textContent()).toBe(SPANISH['blockedKeys'])
      expect(await page.locator('textarea, input, select').count()).toBe(0)
      await page.context().close()
    },
    40_000,
  )

  it('and somebody was quicker, the text stays and nothing is sent', async () => {
    const form = await open((fresh) =>
      fresh.route('**/keyring.json', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500))
        await alter(route, () => '{}')
      }),
    )
    await send(form.page, TIP)
    await expectFailure(form, 'failedKeys', () => form.page.unroute('**/keyring.json'))
  }, 40_000)

  it('and there is no keyring, the page says so before a word is typed', async () => {
    const { page } = await openForm(browser, intake.address, {
      waitFor: '[role=alert]',
      prepare: (fresh) => fresh.route('**/keyring.json', (route) => route.fulfill({ status: 503 })),
    })
    expect(await page.locator('[role=alert]').textContent()).toBe(SPANISH['blockedClosed'])
    expect(await page.locator('textarea').count()).toBe(0)
    await page.context().close()
  }, 40_000)
})
