/** A form whose line or server is made to fail, and what must hold whenever it does. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { Browser, Page, Route } from 'playwright-core'
import { openForm, readReceipt, sendButton } from './form-page.js'

export const TIP = 'Nos quitaron el pasaporte al llegar. 🛂'

/** What the Spanish page has to say, by the name of the text. */
export const SPANISH = (
  JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'views', 'locales', 'es.json'), 'utf8'),
  ) as { form: Record<string, string> }
).form

export interface WatchedForm {
  page: Page
  /** The body of every request that left the page. */
  sent: Buffer[]
}

export async function openWatched(
  browser: Browser,
  address: string,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<WatchedForm> {
  const sent: Buffer[] = []
  const { page } = await openForm(browser, address, {
    prepare: async (fresh) => {
      await prepare?.(fresh)
      // Registered last, so asked first; only what is intercepted shows its body.
      await fresh.route('**/*', (route) => {
        const body = route.request().postDataBuffer()
        if (body) sent.push(body)
        return route.fallback()
      })
    },
  })
  return { page, sent }
}

/** What the page says, that the text is still there, and that it can be sent after all once the fault is mended. */
export async function expectFailure(
  { page, sent }: WatchedForm,
  text: string,
  mend: () => Promise<unknown>,
): Promise<void> {
  const status = page.locator('.status.fault')
  await status.waitFor({ timeout: 20_000 })
  expect(await status.textContent()).toBe(SPANISH[text])
  expect(await page.locator('textarea').first().inputValue()).toBe(TIP)
  expect(await page.locator(sendButton).textContent()).toBe('Intentar de nuevo')
  await mend()
  await page.click(sendButton)
  expect(await readReceipt(page)).toMatch(/^[0-9A-Z-]{19}$/)
  expect(sent.length).toBeGreaterThan(0)
  for (const body of sent) expect(body.includes('pasaporte')).toBe(false)
  await page.context().close()
}

/** Lets an answer through with another body. */
export async function alter(route: Route, change: (text: string) => string): Promise<void> {
  const response = await route.fetch()
  await route.fulfill({ response, body: change(await response.text()) })
}

/** Another symbol of base64 in the place of the one found. */
export function swapSymbol(text: string, pattern: RegExp): string {
  return text.replace(
    pattern,
    (_all, before: string, symbol: string) => before + (symbol === 'A' ? 'B' : 'A'),
  )
}
