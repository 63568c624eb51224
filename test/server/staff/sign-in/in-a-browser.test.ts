/** The doors as a person meets them, in a real browser that holds a passkey. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { dayOf } from '../../../../src/domain/day.js'
import type { Role } from '../../../../src/domain/person.js'
import { makeLink } from '../../../../src/server/staff/sign-in/make-link.js'
import { createAccountStore } from '../../../../src/server/store/accounts.js'
import { closeDatabase, openDatabase } from '../../../../src/server/store/open-database.js'
import { launchBrowser } from '../../../helpers/browser.js'
import { startTestStaff, type TestStaff } from '../../../helpers/running-staff.js'
import { codeOf, PASSPHRASE } from './door.js'

let staff: TestStaff
let browser: Browser
let origin: string

beforeAll(async () => {
  staff = await startTestStaff(null)
  origin = staff.address.replace('127.0.0.1', 'localhost')
  browser = await launchBrowser()
}, 60_000)
afterAll(() => browser.close())

function invite(name: string, role: Role): string {
  const database = openDatabase(staff.config.databasePath)
  const { url, tokenSha256, expiresMs } = makeLink(origin, Date.now())
  createAccountStore(database).invite(name, role, tokenSha256, expiresMs, dayOf(Date.now()))
  closeDatabase(database)
  return url
}

async function openPage(options: { javaScriptEnabled?: boolean } = {}) {
  const context = await browser.newContext({ locale: 'es', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}

/** Returns the secret of the codes. */
async function comeIn(page: Page, link: string): Promise<string> {
  await page.goto(link)
  await page.getByLabel('Su frase secreta').fill(PASSPHRASE)
  await page.getByLabel('La misma, otra vez').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Seguir' }).click()
  expect(await page.locator('.qr path').count()).toBe(1)
  const secret = ((await page.locator('span.code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Código del teléfono').fill(codeOf(now(), secret))
  await page.getByRole('button', { name: 'Terminar' }).click()
  await page.getByText('Ya está dentro.').waitFor()
  return secret
}

const now = () => ({ clock: { nowMs: Date.now() } })

describe('in a browser', () => {
  it('a person comes in, adds a passkey, signs out, and signs in and proves by it', async () => {
    const { page, complaints } = await openPage()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
        ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      },
    })
    await comeIn(page, invite('Ana', 'admin'))
    await page.getByRole('button', { name: 'Añadir una llave de acceso' }).click()
    await page.getByText('Llave de acceso añadida.').waitFor()
    await page.getByRole('button', { name: 'Salir' }).click()
    await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click()
    await page.waitForURL(`${origin}/envelopes`)
    await page.goto(`${origin}/prove?to=%2Fpeople`)
    await page.getByRole('button', { name: 'Confirmar con llave de acceso' }).click()
    await page.getByText('Confirmado.').waitFor()
    expect(page.url()).toBe(`${origin}/people?done=proved`)
    expect(complaints).toEqual([])
  }, 60_000)

  it('without scripts, everything but passkeys works', async () => {
    const { page } = await openPage({ javaScriptEnabled: false })
    const secret = await comeIn(page, invite('Eva', 'staff'))
    expect(await page.getByRole('button', { name: 'Añadir una llave de acceso' }).isVisible()).toBe(
      false,
    )
    await page.getByRole('button', { name: 'Salir' }).click()
    await page.getByLabel('Nombre').fill('Eva')
    await page.getByLabel('Frase secreta').fill(PASSPHRASE)
    // The code of joining counts once; the one of the next half minute is taken already.
    const clock = { nowMs: Date.now() + 30_000 }
    await page.getByLabel('Código del teléfono').fill(codeOf({ clock }, secret))
    await page.getByRole('button', { name: 'Entrar', exact: true }).click()
    await page.waitForURL(`${origin}/envelopes`)
  }, 60_000)

  it('who has no passkey there is told so, and may go the other way', async () => {
    const { page } = await openPage()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: true },
    })
    await page.goto(`${origin}/sign-in`)
    await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click()
    await page.getByText('No se pudo usar la llave de acceso.').waitFor()
    expect(await page.getByRole('button', { name: 'Entrar con llave de acceso' }).isEnabled()).toBe(
      true,
    )
  }, 60_000)
})
