/** Two people, each in a browser of their own, at the same envelope; one of them has come in by a link, in Firefox. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { dayOf } from '../../src/domain/day.js'
import { makeLink } from '../../src/server/staff/sign-in/make-link.js'
import { createAccountStore } from '../../src/server/store/accounts.js'
import { BROWSERS, launchBrowser } from '../helpers/browser.js'
import { openHandled, storeText, type Handled } from '../helpers/handled.js'
import { startTestStaff, type TestStaff } from '../helpers/running-staff.js'

const PASSPHRASE = 'una guagua azul sin prisa'

let staff: TestStaff
let handled: Handled
const browsers: Browser[] = []

beforeAll(async () => {
  staff = await startTestStaff(null)
  handled = openHandled(staff.config.databasePath)
})
afterAll(() => Promise.all(browsers.map((browser) => browser.close())))

async function comeIn(launch: () => Promise<Browser>, name: string): Promise<Page> {
  const { url, tokenSha256, expiresMs } = makeLink(staff.address, Date.now())
  const accounts = createAccountStore(handled.database)
  accounts.invite(name, 'staff', tokenSha256, expiresMs, dayOf(Date.now()))
  const browser = await launch()
  browsers.push(browser)
  const page = await (await browser.newContext({ locale: 'es' })).newPage()
  await page.goto(url)
  await page.fill('#passphrase', PASSPHRASE)
  await page.fill('#again', PASSPHRASE)
  await page.click('button.main')
  const secret = (await page.locator('.code').first().textContent()) ?? ''
  await page.fill(
    '#code',
    new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate(),
  )
  await page.click('button.main')
  await page.waitForURL('**/account**')
  return page
}

describe.each(BROWSERS)('Chromium and %s', (name, launch) => {
  it('at the same envelope: the second one is told, loses nothing of the first, and can go on', async () => {
    const ana = await comeIn(() => launchBrowser(), `Ana ${name}`)
    const luis = await comeIn(() => launch(), `Luis ${name}`)
    const { receipt } = await storeText(handled, name)
    for (const page of [ana, luis]) await page.goto(`${staff.address}/envelopes/${receipt}`)
    await luis.selectOption('#state', 'reading')
    await luis.getByRole('button', { name: 'Guardar' }).click()
    await luis.locator('.done').waitFor()
    await ana.selectOption('#state', 'closed')
    await ana.getByRole('button', { name: 'Guardar' }).click()
    expect(await ana.textContent('[role=alert]')).toContain('Otra persona lo cambió')
    expect(await ana.inputValue('#state')).toBe('reading')
    expect(handled.handlings.find(receipt)?.state).toBe('reading')
    await ana.selectOption('#state', 'closed')
    await ana.getByRole('button', { name: 'Guardar' }).click()
    await ana.locator('.done').waitFor()
    expect(handled.handlings.find(receipt)?.state).toBe('closed')
  }, 90_000)
})
