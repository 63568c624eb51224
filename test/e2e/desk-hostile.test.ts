/**
 * Everything hostile at once, in the desk file, in both browsers: each is a plain sentence, nothing of it runs, nothing is
 * asked for, and the good ones among them open.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { BROWSERS } from '../helpers/browser.js'
import { dropFiles, openDesk, saved, startWatcher } from '../helpers/desk-page.js'
import { makeHostileFiles, type HostileFile } from '../helpers/hostile-files.js'
import { makeTestKey, type TestKey } from '../helpers/keys.js'
import { tempFolder } from '../helpers/temp-folder.js'

const FILE_TEXTS = JSON.parse(
  readFileSync(
    resolve(import.meta.dirname, '..', '..', 'views/locales/desk/files.es.json'),
    'utf8',
  ),
) as { notShown: { too_large: string } }

const folder = tempFolder()
const keyFile = join(folder, 'test-key.asc')
let key: TestKey
let hostile: HostileFile[]

beforeAll(async () => {
  key = await makeTestKey()
  writeFileSync(keyFile, key.privateArmor)
  hostile = await makeHostileFiles(join(folder, 'hostile'), {
    key,
    foreignKey: await makeTestKey(),
  })
}, 120_000)

/** What a script of a tip would leave behind. */
const hasRun = (page: Page): Promise<boolean> =>
  page.evaluate(() => '__pwned' in globalThis || document.title !== 'Sigilo')

describe.each(BROWSERS)('hostile files at the desk in %s', (_name, launch) => {
  const downloads = tempFolder()
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(downloads)
  })
  afterAll(() => browser.close())

  it('are sixty and more, each said in a plain sentence; nothing of them runs, asks for anything or is saved under a name that runs', async () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60)
    const watcher = await startWatcher()
    const { page, requests, says } = await openDesk(browser, { proxy: watcher.server })
    await page.locator('input[accept*=".key"]').setInputFiles(keyFile)
    await page.locator('.keys .tag.good').waitFor()
    await dropFiles(
      page,
      hostile.map(({ path }) => path),
    )
    const report = (await page.locator('.report').textContent()) ?? ''
    // A name of a text that is missing would stand there as it is.
    expect(report).not.toMatch(/opening\.|drop\.|\{n\}/)
    const opened = Number(/Abiertos: (\d+)\./.exec(report)?.[1] ?? 0)
    expect(opened).toBeGreaterThan(20)

    await page.locator('.tab').nth(1).click()
    let shown = ''
    for (let i = 0; i < opened; i++) {
      for (const show of await page.locator('.files li .row button:not(:last-child)').all()) {
        await show.click()
      }
      for (const details of await page.locator('article details:not([open]) > summary').all()) {
        await details.click()
      }
      shown += (await page.locator('main').textContent()) ?? ''
      await page.keyboard.press('j')
    }
    // Nothing turns the writing round, and a picture that would take gigabytes is never given to a decoder.
    expect(shown).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
    expect(shown).toContain(FILE_TEXTS.notShown.too_large)
    expect(
      await page.locator('.reading').locator('script, iframe, img, object, embed, svg, a').count(),
    ).toBe(0)
    const suggested: string[] = []
    page.on('download', (download) => suggested.push(download.suggestedFilename()))
    // What is dangerous is saved under a name that no double click runs.
    await page.locator('.filters summary').click()
    await page.locator('.fields input[type=checkbox]').first().check()
    const dangerous = page.locator('.files li', { has: page.locator('.note') })
    for (let i = 0, found = 0; found < 3; i++) {
      expect(i).toBeLessThan(60)
      if ((await dangerous.count()) > 0) {
        const save = dangerous.first().locator('.row button').last()
        const { name } = await saved(downloads, () => save.click())
        // Chromium, when it is driven, gives downloads names of its own on the disk.
        expect(suggested.at(-1) ?? name).toMatch(/\.bin$/)
        found++
      }
      await page.keyboard.press('j')
    }
    await page.locator('.tab').nth(2).click()
    const csv = await saved(downloads, () => page.locator('.exports button').first().click())
    expect(csv.bytes.toString()).not.toMatch(/(^|[;"\n])[=+@＝＋＠]/m)
    await saved(downloads, () => page.locator('.exports button').nth(3).click())
    expect(await hasRun(page)).toBe(false)
    expect([requests, says, watcher.seen]).toEqual([[], [], []])
    await page.context().close()
  }, 300_000)
})
