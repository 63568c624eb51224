/** The page of the desk as people use it: saved by a click, its number and the commands copied by a click. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { BROWSERS } from '../../helpers/browser.js'
import { admit, startTestStaff, type TestStaff } from '../../helpers/running-staff.js'
import { tempFolder } from '../../helpers/temp-folder.js'

describe.each(BROWSERS)('in %s', (_name, launch) => {
  let staff: TestStaff
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    staff = await startTestStaff(null)
    browser = await launch(tempFolder())
    page = await browser.newPage()
    await page.setExtraHTTPHeaders({ Cookie: admit(staff, 'Ana', 'staff').cookie })
  }, 60_000)
  afterAll(() => browser.close())

  it('the desk is saved under its name, and the page stays where it is', async () => {
    await page.goto(`${staff.address}/desk`)
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Descargar la mesa' }).click()
    const download = await saving
    expect(download.suggestedFilename()).toBe('desk.html')
    const path = join(tempFolder(), 'desk.html')
    await download.saveAs(path)
    const sum = createHash('sha256').update(readFileSync(path)).digest('hex')
    expect(await page.textContent('.sum')).toBe(sum)
    expect(page.url()).toBe(`${staff.address}/desk`)
  }, 60_000)

  it('a click takes the number without its gaps, and each command as it is typed', async () => {
    await page.goto(`${staff.address}/desk`)
    const taken: string[] = []
    for (const place of await page.locator('.exact').all()) {
      await place.click({ position: { x: 30, y: 15 } })
      taken.push(await page.evaluate(() => String(getSelection())))
    }
    const [number, ...commands] = taken
    expect(number?.trim()).toMatch(/^[0-9a-f]{64}$/)
    expect(commands.map((command) => command.trim())).toEqual([
      ...['certutil -hashfile desk.html SHA256', 'shasum -a 256 desk.html', 'sha256sum desk.html'],
    ])
  }, 60_000)
})
