/**
 * Locking, whatever the keys are like: nothing of what was open is left on the screen or in the memory, and the work comes
 * back.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { DAY_MS } from '../../src/domain/day.js'
import { seal } from '../../src/openpgp/seal.js'
import { BROWSERS, launchBrowser } from '../helpers/browser.js'
import { sealFor } from '../helpers/desk-drop.js'
import { dropFiles, openDesk, saved, unlockDesk } from '../helpers/desk-page.js'
import { makeDownload, readTestKeyring } from '../helpers/download.js'
import { makeTestKey, makeTestKeyring } from '../helpers/keys.js'
import { PASSPHRASE, writeStaffKey } from '../helpers/staff-key.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { makeArchive } from '../helpers/tips.js'

const STORY = 'No nos pagaron el salario en Caracas.'
const DAY = '2026-11-18'
const folder = tempFolder()
const at = (name: string): string => join(folder, name)

function writeDownload(name: string, download: Uint8Array): string {
  writeFileSync(at(name), download)
  return at(name)
}

async function work(page: Page): Promise<void> {
  await page.locator('#by').fill('Ana')
  await page.locator('.tab').nth(1).click()
  await page.locator('#state').selectOption('follow-up')
  await page.locator('#note').fill('a medio escribir')
}

const lock = (page: Page): Promise<void> => page.locator('.top .end button').nth(1).click()

async function expectHidden(page: Page): Promise<void> {
  await page.locator('.lock').waitFor()
  const isLeft = /salario|a medio escribir/.test(await page.locator('#desk').innerHTML())
  expect(isLeft).toBe(false)
}

async function unlock(page: Page): Promise<void> {
  await page.locator('#lock-passphrase').fill(PASSPHRASE)
  await page.locator('#lock-passphrase').press('Enter')
}

async function expectBack(page: Page): Promise<void> {
  await page.locator('.lock').waitFor({ state: 'detached' })
  await page.locator('.tab').nth(1).click()
  await page.locator('.tip').getByText(STORY).first().waitFor()
  expect(await page.locator('#state').inputValue()).toBe('follow-up')
  expect(await page.locator('#note').inputValue()).toBe('a medio escribir')
}

describe.each(BROWSERS)('the desk in %s', (_name, launch) => {
  const downloads = tempFolder()
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(downloads)
  })
  afterAll(() => browser.close())

  it('locks by itself and brings the work back with a key that expired long ago', async () => {
    const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS)
    const key = await makeTestKey({ date: daysAgo(20), keyExpirationTime: 10 * 86_400 })
    const envelope = await seal(makeArchive({ what_happened: STORY }), [key.key], daysAgo(15))
    const { page } = await openDesk(browser, { clock: true })
    await unlockDesk(page, await writeStaffKey(key, at('expired.asc')), PASSPHRASE)
    const tar = makeDownload(null, [{ bytes: envelope, day: DAY }])
    await dropFiles(page, [writeDownload('expired.tar', tar)])
    await work(page)
    await page.clock.fastForward('16:00')
    await expectHidden(page)
    await unlock(page)
    await expectBack(page)
    // It cannot be sealed to a key that has expired, and that is said.
    await page.locator('.top .end button').first().click()
    await page.locator('.notice.fault', { hasText: 'No hay a quién sellarlo' }).waitFor()
    await page.context().close()
  }, 60_000)

  it('brings the work back with a key that is in force no more, and says who cannot open what is saved', async () => {
    const [mine, newer] = [await makeTestKey(), await makeTestKey()]
    const ring = await makeTestKeyring([
      ...[['add', mine] as const, ['activate', mine] as const, ['add', newer] as const],
      ...[['activate', newer] as const, ['retire', mine] as const],
    ] as never)
    const bytes = await sealFor(mine, { what_happened: STORY })
    const tar = makeDownload(await readTestKeyring(ring), [{ bytes, day: DAY }])
    const { page } = await openDesk(browser)
    await unlockDesk(page, await writeStaffKey(mine, at('mine.asc')), PASSPHRASE)
    await dropFiles(page, [writeDownload('retired.tar', tar)])
    await page.getByText('Es la misma', { exact: true }).click()
    await page.getByText('Llavero comprobado. Ancla').waitFor()
    await work(page)
    await lock(page)
    await expectHidden(page)
    await unlock(page)
    await expectBack(page)
    await saved(downloads, () => page.locator('.top .end button').first().click())
    await page.locator('.notice', { hasText: 'podrá abrirlo' }).waitFor()
    await page.context().close()
  }, 60_000)

  it('hides what is open when the keys are forgotten, and takes the same key again, but no other', async () => {
    const [key, other] = [await makeTestKey(), await makeTestKey()]
    const file = await writeStaffKey(key, at('forgotten.asc'))
    const bytes = await sealFor(key, { what_happened: STORY })
    const { page } = await openDesk(browser)
    await unlockDesk(page, file, PASSPHRASE)
    await dropFiles(page, [writeDownload('forget.tar', makeDownload(null, [{ bytes, day: DAY }]))])
    await work(page)
    await page.locator('.tab').first().click()
    await page.getByText('Olvidar las llaves').click()
    await expectHidden(page)
    const choose = page.locator('.lock input[type=file]')
    await choose.setInputFiles(await writeStaffKey(other, at('other.asc')))
    await unlock(page)
    await page.locator('.lock .fault', { hasText: 'ninguna de las que estaban abiertas' }).waitFor()
    await choose.setInputFiles(file)
    await unlock(page)
    await expectBack(page)
    await page.context().close()
  }, 60_000)

  it('says which file is no key, and keeps a half-written note when a state is set', async () => {
    const key = await makeTestKey()
    const bytes = await sealFor(key, { what_happened: STORY })
    writeFileSync(at('nada.asc'), 'nada')
    const { page } = await openDesk(browser)
    await unlockDesk(page, await writeStaffKey(key, at('good.asc')), PASSPHRASE)
    await dropFiles(page, [writeDownload('note.tar', makeDownload(null, [{ bytes, day: DAY }]))])
    await page.locator('input[accept*=".key"]').setInputFiles(at('nada.asc'))
    await page.locator('.notice.fault', { hasText: 'nada.asc: no es una llave secreta' }).waitFor()
    await work(page)
    await page.locator('#state').selectOption('closed')
    expect(await page.locator('#note').inputValue()).toBe('a medio escribir')
    // What is changed while the case is being saved is not in the file, and is not said to be.
    await saved(downloads, () =>
      page.evaluate(() => {
        document.querySelector<HTMLButtonElement>('.top .end button')?.click()
        const state = document.querySelector<HTMLSelectElement>('#state')
        if (!state) return
        state.value = 'reading'
        state.dispatchEvent(new Event('change'))
      }),
    )
    await page.locator('.top .unsaved').waitFor()
    await page.context().close()
  }, 60_000)
})

it('leaves nothing of what was read in the memory of the page', async () => {
  const key = await makeTestKey()
  const bytes = await sealFor(key, { what_happened: `MarcadorSecreto ${STORY}` })
  const browser = await launchBrowser([])
  const { page } = await openDesk(browser)
  await unlockDesk(page, await writeStaffKey(key, at('heap.asc')), PASSPHRASE)
  await dropFiles(page, [writeDownload('heap.tar', makeDownload(null, [{ bytes, day: DAY }]))])
  for (const tab of [1, 2, 1]) await page.locator('.tab').nth(tab).click()
  const client = await page.context().newCDPSession(page)
  const isInMemory = async (): Promise<boolean> => {
    let snapshot = ''
    const take = ({ chunk }: { chunk: string }): unknown => (snapshot += chunk)
    await client.send('HeapProfiler.enable')
    for (let i = 0; i < 3; i++) await client.send('HeapProfiler.collectGarbage')
    client.on('HeapProfiler.addHeapSnapshotChunk', take)
    await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    client.off('HeapProfiler.addHeapSnapshotChunk', take)
    return /marcadorsecreto/i.test(snapshot)
  }
  expect(await isInMemory()).toBe(true)
  await lock(page)
  await expectHidden(page)
  // What was being drawn or waited for ends first.
  let isStillThere = true
  for (let i = 0; i < 10 && isStillThere; i++) {
    await page.waitForTimeout(300)
    isStillThere = await isInMemory()
  }
  expect(isStillThere).toBe(false)
  await browser.close()
}, 60_000)
