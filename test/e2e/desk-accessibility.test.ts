/** axe-core on every view of the desk, in light and dark, at a phone's width and a desk's; nothing scrolls sideways. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { findViolations } from '../helpers/axe.js'
import { launchBrowser } from '../helpers/browser.js'
import { dropFiles, openDesk, unlockDesk } from '../helpers/desk-page.js'
import { tempFolder } from '../helpers/temp-folder.js'

const ROOT = resolve(import.meta.dirname, '..', '..')
const folder = tempFolder()
const out = join(folder, 'tips')
const demo = join(folder, 'demo')
let browser: Browser

beforeAll(async () => {
  const script = join(ROOT, 'scripts', 'make-demo-tips.js')
  const args = [script, '--out', out, '--keys', join(demo, 'keys'), '--count', '30']
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  browser = await launchBrowser()
}, 120_000)
afterAll(() => browser.close())

it.each([
  [1280, false, 'es'],
  [1280, true, 'es'],
  [390, false, 'pt'],
  [390, true, 'en'],
])(
  'at %d px, dark %s, in %s, has no violation on any view',
  async (width, dark, language) => {
    const { page } = await openDesk(browser, { width, dark, language })
    const found: unknown[] = []
    const look = async (): Promise<void> => {
      found.push(...(await findViolations(page)))
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) found.push(`scrolls ${String(over)} px sideways`)
    }
    await look()
    const passphrase = readFileSync(join(demo, 'passphrase.txt'), 'utf8').trim()
    await unlockDesk(page, join(demo, 'desk-key.asc'), passphrase)
    await dropFiles(page, [join(out, 'sobres-demo.tar')])
    await look()
    await page.locator('#by').fill('Ana')
    await page.locator('.tab').nth(1).click()
    await page.locator('.filters summary').click()
    await look()
    await page.locator('.tip-row').nth(2).click()
    await look()
    await page.locator('.tab').nth(2).click()
    await look()
    await page.locator('.top .end button').nth(1).click()
    await page.locator('#lock-passphrase').waitFor()
    await look()
    expect(found).toEqual([])
    await page.context().close()
  },
  120_000,
)
