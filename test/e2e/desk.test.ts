/**
 * A day at the desk, from `file://`, in both browsers: keys, the download, reading, sorting, counting, saving, locking. The
 * page asks for nothing but itself, and writes the same JSON as the command line.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { ChangeId } from '../../src/desk/case/case.js'
import { sealCase } from '../../src/desk/case/case-file.js'
import { addChange } from '../../src/desk/case/changes.js'
import type { Day } from '../../src/domain/day.js'
import type { Receipt } from '../../src/domain/receipt.js'
import { readPublicKey, unarmorKey } from '../../src/openpgp/read-key.js'
import { BROWSERS } from '../helpers/browser.js'
import { dropFiles, openDesk, saved, startWatcher, unlockDesk } from '../helpers/desk-page.js'
import { makeTestKey } from '../helpers/keys.js'
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

/** Sealed to the team by somebody who has its public key, as anybody does. */
async function makeStrangersCase(receipt: Receipt): Promise<Uint8Array> {
  const { publicArmor } = readDemoKey()
  const stranger = await makeTestKey()
  const theCase = addChange(
    { version: 1, anchor: null, changes: [] },
    { what: 'note', receipt, note: '0123456789abcdef', value: 'de un extraño' },
    {
      ...{ by: 'Nadie', day: '2026-11-01' as Day },
      createId: () => '00112233445566aa' as ChangeId,
    },
  )
  const sealTo = [await readPublicKey(await unarmorKey(publicArmor))]
  return sealCase(theCase, { sealTo, signer: stranger.privateKey, now: new Date() })
}

/** The staff's key, as the demonstration's keyring has it: the one that is not the anchor. */
function readDemoKey(): { publicArmor: string } {
  const folderOfKeys = join(demo, 'keys')
  const { entries } = JSON.parse(readFileSync(join(folderOfKeys, 'keyring.json'), 'utf8')) as {
    entries: { action: string; fingerprint: string }[]
  }
  const fingerprint = entries.find(({ action }) => action === 'add')?.fingerprint ?? ''
  return { publicArmor: readFileSync(join(folderOfKeys, `${fingerprint}.asc`), 'utf8') }
}

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
    expect(report).toContain(`Abiertos: ${String(TIPS - 2)}.`)
    expect(report).toContain('No se pudo abrir: 2')
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

  it('takes a case that nobody of the team signed only when a person says so', async () => {
    const { page } = await openDesk(browser)
    await unlockDesk(page, keyFile, passphrase)
    await dropFiles(page, [tar])
    await page.locator('.tab').nth(1).click()
    const receipt = (await page.locator('.tip h2 .code').textContent()) as Receipt
    const path = join(folder, `${_name}-stranger.case.pgp`)
    writeFileSync(path, await makeStrangersCase(receipt))
    for (const [answer, isTaken] of [
      ['No', false],
      ['Sí, tomarlo', true],
    ] as const) {
      await page.locator('.tab').first().click()
      await page.locator('input[accept=".pgp"]').setInputFiles(path)
      await page.locator('dialog button', { hasText: answer }).click()
      await page.locator('main[aria-busy=true]').waitFor({ state: 'detached' })
      await page.locator('.tab').nth(1).click()
      const work = (await page.locator('.work').textContent()) ?? ''
      expect(work.includes('de un extraño')).toBe(isTaken)
    }
    await page.context().close()
  }, 60_000)

  it('warns of a keyring that is older than the one that the case has seen', async () => {
    const { page } = await openDesk(browser)
    await unlockDesk(page, keyFile, passphrase)
    await dropFiles(page, [tar])
    await page.getByText('Es la misma', { exact: true }).click()
    await page.getByText('Llavero comprobado. Ancla').waitFor()
    await page.locator('.tab').nth(1).click()
    expect(await page.locator('dl.facts').textContent()).toContain('en uso')
    const shorter = join(folder, 'keyring.json')
    const { version, entries } = JSON.parse(
      readFileSync(join(demo, 'keys', 'keyring.json'), 'utf8'),
    ) as { version: number; entries: object[] }
    writeFileSync(shorter, JSON.stringify({ version, entries: entries.slice(0, -1) }))
    const keys = readdirSync(join(demo, 'keys')).filter((name) => name.endsWith('.asc'))
    await page.locator('.tab').first().click()
    await dropFiles(page, [shorter, ...keys.map((name) => join(demo, 'keys', name))])
    expect(await page.locator('.report .fault').textContent()).toContain('es más viejo')
    await page.context().close()
  }, 60_000)

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
    // How many tips there are is known no more; and an empty case cannot be saved over the other.
    expect(await page.locator('.tab').nth(1).textContent()).toBe('Leer')
    expect(await page.locator('.top .end button').first().isDisabled()).toBe(true)
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
