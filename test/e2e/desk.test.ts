/**
 * A day at the desk, from `file://`, in both browsers: keys, the download, reading, sorting, counting, saving, locking. The
 * page asks for nothing but itself, and writes the same JSON as the command line.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { BROWSERS } from '../helpers/browser.js'
import { dropFiles, openDesk, saved, startWatcher, unlockDesk } from '../helpers/desk-page.js'
import { tempFolder } from '../helpers/temp-folder.js'

const ROOT = resolve(import.meta.dirname, '..', '..')
const TIPS = 200

const folder = tempFolder()
const out = join(folder, 'tips')
const demo = join(folder, 'data', 'demo')
let passphrase = ''

const keyFile = join(demo, 'desk-key.asc')
const tar = join(out, 'sobres-demo.tar')

beforeAll(() => {
  const made = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', 'make-demo-tips.js'), '--out', out, '--keys', join(demo, 'keys')],
    { cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  passphrase = readFileSync(join(demo, 'passphrase.txt'), 'utf8').trim()
}, 120_000)

describe.each(BROWSERS)('the desk in %s', (_name, launch) => {
  const downloads = tempFolder()
  let browser: Browser

  beforeAll(async () => {
    browser = await launch(downloads)
  })
  afterAll(() => browser.close())

  it('opens the download, and neither asks for anything nor breaks its policy', async () => {
    const watcher = await startWatcher()
    const { page, requests, says } = await openDesk(browser, { proxy: watcher.server })
    await unlockDesk(page, keyFile, passphrase)
    await dropFiles(page, [tar])
    const report = (await page.locator('.report').textContent()) ?? ''
    // One is damaged on purpose, one is sealed to a foreign key.
    expect(report).toContain(`Se abrieron ${String(TIPS - 2)}.`)
    expect(report).toContain('No se abrieron 2')
    await page.locator('.report button.main').click()
    for (let i = 0; i < 12; i++) await page.keyboard.press('j')
    expect(await page.locator('.steps .soft').textContent()).toBe(`13 de ${String(TIPS - 2)}`)
    await page.locator('.tab').nth(2).click()
    expect(await page.locator('.evidence svg.chart').count()).toBeGreaterThan(7)
    expect([requests, says, watcher.seen]).toEqual([[], [], []])
    await page.context().close()
  }, 120_000)

  it('writes the same JSON as the command line', async () => {
    const { page } = await openDesk(browser)
    await unlockDesk(page, keyFile, passphrase)
    await dropFiles(page, [tar])
    await page.locator('.tab').nth(2).click()
    const { bytes } = await saved(downloads, () => page.locator('.exports button').nth(2).click())
    const pass = join(demo, 'passphrase.txt')
    const args = ['desk', 'export', '--json', '-', '--key', keyFile, '--passphrase-file', pass, tar]
    const twin = spawnSync(process.execPath, [join(ROOT, 'dist/bin/sigilo.js'), ...args], {
      maxBuffer: 1 << 28,
    })
    expect(twin.stdout.length).toBeGreaterThan(100_000)
    expect(bytes.equals(twin.stdout)).toBe(true)
    await page.context().close()
  }, 120_000)

  it('keeps what staff say in a sealed case, and merges that of a colleague without losing either', async () => {
    const { page } = await openDesk(browser)
    await unlockDesk(page, keyFile, passphrase)
    await dropFiles(page, [tar])
    await page.locator('#by').fill('Ana')
    await page.locator('.tab').nth(1).click()
    const receipt = await page.locator('.tip h2 .code').textContent()
    await page.locator('#state').selectOption('follow-up')
    await page.locator('#note').fill('Habla del mismo jefe <b>que otro</b>')
    await page.locator('.work form button').nth(1).click()
    await page.locator('.notes .note-text').waitFor()
    const one = await saved(downloads, () => page.locator('.top .end button').first().click())
    expect(one.bytes.includes('mismo jefe')).toBe(false)
    await page.context().close()

    const other = await openDesk(browser)
    await unlockDesk(other.page, keyFile, passphrase)
    await dropFiles(other.page, [tar])
    await other.page.locator('#by').fill('Luis')
    await other.page.locator('.tab').nth(1).click()
    expect(await other.page.locator('.tip h2 .code').textContent()).toBe(receipt)
    await other.page.locator('#state').selectOption('closed')
    const path = join(folder, `${_name}.case.pgp`)
    writeFileSync(path, one.bytes)
    await other.page.locator('.tab').first().click()
    await other.page.locator('input[accept=".pgp"]').setInputFiles(path)
    await other.page.locator('.notice:not([hidden])').waitFor()
    await other.page.locator('.tab').nth(1).click()
    const work = (await other.page.locator('.work').textContent()) ?? ''
    expect(work).toContain('Habla del mismo jefe <b>que otro</b>')
    expect(work).toContain('seguimiento (Ana')
    expect(work).toContain('cerrado (Luis')
    await other.page.context().close()
  }, 120_000)

  it('lets go of keys and tips when it is locked, and brings back all of it with the passphrase', async () => {
    const { page } = await openDesk(browser)
    await unlockDesk(page, keyFile, passphrase)
    await dropFiles(page, [tar])
    await page.locator('#by').fill('Ana')
    await page.locator('.tab').nth(1).click()
    await page.locator('#note').fill('no se pierde')
    await page.locator('.work form button').nth(1).click()
    const told = (await page.locator('.tip .told').first().textContent()) ?? ''
    await page.locator('.top .end button').nth(1).click()
    await page.locator('#lock-passphrase').waitFor()
    expect(await page.content()).not.toContain(told.slice(0, 30))
    expect(await page.content()).not.toContain('no se pierde')
    await page.locator('#lock-passphrase').fill('otra')
    await page.keyboard.press('Enter')
    await page.locator('.lock .fault:not([hidden])').waitFor()
    await page.locator('#lock-passphrase').fill(passphrase)
    await page.keyboard.press('Enter')
    await page.locator('.note-text', { hasText: 'no se pierde' }).waitFor({ timeout: 60_000 })
    await page.context().close()
  }, 120_000)

  it('locks by itself after fifteen idle minutes', async () => {
    const { page } = await openDesk(browser, { clock: true })
    await unlockDesk(page, keyFile, passphrase)
    await page.clock.fastForward('14:00')
    expect(await page.locator('#lock-passphrase').isVisible()).toBe(false)
    await page.clock.fastForward('02:00')
    await page.locator('#lock-passphrase').waitFor()
    await page.context().close()
  }, 60_000)
})
