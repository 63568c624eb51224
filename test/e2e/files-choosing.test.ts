import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openEnvelope } from '../../src/desk/open-envelope.js'
import { readTip } from '../../src/domain/tip.js'
import { BROWSERS } from '../helpers/browser.js'
import { makeJpeg } from '../helpers/documents.js'
import { openForm, readReceipt, sendButton } from '../helpers/form-page.js'
import type { TestKey } from '../helpers/keys.js'
import { startSimpleIntake, type TestIntake } from '../helpers/running-intake.js'
import { readStore } from '../helpers/stored.js'
import { tempFolder } from '../helpers/temp-folder.js'

const TEXTS = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'views', 'locales', 'es.json'), 'utf8'),
) as { files: Record<string, string>; form: Record<string, string> }
const MAX_BYTES = 1_048_576

let intake: TestIntake
let key: TestKey
const folder = tempFolder()

beforeAll(async () => {
  ;({ intake, key } = await startSimpleIntake({ SIGILO_MAX_TIP_BYTES: String(MAX_BYTES) }))
})

function file(name: string, content: Uint8Array | string = 'x'): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const said = (page: Page): Promise<string[]> => page.locator('fieldset .fault').allTextContents()
const listed = async (page: Page): Promise<string[]> =>
  (await page.locator('.files li bdi').allTextContents()).map((name) => name.trim())
const text = (name: string, put: Record<string, string> = {}): string =>
  Object.entries(put).reduce(
    (sentence, [word, value]) => sentence.replace(`{${word}}`, value),
    TEXTS.files[name] ?? '',
  )

