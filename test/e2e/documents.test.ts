import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { sizeClassOf } from '../../src/archive/size-class.js'
import { VOICE_OPUS } from '../archive/clean/small-recordings.js'
import { startBadLine, type BadLine } from '../helpers/bad-line.js'
import { BROWSERS } from '../helpers/browser.js'
import { cleanedBytes, findTraces, makePhotos } from '../helpers/documents.js'
import { openForm, sendButton } from '../helpers/form-page.js'
import type { TestKey } from '../helpers/keys.js'
import { startSimpleIntake, type TestIntake } from '../helpers/running-intake.js'
import { readStore } from '../helpers/stored.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const TEXT = 'Aquí están los recibos y el contrato. 🛂'
/** What stands around the archive in an envelope to one Curve25519 key; docs/envelope.md counts it. */
const AROUND_BYTES = 96 + 59

let intake: TestIntake
let key: TestKey
let home: GnupgHome

beforeAll(async () => {
  ;({ intake, key } = await startSimpleIntake())
  home = new GnupgHome()
  home.importKey(key.privateArmor)
}, 60_000)

afterAll(() => {
  home.stop()
})

/** Unpacks what came with GnuPG's own tool. @returns the folder of the files */
function openWithGpgtar(envelope: Buffer): string {
  const folder = tempFolder()
  const file = join(folder, 'a.tar.pgp')
  writeFileSync(file, envelope)
  const { status, stderr } = home.run(
    ['--decrypt', '--directory', folder, file],
    undefined,
    'gpgtar',
  )
  if (status !== 0) throw new Error(stderr.toString())
  return join(folder, 'tip')
}

async function sendFiles(browser: Browser, line: BadLine, paths: string[]): Promise<string> {
  const { page, complaints } = await openForm(browser, line.address)
  await page.locator('textarea').first().fill(TEXT)
  await page.setInputFiles('input[type=file]', paths)
  await page
    .locator('.files li')
    .nth(paths.length - 1)
    .waitFor({ timeout: 60_000 })
  expect(await page.locator('fieldset .fault').allTextContents()).toEqual([])
  await page.click(sendButton)
  const receipt = await page.locator('output').textContent({ timeout: 240_000 })
  expect(await page.locator('main').textContent()).not.toContain(TEXT)
  // Lines that break are complained of by the browser itself, and by nothing else.
  const own = complaints.filter((text) => !/ERR_|NetworkError|net::|NS_ERROR|blocked/.test(text))
  expect(own).toEqual([])
  await page.context().close()
  return receipt ?? ''
}

/** Since the intake is one, what came last is told by what was there before. */
async function newEnvelope(send: () => Promise<string>): Promise<Buffer> {
  const before = readStore(intake)
  const receipt = await send()
  expect(receipt).toMatch(/^[0-9A-Z-]{19}$/)
  const fresh = [...readStore(intake)].filter(([id]) => !before.has(id))
  expect(fresh).toHaveLength(1)
  return fresh[0]![1]
}

function expectNothingInClear(line: BadLine, paths: string[]): void {
  const words = ['IMG_2019', 'contrato', 'nota-de-voz', 'image/jpeg', '.pdf', 'SM-A125', 'OpusHead']
  for (const text of [TEXT.slice(0, 20), ...words]) {
    expect({ text, isCarried: line.carried(text) }).toEqual({ text, isCarried: false })
  }
  const sizes = paths.map((path) => String(readFileSync(path).length))
  const lengths = line.requests().flatMap((head) => /upload-length: (\d+)/i.exec(head)?.[1] ?? [])
  expect(lengths.length).toBeGreaterThan(0)
  for (const length of lengths) {
    expect(sizes).not.toContain(length)
    const archiveBytes = Number(length) - AROUND_BYTES
    expect(sizeClassOf(archiveBytes)).toBe(archiveBytes)
  }
}

describe.each(BROWSERS)('documents, sent with %s', (_name, launch) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
  })

  const withTools = itWith('exiftool')

  withTools(
    '40 MB of photos, a paper and a voice note arrive over a line that breaks five times',
    async () => {
      const folder = tempFolder()
      const paths = makePhotos(folder, 20, 1_800_000)
      writeFileSync(
        join(folder, 'contrato.pdf'),
        Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3_900_000)]),
      )
      writeFileSync(join(folder, 'nota-de-voz.opus'), VOICE_OPUS)
      paths.push(join(folder, 'contrato.pdf'), join(folder, 'nota-de-voz.opus'))
      expect(findTraces(paths.slice(0, 20)).split('\n').length).toBeGreaterThan(80)

      const line = await startBadLine(intake.address, {
        bytesPerSecond: 1_000_000,
        roundTripMs: 60,
        cutsAtBytes: [3e6, 9e6, 17e6, 30e6, 38e6],
      })
      const envelope = await newEnvelope(() => sendFiles(browser, line, paths))
      expect(line.cuts()).toBe(5)
      // What had arrived was not sent again: after each break the piece that was on its way, at most.
      expect(line.upBytes() - envelope.length).toBeLessThan(5 * 1_500_000)

      const tip = openWithGpgtar(envelope)
      const names = readdirSync(join(tip, 'files')).sort()
      expect(names).toEqual([
        ...paths.slice(0, 20).map((path, i) => {
          const stem = basename(path, '.jpg').toLowerCase().replaceAll('_', '-')
          return `${String(i + 1).padStart(2, '0')}-${stem}.jpg`
        }),
        '21-contrato.pdf',
        '22-nota-de-voz.opus',
      ])
      for (const [i, path] of paths.entries()) {
        const due = await cleanedBytes(path)
        expect(readFileSync(join(tip, 'files', names[i]!)).equals(due)).toBe(true)
      }
      const photos = names.slice(0, 20).map((name) => join(tip, 'files', name))
      expect(findTraces(photos)).toBe('')
      expect(readFileSync(join(tip, 'tip.txt'), 'utf8')).toContain(TEXT)
      expectNothingInClear(line, paths)
    },
    300_000,
  )

  withTools(
    '1 MB arrives at 400 kbit/s with 400 ms',
    async () => {
      const paths = makePhotos(tempFolder(), 2, 450_000)
      const line = await startBadLine(intake.address, { bytesPerSecond: 50_000, roundTripMs: 400 })
      const envelope = await newEnvelope(() => sendFiles(browser, line, paths))
      expect(line.upBytes() - envelope.length).toBeLessThan(20_000)
      const tip = openWithGpgtar(envelope)
      for (const [i, name] of readdirSync(join(tip, 'files')).sort().entries()) {
        const due = await cleanedBytes(paths[i]!)
        expect(readFileSync(join(tip, 'files', name)).equals(due)).toBe(true)
      }
      expectNothingInClear(line, paths)
    },
    180_000,
  )

  it('a small picture goes the way of a text, in one request of the same size', async () => {
    const folder = tempFolder()
    const path = join(folder, 'foto.jpg')
    writeFileSync(path, randomBytes(30_000))
    const line = await startBadLine(intake.address, { bytesPerSecond: 1e7, roundTripMs: 0 })
    await newEnvelope(() => sendFiles(browser, line, [path]))
    const heads = line.requests().filter((head) => head.includes('/envelopes'))
    expect(heads).toHaveLength(1)
    expect(heads[0]).toMatch(/^POST \/envelopes /)
    expect(heads[0]).toMatch(new RegExp(`upload-length: ${String(65_536 + AROUND_BYTES)}\r`, 'i'))
  }, 60_000)
})
