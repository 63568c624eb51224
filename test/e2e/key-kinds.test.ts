import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openEnvelope } from '../../src/desk/open-envelope.js'
import { BROWSERS } from '../helpers/browser.js'
import { openForm, readReceipt, send } from '../helpers/form-page.js'
import { makeSimpleKeyring, makeTestKey, type TestKey } from '../helpers/keys.js'
import { startTestIntake } from '../helpers/running-intake.js'
import { readStore } from '../helpers/stored.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

/** Every kind of key that an admin can put in force; the script of the page is abridged and must know each. */
const KINDS: [name: string, options: Parameters<typeof makeTestKey>[0]][] = [
  ['Curve25519', {}],
  ['Curve25519 that announces SEIPDv2', { config: { aeadProtect: true } }],
  ['NIST P-256', { curve: 'nistP256' }],
  ['NIST P-384', { curve: 'nistP384' }],
  ['RSA of 3072 bits', { type: 'rsa', rsaBits: 3072 }],
  ['RSA of 4096 bits', { type: 'rsa', rsaBits: 4096 }],
]

describe.each(BROWSERS)('sealing in %s', (_name, launch) => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launch()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
  })

  itWith('gpg').each(KINDS)(
    'a tip to a key of %s is opened by it, in GnuPG as well',
    async (_kind, options) => {
      const key: TestKey = await makeTestKey(options)
      const intake = await startTestIntake(await makeSimpleKeyring(key))
      const { page } = await openForm(browser, intake.address)
      await send(page, 'Para cada llave.')
      await readReceipt(page)
      await page.context().close()
      const [envelope] = [...readStore(intake).values()]
      const { json } = await openEnvelope(envelope!, [key.privateKey])
      expect(new TextDecoder().decode(json)).toContain('Para cada llave.')
      const home = new GnupgHome()
      home.importKey(key.privateArmor)
      expect(home.run(['-d'], envelope).status).toBe(0)
      home.stop()
    },
    60_000,
  )
})