describe.each(BROWSERS)('choosing files in %s', (browserName, launch) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
  })

  async function open(): Promise<Page> {
    const { page } = await openForm(browser, intake.address)
    await page.locator('textarea').first().fill('Tengo papeles.')
    return page
  }
  async function choose(page: Page, paths: string[]): Promise<void> {
    await page.setInputFiles('input[type=file]', paths)
    await page.waitForFunction(
      () => document.querySelector('fieldset [role=status]')?.textContent === '',
    )
    await page.waitForFunction(() => 'sigiloFiles' in window)
  }

  it('says at once what does not fit, what is empty and what is too many, and takes the rest', async () => {
    const page = await open()
    const big = file('grande.bin', randomBytes(MAX_BYTES))
    await choose(page, [file('vacio.txt', ''), big, file('uno.txt')])
    expect(await listed(page)).toEqual(['uno.txt'])
    expect(await said(page)).toEqual([
      text('empty', { name: 'vacio.txt' }),
      text('tooLarge', { name: 'grande.bin', limit: '1 MB' }),
    ])
    const many = Array.from({ length: 500 }, (_, i) =>
      file(`n-${String(i)}.txt`, `nota ${String(i)}`),
    )
    await choose(page, many)
    await page.locator('.files li').nth(98).waitFor()
    expect(await said(page)).toEqual([text('tooMany', { limit: '99' })])
    expect(await page.locator('.files li').count()).toBe(99)
    expect(await page.locator('textarea').first().inputValue()).toBe('Tengo papeles.')
    await page.context().close()
  }, 60_000)

  it('takes names of every kind apart, and shows and seals them harmless', async () => {
    const page = await open()
    const names = [
      'foto\u202egpj.exe',
      'Cédula de Ñico (2019).PDF',
      'sin extension',
      `${'largo '.repeat(35)}.txt`,
      '<img src=x onerror=alert(1)>.html',
      '🛂.png',
      '....',
    ]
    await choose(
      page,
      names.map((name) => file(name, 'contenido')),
    )
    await page
      .locator('.files li')
      .nth(names.length - 1)
      .waitFor()
    await page.click(sendButton)
    await readReceipt(page)
    const [bytes] = [...readStore(intake).values()].slice(-1)
    const all = await Promise.all(
      [...readStore(intake).values()].map(async (each) => {
        const { json } = await openEnvelope(each, [key.privateKey])
        const reading = readTip(new TextDecoder().decode(json))
        return 'tip' in reading ? (reading.tip.files ?? []) : []
      }),
    )
    expect(bytes).toBeDefined()
    const files = all.find((each) => each.length === names.length) ?? []
    expect(files.map(({ name }) => name)).toEqual([
      '01-fotogpj.bin',
      '02-cedula-de-nico-2019.pdf',
      '03-sin-extension.bin',
      `04-${'largo-'.repeat(7).slice(0, 40).replace(/-$/, '')}.txt`,
      '05-img-src-x-onerror-alert-1.bin',
      '06-file.png',
      '07-file.bin',
    ])
    expect(files.map(({ givenName }) => givenName).slice(0, 3)).toEqual([
      'fotogpj.exe',
      'Cédula de Ñico (2019).PDF',
      'sin extension',
    ])
    await page.context().close()
  }, 60_000)

  it('seals the original beside the cleaned one only when it is asked for', async () => {
    const page = await open()
    const exif = Buffer.from(
      'ffe1001845786966000049492a00080000000000000000000000',
      'hex',
    ).subarray(0, 26)
    const jpeg = makeJpeg(20_000)
    const original = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
    await choose(page, [file('foto.jpg', original)])
    const tick = page.getByLabel(/Mandar también los originales/)
    await tick.waitFor()
    expect(await tick.isChecked()).toBe(false)
    await tick.check()
    const before = readStore(intake)
    await page.click(sendButton)
    await readReceipt(page)
    const fresh = [...readStore(intake)].find(([id]) => !before.has(id))!
    const kept = new Map<string, number>()
    await openEnvelope(fresh[1], [key.privateKey], {
      begin: (name, sizeBytes) => kept.set(name, sizeBytes),
      take: () => undefined,
    })
    expect([...kept]).toEqual([
      ['01-foto.jpg', jpeg.length],
      ['01-foto-original.jpg', original.length],
    ])
    await page.context().close()
  }, 60_000)

  it('says which file is gone when it is to be sent, and keeps everything else', async () => {
    const page = await open()
    const gone = file(`se-va-${browserName}.jpg`, makeJpeg(30_000))
    await choose(page, [file('queda.jpg', makeJpeg(30_000)), gone])
    await page.locator('.files li').nth(1).waitFor()
    unlinkSync(gone)
    await page.click(sendButton)
    const fault = page.locator('#form > .status.fault')
    await fault.waitFor({ timeout: 20_000 })
    expect(await fault.textContent()).toBe(text('changed', { name: `se-va-${browserName}.jpg` }))
    expect(await page.locator('textarea').first().inputValue()).toBe('Tengo papeles.')
    await page.locator('.files button').nth(1).click()
    await page.click(sendButton)
    expect(await readReceipt(page)).toMatch(/^[0-9A-Z-]{19}$/)
    await page.context().close()
  }, 60_000)

  it('takes what is dropped anywhere on the page, and says that a folder cannot be sent whole', async () => {
    const page = await open()
    mkdirSync(join(folder, 'carpeta'), { recursive: true })
    await page.evaluate(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['hola'], 'suelto.txt'))
      const event = new DragEvent('drop', {
        bubbles: true,
        cancelable: true,
        dataTransfer: transfer,
      })
      document.querySelector('h1')?.dispatchEvent(event)
      // A folder as a browser hands it over.
      const folderEvent = new Event('drop', { bubbles: true, cancelable: true })
      Object.defineProperty(folderEvent, 'dataTransfer', {
        value: {
          types: ['Files'],
          items: [{ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: true }) }],
        },
      })
      document.body.dispatchEvent(folderEvent)
    })
    await page.locator('fieldset .fault').waitFor()
    expect(await listed(page)).toEqual(['suelto.txt'])
    expect(await said(page)).toEqual([text('folder')])
    await page.context().close()
  }, 60_000)
})
