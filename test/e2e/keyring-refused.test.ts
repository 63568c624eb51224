import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
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
import { setUpForm } from '../helpers/set-up-form.js'

const parts = setUpForm()

const open = (prepare?: (page: Page) => Promise<unknown>): Promise<WatchedForm> =>
  openWatched(parts.browser, parts.intake.address, prepare)

describe('when the keys do not hold', () => {
  it.each([
    ['a key', (text: string) => swapSymbol(text, /("keys":\{[^}]*":")(.)/)],
    ['an entry', (text: string) => text.replace('"activate"', '"retire"')],
    ['a signature', (text: string) => swapSymbol(text, /(?<=activate.*"signature":")(.{40})(.)/)],
    ['everything', () => '{}'],
  ])(
    'because %s was changed on the way, there is nowhere to type',
    async (_name, change) => {
      const { page } = await openForm(parts.browser, parts.intake.address, {
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
    const { page } = await openForm(parts.browser, parts.intake.address, {
      waitFor: '[role=alert]',
      prepare: (fresh) => fresh.route('**/keyring.json', (route) => route.fulfill({ status: 503 })),
    })
    expect(await page.locator('[role=alert]').textContent()).toBe(SPANISH['blockedClosed'])
    expect(await page.locator('textarea').count()).toBe(0)
    await page.context().close()
  }, 40_000)

  it('is not said when it was the line: a page to log in, or a part for older browsers that did not come', async () => {
    const captive = await open((fresh) =>
      fresh.route('**/keyring.json', (route) => route.fulfill({ body: '<h1>Wi-Fi</h1>' })),
    )
    await send(captive.page, TIP)
    await expectFailure(captive, 'failedServer', () => captive.page.unroute('**/keyring.json'))

    const older = await open(async (fresh) => {
      await fresh.addInitScript(() => {
        const generateKey = Reflect.get(crypto.subtle, 'generateKey') as () => unknown
        const without25519 = (...args: unknown[]): Promise<unknown> =>
          JSON.stringify(args[0]).includes('25519')
            ? Promise.reject(new DOMException('unknown', 'NotSupportedError'))
            : (Reflect.apply(generateKey, crypto.subtle, args) as Promise<unknown>)
        Object.assign(crypto.subtle, { generateKey: without25519 })
      })
      await fresh.route('**/seal-older.js', (route) => route.abort())
    })
    await send(older.page, TIP)
    await expectFailure(older, 'failedOffline', () => older.page.unroute('**/seal-older.js'))
  }, 60_000)
})
