import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../helpers/browser.js'
import { openForm, readReceipt, send } from '../helpers/form-page.js'
import { sigilo, startProgram, type Program } from '../helpers/processes.js'
import { disguisesOf, filesUnder, findText } from '../helpers/search.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const CANARY = 'nos vigilaban en la casa de Cobán 🛂'
const TIP =
  `Serví en Guatemala. ${CANARY}. El jefe guardaba los pasaportes «hasta el final» 👩🏽‍⚕️. `
    .repeat(80)
    .slice(0, 4990)
    .trimEnd() + ' 🇨🇺 fin'

let browser: Browser
let demo: Program
const folder = tempFolder()
const data = join(folder, 'data')
const inbox = join(folder, 'inbox')
const key = join(data, 'demo', 'desk-key.asc')
const passphraseFile = join(data, 'demo', 'passphrase.txt')

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([
    launchBrowser(),
    startProgram('demo', { SIGILO_DATA: data }),
  ])
}, 60_000)

afterAll(async () => {
  await browser.close()
})

describe('a tip goes from the form to the desk', () => {
  let receipt = ''
  let envelope = ''

  it('is written and sent in a browser, which complains of nothing', async () => {
    const { page, complaints } = await openForm(browser, demo.address)
    await page.locator('summary').first().click()
    await page.locator('select').first().selectOption('before')
    await page.getByText('Lo que vio o vivió').click()
    await page.getByText('Nos quitaron el pasaporte').click()
    await send(page, TIP)
    receipt = await readReceipt(page)
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(await page.locator('h1').textContent()).toBe('Llegó. Gracias por confiar en nosotros.')
    expect(await page.content()).not.toContain(CANARY)
    expect(complaints).toEqual([])
    await page.context().close()
  }, 60_000)

  it('is listed and exported on the server, as one file', () => {
    const listed = sigilo(['envelopes', 'list'], { SIGILO_DATA: data })
    expect(listed.stdout).toMatch(
      new RegExp(`^${receipt}  \\d{4}-\\d\\d-\\d\\d +\\d+  [0-9a-f]{64}\n1 envelope\n$`),
    )
    const exported = sigilo(['envelopes', 'export', inbox], { SIGILO_DATA: data })
    expect({ ...exported, stdout: '' }).toEqual({ status: 0, stdout: '', stderr: '' })
    const files = readdirSync(inbox)
    expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.tar\.pgp$/)])
    envelope = join(inbox, files[0] ?? '')
  })

  it('is opened offline by the command', () => {
    const out = join(folder, 'opened')
    const opened = sigilo([
      ...['open', envelope, '--key', key],
      ...['--passphrase-file', passphraseFile, '--out', out],
    ])
    expect(opened).toEqual({ status: 0, stdout: `${join(out, receipt)}\n`, stderr: '' })
    const tip = JSON.parse(readFileSync(join(out, receipt, 'tip.json'), 'utf8')) as object
    expect(tip).toEqual({
      version: 1,
      questionnaire: { id: 'missions', version: 1 },
      language: 'es',
      answers: { what_happened: TIP, role: 'before', seen: ['passport'] },
    })
    const text = readFileSync(join(out, receipt, 'tip.txt'), 'utf8')
    expect(text).toContain(`¿Qué pasó?\n${TIP}\n`)
    expect(text).toContain('¿Quién es usted?\nEstuve en una misión\n')
  })

  itWith('gpgtar')('is opened by gpgtar, to the same bytes', () => {
    const home = new GnupgHome()
    const passphrase = readFileSync(passphraseFile, 'utf8').trim()
    home.importKey(readFileSync(key, 'utf8'))
    writeFileSync(
      join(home.folder, 'gpg.conf'),
      `pinentry-mode loopback\npassphrase ${passphrase}\n`,
    )
    const out = join(folder, 'unpacked')
    mkdirSync(out)
    const { status } = home.run(['--decrypt', '--directory', out, envelope], undefined, 'gpgtar')
    home.stop()
    expect(status).toBe(0)
    for (const name of ['tip.txt', 'tip.json']) {
      const unpacked = readFileSync(join(out, 'tip', name))
      expect(unpacked.equals(readFileSync(join(folder, 'opened', receipt, name)))).toBe(true)
    }
  })

  it('has left no word of itself on the server, in its output or in any file of the run', async () => {
    const whereItIs = [join(folder, 'opened'), join(folder, 'unpacked')]
    const files = filesUnder(folder).filter((file) => !whereItIs.some((at) => file.startsWith(at)))
    expect(files).toContain(join(data, 'sigilo.db'))
    expect(files).toContain(join(data, 'sigilo.db-wal'))
    expect(findText(CANARY, files)).toEqual([])
    await demo.stop()
    expect(findText(CANARY, filesUnder(data))).toEqual([])
    for (const disguise of disguisesOf(CANARY)) {
      expect(Buffer.from(demo.output()).includes(disguise)).toBe(false)
    }
    // The search finds what is there, in each of its disguises.
    const found = join(folder, 'found')
    for (const disguise of disguisesOf(CANARY)) {
      writeFileSync(found, Buffer.concat([Buffer.from('??'), disguise, Buffer.from('??')]))
      expect(findText(CANARY, [found])).toEqual([found])
    }
  })

  it('told the operator which key is in force and where it listens, and nothing else', () => {
    const lines = demo
      .output()
      .split('\n')
      .filter((line) => line.startsWith('sigilo:'))
    expect(lines).toEqual([
      expect.stringMatching(/^sigilo: key [0-9A-F]{40} does not expire$/),
      `sigilo: intake at ${demo.address} (demo)`,
      `sigilo: staff app at ${demo.staffAddress} (demo)`,
    ])
  })
})
