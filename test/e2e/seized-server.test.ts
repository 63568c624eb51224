/**
 * Somebody holds the server's folder of keys and its database, and has keys of their own, but neither the anchor nor the
 * server's settings. Nothing that they can write makes a fresh page seal to a key of theirs.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { appendEntry } from '../../src/admin/append-entry.js'
import type { KeyringEntry } from '../../src/domain/keyring.js'
import { startIntake } from '../../src/bin/start-intake.js'
import { Sqlite } from '../../src/server/store/sqlite.js'
import { launchBrowser } from '../helpers/browser.js'
import { openForm } from '../helpers/form-page.js'
import {
  makeTestKey,
  makeTestKeyring,
  signerOf,
  writeKeyringFolder,
  type TestKey,
  type TestKeyring,
} from '../helpers/keys.js'
import { postEnvelope, sealSomething, startTestIntake } from '../helpers/running-intake.js'

let browser: Browser
let anchor: TestKey
let ours: TestKey
let theirs: TestKey
let keyring: TestKeyring

beforeAll(async () => {
  ;[anchor, ours, theirs] = await Promise.all([makeTestKey(), makeTestKey(), makeTestKey()])
  keyring = await makeTestKeyring(
    [
      ['add', ours, '2026-01-02'],
      ['activate', ours, '2026-01-02'],
    ],
    anchor,
  )
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
})

const today = (): never => new Date().toISOString().slice(0, 10) as never
const write = (folder: string, entries: readonly object[]): void => {
  writeFileSync(join(folder, 'keyring.json'), JSON.stringify({ version: 1, entries }))
}
const writeKey = (folder: string, name: string, { publicArmor }: TestKey): void => {
  writeFileSync(join(folder, `${name}.asc`), publicArmor)
}

async function withTheirKey(signer: TestKey): Promise<KeyringEntry[]> {
  const { fingerprint, binary } = theirs
  const added = { day: today(), action: 'add' as const, fingerprint, binary }
  const entries = await appendEntry(keyring.entries, added, signerOf(signer))
  return appendEntry(entries, { day: today(), action: 'activate', fingerprint }, signerOf(signer))
}

const ATTACKS: Record<string, (folder: string) => Promise<void> | void> = {
  'an own key added, signed by themselves': async (folder) => {
    write(folder, await withTheirKey(theirs))
    writeKey(folder, theirs.fingerprint, theirs)
  },
  'an own key added, with signatures of other entries': async (folder) => {
    const signature = keyring.entries[2]?.signature
    const entries = await withTheirKey(theirs)
    write(
      folder,
      entries.map((entry, i) => (i < 3 ? entry : { ...entry, signature })),
    )
    writeKey(folder, theirs.fingerprint, theirs)
  },
  'an own anchor and a whole keyring of their own': async (folder) => {
    const foreign = await makeTestKeyring([
      ['add', theirs],
      ['activate', theirs],
    ])
    writeKeyringFolder(folder, foreign)
  },
  'an own keyring whose first entry names the true anchor': async (folder) => {
    const { entries } = await makeTestKeyring([
      ['add', theirs],
      ['activate', theirs],
    ])
    const [first] = keyring.entries
    write(folder, [first ?? {}, ...entries.slice(1)])
    writeKey(folder, theirs.fingerprint, theirs)
  },
  'the true keyring with their key in the place of ours': (folder) => {
    write(
      folder,
      keyring.entries.map((entry) =>
        entry.fingerprint === ours.fingerprint
          ? { ...entry, fingerprint: theirs.fingerprint }
          : entry,
      ),
    )
    writeKey(folder, theirs.fingerprint, theirs)
  },
  'their key in the file of ours': (folder) => {
    writeKey(folder, ours.fingerprint, theirs)
  },
  'their key in the file of the anchor, and a keyring that it signs': async (folder) => {
    const { entries } = await makeTestKeyring(
      [
        ['add', theirs],
        ['activate', theirs],
      ],
      theirs,
    )
    write(
      folder,
      entries.map((entry, i) => (i === 0 ? { ...entry, fingerprint: anchor.fingerprint } : entry)),
    )
    writeKey(folder, anchor.fingerprint, theirs)
    writeKey(folder, theirs.fingerprint, theirs)
  },
  'a cut keyring': (folder) => {
    write(folder, keyring.entries.slice(0, 2))
  },
}

describe('the seized server', () => {
  it.each(Object.keys(ATTACKS))(
    'with %s makes no fresh page seal to a foreign key',
    async (name) => {
      const settings = { SIGILO_ANCHOR: anchor.fingerprint }
      const before = await startTestIntake(keyring, settings)
      await before.stop()
      const { keysFolder, databasePath } = before.config
      await ATTACKS[name]?.(keysFolder)
      // With write access to the database they also make it forget what it has seen.
      const database = new Sqlite(databasePath)
      database.exec('DELETE FROM keyring_head')
      database.close()
      const reports: string[] = []
      const seized = await startIntake(before.config, (line) => reports.push(line))
      expect(reports[0]).toMatch(/^intake is closed: /)
      expect(await pageSeals(seized.address)).toBe(false)
      for (const keys of [[theirs], [ours, theirs]]) {
        expect((await postEnvelope(seized, await sealSomething(...keys))).status).toBe(503)
      }
      await seized.stop()
    },
    60_000,
  )

  it('whose answers are altered behind the server makes no page seal either', async () => {
    const intake = await startTestIntake(keyring, { SIGILO_ANCHOR: anchor.fingerprint })
    const foreign = await makeTestKeyring([
      ['add', theirs],
      ['activate', theirs],
    ])
    const other = await startTestIntake(foreign)
    const theirDocument = await (await fetch(`${other.address}/keyring.json`)).text()
    const sealed = await pageSeals(intake.address, theirDocument)
    expect(sealed).toBe(false)
  }, 60_000)

  it('as it was before does let a page seal, or none of this says anything', async () => {
    const intake = await startTestIntake(keyring, { SIGILO_ANCHOR: anchor.fingerprint })
    expect(await pageSeals(intake.address)).toBe(true)
    const path = join(intake.config.keysFolder, 'keyring.json')
    expect(readFileSync(path, 'utf8')).toContain(ours.fingerprint)
    rmSync(path)
  }, 60_000)
})

/** Whether a page that is opened now offers a field and sends an envelope. */
async function pageSeals(address: string, keyringDocument?: string): Promise<boolean> {
  const { page } = await openForm(browser, address, {
    waitFor: 'main',
    prepare: async (fresh) => {
      if (keyringDocument === undefined) return
      await fresh.route('**/keyring.json', (route) => route.fulfill({ body: keyringDocument }))
    },
  })
  let hasSent = false
  page.on('request', (request) => {
    hasSent ||= request.method() === 'POST'
  })
  await page.waitForLoadState('networkidle')
  const alert = page.locator('[role=alert]')
  const field = page.locator('textarea').first()
  if ((await field.count()) > 0 && (await alert.count()) === 0) {
    await field.fill('Nos quitaron el pasaporte.')
    await page.click('main button')
    await page.locator('output, .status.fault').first().waitFor({ timeout: 20_000 })
  }
  await page.context().close()
  return hasSent
}
