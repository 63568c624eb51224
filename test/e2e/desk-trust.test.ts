/** What is dropped brings no trust along: neither keys, nor whose case this is, nor to whom the next one is sealed. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openCaseFile, sealCase } from '../../src/desk/case/case-file.js'
import type { Change } from '../../src/desk/case/case.js'
import { BROWSERS } from '../helpers/browser.js'
import { sealFor } from '../helpers/desk-drop.js'
import { dropFiles, openDesk, saved, unlockDesk } from '../helpers/desk-page.js'
import { readTestKeyring, receiptOfBytes } from '../helpers/download.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  writeKeyringFolder,
  type TestKey,
} from '../helpers/keys.js'
import { PASSPHRASE, writeStaffKey } from '../helpers/staff-key.js'
import { tempFolder } from '../helpers/temp-folder.js'

const STORY = 'No nos pagaron el salario en Caracas.'
const DAY = '2026-11-18'
const folder = tempFolder()
const at = (name: string): string => join(folder, name)

describe.each(BROWSERS)('the desk in %s', (_name, launch) => {
  const downloads = tempFolder()
  let browser: Browser
  beforeAll(async () => {
    browser = await launch(downloads)
  })
  afterAll(() => browser.close())

  it('takes neither keys nor trust out of what is dropped', async () => {
    const [staff, evil] = [await makeTestKey(), await makeTestKey()]
    const drop = at('unpacked')
    mkdirSync(drop, { recursive: true })
    const ring = await makeSimpleKeyring(evil)
    const { history, statementHashes } = await readTestKeyring(ring)
    writeKeyringFolder(drop, ring)
    const envelope = await sealFor(staff, { what_happened: STORY })
    const receipt = receiptOfBytes(envelope)
    writeFileSync(join(drop, `${receipt}.tar.pgp`), envelope)
    writeFileSync(join(drop, 'zz.dat'), evil.privateArmor)
    const head = { number: statementHashes.length, statementSha256: statementHashes.at(-1)! }
    const changes = [
      { id: '00000000000000a1', by: 'Ana', day: DAY, after: [], what: 'state', receipt },
    ].map((change) => ({ ...change, value: 'not-relevant' }) as unknown as Change)
    const theCase = { version: 1 as const, anchor: { fingerprint: history.anchor, head }, changes }
    const sealTo = [staff.key, evil.key]
    const options = { sealTo, signer: evil.privateKey, now: new Date() }
    writeFileSync(join(drop, 'notas.case.pgp'), await sealCase(theCase, options))

    const { page } = await openDesk(browser)
    await unlockDesk(page, await writeStaffKey(staff, at('staff.asc')), PASSPHRASE)
    const dropped = dropFiles(
      page,
      readdirSync(drop).map((name) => join(drop, name)),
    )
    await page.locator('dialog').getByText('cualquiera pudo hacerlo').waitFor()
    await page.locator('dialog button').last().click()
    await dropped
    expect(await page.locator('.keys li').count()).toBe(1)
    expect(await page.locator('.notice').textContent()).toContain('zz.dat: las llaves secretas')
    expect(await page.locator('.report').textContent()).not.toContain('Llavero comprobado')
    await page.locator('#by').fill('Ana')
    await page.locator('.tab').nth(1).click()
    await page.locator('#state').selectOption('follow-up')
    const { bytes } = await saved(downloads, () => page.locator('.top .end button').first().click())
    const open = (key: TestKey): Promise<unknown> =>
      openCaseFile(new Uint8Array(bytes), { keys: [key.privateKey], knownSigners: [] })
    await expect(open(evil)).rejects.toThrow('sealed to other keys')
    await open(staff)
    await page.context().close()
  }, 60_000)

  it('asks before it takes a case for which only a key without a passphrase vouches', async () => {
    const key = await makeTestKey()
    writeFileSync(at('bare.asc'), key.privateArmor)
    const options = { sealTo: [key.key], signer: key.privateKey, now: new Date() }
    const theCase = { version: 1 as const, anchor: null, changes: [] }
    writeFileSync(at('bare.case.pgp'), await sealCase(theCase, options))
    const { page } = await openDesk(browser)
    await page.locator('input[accept*=".key"]').setInputFiles(at('bare.asc'))
    await page.locator('.keys .tag.good').waitFor()
    const dropped = dropFiles(page, [at('bare.case.pgp')])
    await page.locator('dialog').getByText('cualquiera pudo hacerlo').waitFor()
    await page.locator('dialog button').last().click()
    await dropped
    await page.context().close()
  }, 60_000)
})
