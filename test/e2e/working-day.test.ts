/**
 * A whole working day, as staff have it: invited, passphrase and code, a passkey, the mail, the list, the download opened
 * with GnuPG, states, a triage file from the desk, a hold, and the end of an envelope. Every part is the real one.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { DAY_MS, dayOf } from '../../src/domain/day.js'
import { closeDatabase, openDatabase } from '../../src/server/store/open-database.js'
import { findViolations } from '../helpers/axe.js'
import { addAuthenticator } from '../helpers/authenticator.js'
import { launchBrowser } from '../helpers/browser.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  writeKeyringFolder,
  type TestKey,
} from '../helpers/keys.js'
import { sigilo, startProgram, type Program } from '../helpers/processes.js'
import { postEnvelope, sealSomething } from '../helpers/running-intake.js'
import { makeCertificate, startMailServer, type TestMailServer } from '../helpers/smtp.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome } from '../helpers/tools.js'
import { makeTriageFile } from '../helpers/triage-file.js'

const ANA = 'ana@demonstration.invalid'
const PASSPHRASE = 'una guagua azul sin prisa'

const folder = tempFolder()
const home = new GnupgHome()
let key: TestKey
let anchor: string
let server: Program
let mail: TestMailServer
let settings: Record<string, string>
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  key = await makeTestKey({ userIDs: [{ name: 'Ana', email: ANA }] })
  const keyring = await makeSimpleKeyring(key)
  anchor = keyring.anchor.fingerprint
  writeKeyringFolder(join(folder, 'keys'), keyring)
  const certificate = makeCertificate()
  mail = await startMailServer(certificate)
  settings = {
    ...{ SIGILO_MODE: 'demo', SIGILO_DISK_FLOOR_BYTES: '0', SIGILO_SMTP_URL: mail.url },
    ...{ SIGILO_MAIL_FROM: 'aviso@demonstration.invalid', SIGILO_MAIL_TO: ANA },
    ...{ SIGILO_DATA: join(folder, 'data'), SIGILO_KEYS: join(folder, 'keys') },
    NODE_EXTRA_CA_CERTS: certificate.certPath,
  }
  server = await startProgram('serve', settings)
  home.importKey(key.privateArmor)
  browser = await launchBrowser()
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 900 }, locale: 'es' },
  })
  page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await addAuthenticator(page)
}, 90_000)
afterAll(async () => {
  home.stop()
  await browser.close()
})

const go = (path: string): Promise<unknown> => page.goto(server.staffAddress + path)
const press = (name: string): Promise<void> => page.getByRole('button', { name }).click()

function codeFor(secret: string, step = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: Date.now() + step * 30_000 })
}

async function expectAccessible(): Promise<void> {
  expect(await findViolations(page)).toEqual([])
}

it('is a day on which nothing is lost and nothing is told', async () => {
  // Invited by an admin at the command line, she comes in by the link, once.
  const invited = sigilo(['staff', 'invite', 'Ana', '--role', 'admin'], {
    ...settings,
    SIGILO_STAFF_URL: server.staffAddress,
  })
  const link = /http\S+/.exec(invited.stdout)?.[0] ?? ''
  await page.goto(link)
  await expectAccessible()
  await page.fill('#passphrase', PASSPHRASE)
  await page.fill('#again', PASSPHRASE)
  await page.click('button.main')
  await page.locator('.qr svg').waitFor()
  await expectAccessible()
  const secret = (await page.locator('.code').first().textContent()) ?? ''
  await page.fill('#code', codeFor(secret))
  await page.click('button.main')
  await page.waitForURL('**/account?*')
  await page.goto(link)
  expect(await page.textContent('main')).not.toContain(secret)
  expect(await page.locator('#passphrase').count()).toBe(0)
  // That the link is not there any more, and nothing else.
  expect(complaints.splice(0)).toHaveLength(1)

  // A passkey, and from now on in by it.
  await go('/account')
  await expectAccessible()
  await page.locator('[data-passkey] button').click()
  await page.locator('form[action$="/remove"]').waitFor()
  await press('Salir')
  await page.waitForURL('**/sign-in*')
  await page.locator('[data-passkey] button').click()
  await page.waitForURL('**/envelopes')
  // The other way in holds as well; a code counts once.
  await press('Salir')
  await page.fill('#name', 'ana')
  await page.fill('#passphrase', PASSPHRASE)
  await page.fill('#code', codeFor(secret, 1))
  await page.click('button.main')
  await page.waitForURL('**/envelopes')

  // The mail of the day has come, and its number is for her alone.
  const [notice] = mail.taken
  expect(notice?.to).toEqual([ANA])
  const armored = /-----BEGIN PGP MESSAGE-----[^]*?-----END PGP MESSAGE-----/.exec(
    Buffer.from(notice?.bytes ?? '').toString(),
  )
  expect(home.run(['--decrypt'], armored?.[0]).stdout.toString()).toMatch(/\b0\b/)

  // Three tips arrive; she fetches them, and GnuPG opens what she has.
  for (let i = 0; i < 3; i++) {
    const response = await postEnvelope(server, await sealSomething(key))
    expect(response.status).toBe(201)
  }
  await go('/envelopes')
  expect(await page.locator('td .state.new').count()).toBe(3)
  await expectAccessible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: /Descargar todo lo nuevo/ }).click()
  const tar = join(folder, 'all.tar')
  await (await downloading).saveAs(tar)
  const unpacked = join(folder, 'unpacked')
  mkdirSync(unpacked)
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { cwd: unpacked, encoding: 'utf8' })
  expect(run('tar', 'xf', tar).status).toBe(0)
  expect(run('sha256sum', '--strict', '-c', 'SHA256SUMS').status).toBe(0)
  const receipts = [
    ...readFileSync(join(unpacked, 'SHA256SUMS'), 'utf8').matchAll(/([0-9A-Z-]{19})\.tar/g),
  ].map(([, receipt]) => receipt ?? '')
  expect(receipts).toHaveLength(3)
  const verified = sigilo(['keys', 'verify', join(unpacked, 'keyring'), '--anchor', anchor])
  expect(verified.stdout).toContain('the keyring holds, all 3 entries')
  const known = readFileSync(join(unpacked, 'envelopes.json'), 'utf8')
  for (const receipt of receipts) expect(known).toContain(`"${receipt}","receivedDay":"20`)
  expect(known.match(/"state":"new","labels":\[\],"assignee":null/g)).toHaveLength(3)
  const opened = home.run(['--decrypt', join(unpacked, `${receipts[0]}.tar.pgp`)])
  expect(opened.stdout.includes('Relato número')).toBe(true)
  await go('/envelopes')
  expect(await page.locator('td .state.fetched').count()).toBe(3)

  // A label, a state, a person; then what the desk brings back.
  await go('/rules')
  await page.fill('#name', 'Salario')
  await press('Añadir')
  await expectAccessible()
  await go(`/envelopes/${receipts[0]}`)
  await page.selectOption('#state', { label: 'En lectura' })
  await page.selectOption('#assignee', { label: 'Ana' })
  await page.getByLabel('Salario').check()
  await press('Guardar')
  expect(await page.textContent('.done')).toBe('Guardado.')
  await expectAccessible()
  await go('/envelopes?state=reading')
  expect(await page.locator('tbody .code a').allTextContents()).toEqual([receipts[0]])
  await go('/triage')
  await expectAccessible()
  const file = join(folder, 'triage.json')
  writeFileSync(
    file,
    await makeTriageFile(
      key,
      receipts.slice(1).map((receipt) => ({ receipt, state: 'closed', labels: ['Salario'] })),
    ),
  )
  await page.setInputFiles('input[type=file]', file)
  await page.click('main button')
  await expectAccessible()
  await page.click('main button')
  await page.waitForURL('**/triage?done=*')
  await go('/envelopes?state=closed')
  expect(await page.locator('tbody .code a').count()).toBe(2)

  // One is held, one goes to the bin; a hold keeps from the bin, and the bin keeps for seven days.
  await go(`/envelopes/${receipts[1]}`)
  await press('Retener')
  expect(await page.getByRole('button', { name: 'Echar a la papelera' }).count()).toBe(0)
  await go(`/envelopes/${receipts[2]}`)
  await press('Echar a la papelera')
  expect(await page.textContent('.done')).toContain('siete días')
  await go('/bin')
  await expectAccessible()
  expect(sigilo(['purge', '--dry-run'], settings).stdout).not.toContain(receipts[2])
  passDays(8, receipts[2] ?? '')
  const purged = sigilo(['purge'], settings)
  expect(purged.stdout).toContain(receipts[2])
  await go(`/envelopes/${receipts[2]}`)
  expect(await page.textContent('main')).toContain('Se borró para siempre')
  expect(
    readFileSync(join(folder, 'data', 'sigilo.db')).includes(
      ciphertextOf(unpacked, receipts[2] ?? ''),
    ),
  ).toBe(false)
  expect(
    readFileSync(join(folder, 'data', 'sigilo.db')).includes(
      ciphertextOf(unpacked, receipts[1] ?? ''),
    ),
  ).toBe(true)

  // What was done stands there, on its day.
  await go('/activity')
  await expectAccessible()
  const record = (await page.textContent('main')) ?? ''
  for (const words of ['se incorporó', 'descargó', 'aplicó una clasificación', 'lo retuvo']) {
    expect(record).toContain(words)
  }
  await go('/keys')
  await expectAccessible()
  expect(complaints).toEqual([])
  expect(server.output()).not.toMatch(/internal|warning/)
}, 120_000)

/** Nobody can wait for a week: the day on which it was put into the bin is moved back. */
function passDays(days: number, receipt: string): void {
  const database = openDatabase(join(folder, 'data', 'sigilo.db'))
  const day = dayOf(Date.now() - days * DAY_MS)
  database.prepare('UPDATE envelopes SET binned_day = ? WHERE binned_day IS NOT NULL').run(day)
  closeDatabase(database)
  expect(sigilo(['purge', '--dry-run'], settings).stdout).toContain(receipt)
}

/** Enough of an envelope that it stands nowhere by chance. */
function ciphertextOf(unpacked: string, receipt: string): Buffer {
  return readFileSync(join(unpacked, `${receipt}.tar.pgp`)).subarray(1000, 1064)
}
