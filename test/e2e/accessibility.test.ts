import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { LANGUAGES } from '../../src/domain/language.js'
import { findViolations } from '../helpers/axe.js'
import { launchBrowser } from '../helpers/browser.js'
import { openForm, readReceipt, send } from '../helpers/form-page.js'
import { startSimpleIntake, startTestIntake, type TestIntake } from '../helpers/running-intake.js'

let browser: Browser
let intake: TestIntake
let closed: TestIntake

beforeAll(async () => {
  browser = await launchBrowser()
  ;({ intake } = await startSimpleIntake())
  closed = await startTestIntake(null)
}, 60_000)
afterAll(async () => {
  await browser.close()
})

async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([])
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isTooWide).toBe(false)
}

const LOOKS = [
  ['light, 320 px', { colorScheme: 'light', viewport: { width: 320, height: 568 } }],
  ['dark, 320 px', { colorScheme: 'dark', viewport: { width: 320, height: 568 } }],
  ['light, 1280 px', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
] as const

describe.each(LOOKS)('in %s', (_name, look) => {
  it.each(LANGUAGES)(
    'the form, the page after it and the closed page hold in %s',
    async (language) => {
      const { page } = await openForm(browser, intake.address, { ...look, language })
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await expectAccessible(page)
      await page.click('main button')
      await page.locator('[aria-invalid]').waitFor()
      await expectAccessible(page)
      await send(page, 'x')
      await readReceipt(page)
      await expectAccessible(page)
      await page.context().close()

      const { page: closedPage } = await openForm(browser, closed.address, {
        ...look,
        language,
        waitFor: 'h1',
      })
      await expectAccessible(closedPage)
      await closedPage.context().close()
    },
    60_000,
  )
})

it('leaves nothing to touch that is smaller than 44 px', async () => {
  const { page } = await openForm(browser, intake.address)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  const small = await page
    .locator('button, a, summary, select, textarea, input:not([type=checkbox]), label.tick')
    .evaluateAll((elements) =>
      elements.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect()
        return width < 44 || height < 44 ? [element.textContent] : []
      }),
    )
  expect(small).toEqual([])
  await page.context().close()
})

it('goes with the keyboard alone, and shows where it is', async () => {
  const { page } = await openForm(browser, intake.address)
  await page.locator('textarea').first().focus()
  await page.keyboard.type('con el teclado')
  for (let i = 0; i < 5; i++) await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
    'Enviar de forma segura',
  )
  const outline = await page.evaluate(() =>
    document.activeElement ? getComputedStyle(document.activeElement).outlineStyle : '',
  )
  expect(outline).toBe('solid')
  await page.keyboard.press('Enter')
  await readReceipt(page)
  // The heading is read out, and the next Tab goes on from there.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.context().close()
})
