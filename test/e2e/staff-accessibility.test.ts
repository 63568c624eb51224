/** Every page of the staff app, in every language, light and dark, on a phone and on a desk: for everybody. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { STAFF_LANGUAGES } from '../../src/domain/person.js'
import { findViolations } from '../helpers/axe.js'
import { launchBrowser } from '../helpers/browser.js'
import { openHandled, storeText, TODAY } from '../helpers/handled.js'
import { makeSimpleKeyring, makeTestKey } from '../helpers/keys.js'
import { admit, startTestStaff, type TestPerson, type TestStaff } from '../helpers/running-staff.js'

const LOOKS = [
  ['light, 320 px', { colorScheme: 'light', viewport: { width: 320, height: 568 } }],
  ['dark, 320 px', { colorScheme: 'dark', viewport: { width: 320, height: 568 } }],
  ['light, 1280 px', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
  ['dark, 1280 px', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }],
] as const

let browser: Browser
let staff: TestStaff
let ana: TestPerson
const receipts: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  staff = await startTestStaff(await makeSimpleKeyring(await makeTestKey()))
  ana = admit(staff, 'Ana', 'admin')
  const handled = openHandled(staff.config.databasePath)
  const label = handled.labels.add('Salario').id
  handled.labels.retire(handled.labels.add('Vieja').id)
  for (let i = 0; i < 12; i++) {
    const { id, receipt } = await storeText(handled, `n${i}`, i % 2 ? TODAY : '2026-11-19')
    receipts.push(receipt)
    const change = { labels: [label], assignee: ana.id, isHeld: i % 5 === 1 }
    if (i % 3) handled.handlings.change([{ id, version: 1, ...change }], TODAY)
    if (i === 3) handled.handlings.change([{ id, version: 1, isBinned: true }], TODAY)
  }
}, 60_000)
afterAll(() => browser.close())

async function expectAccessible(page: Page, path: string): Promise<void> {
  await page.goto(staff.address + path)
  expect({ path, found: await findViolations(page) }).toEqual({ path, found: [] })
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect({ path, isTooWide }).toEqual({ path, isTooWide: false })
}

async function signedIn(look: object): Promise<BrowserContext> {
  const context = await browser.newContext(look)
  const value = ana.cookie.replace('__Host-sid=', '')
  const { origin } = new URL(staff.address)
  await context.addCookies([
    { name: '__Host-sid', value, url: origin.replace('http:', 'https:'), secure: true },
  ])
  return context
}

describe.each(LOOKS)('in %s', (_name, look) => {
  // Words are as long by night as by day.
  const languages = look.colorScheme === 'light' ? STAFF_LANGUAGES : ['es']

  it('every page holds', async () => {
    const context = await signedIn(look)
    const page = await context.newPage()
    for (const language of languages) {
      await page.goto(`${staff.address}/account`)
      await page.selectOption('#language', language)
      await page.locator('form[action="/account/language"] button').click()
      await page.waitForURL('**/account?done=*')
      for (const path of [
        ...['/envelopes', '/envelopes?state=closed', '/envelopes?tick=all', '/bin', '/keys'],
        ...['/desk', '/activity', '/rules', '/people', '/account', '/triage', '/prove', '/nowhere'],
        ...[`/envelopes/${receipts[1] ?? ''}`, `/envelopes/${receipts[3] ?? ''}`],
      ]) {
        await expectAccessible(page, path)
      }
      expect(await page.getAttribute('html', 'lang')).toBe(language)
    }
    await context.close()
  }, 120_000)

  it('the page of signing in holds', async () => {
    const context = await browser.newContext(look)
    const page = await context.newPage()
    for (const language of languages) {
      await expectAccessible(page, `/sign-in?language=${language}`)
      expect(await page.getAttribute('html', 'lang')).toBe(language)
    }
    await context.close()
  }, 60_000)
})

it('leaves nothing to touch on a phone that is smaller than 24 px, and no button smaller than 40', async () => {
  const context = await signedIn({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  for (const path of [
    '/envelopes',
    `/envelopes/${receipts[1] ?? ''}`,
    '/account',
    '/rules',
    '/desk',
  ]) {
    await page.goto(staff.address + path)
    const sizes = await page
      .locator('button, select, input:not([type=hidden], [type=checkbox])')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility())
          .map((element) => element.getBoundingClientRect().height),
      )
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(39.9)
  }
  await context.close()
}, 60_000)

it('goes from the list to a saved envelope with the keyboard alone', async () => {
  const context = await signedIn({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${staff.address}/envelopes/${receipts[0] ?? ''}`)
  await page.locator('#state').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.locator('.done').waitFor()
  expect(await page.isChecked('input[name=label]')).toBe(true)
  expect(await page.inputValue('#state')).toBe('fetched')
  await context.close()
}, 60_000)
