/** Keys go A, then A and B, then B, while tips come in and pages stay open: nothing is lost, nothing refused for good. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { createTipArchive } from '../../src/archive/tip-archive.js'
import { openEnvelope } from '../../src/desk/open-envelope.js'
import { appendEntry } from '../../src/admin/append-entry.js'
import { dayOf } from '../../src/domain/day.js'
import type { KeyAction } from '../../src/domain/keyring.js'
import { receiptOfId } from '../../src/domain/receipt.js'
import { seal } from '../../src/openpgp/seal.js'
import { fromBase64, verifyKeyring } from '../../src/openpgp/verify-keyring.js'
import { createStores } from '../../src/server/store/stores.js'
import { closeDatabase, openDatabase } from '../../src/server/store/open-database.js'
import { launchBrowser } from '../helpers/browser.js'
import { openForm, readReceipt, send } from '../helpers/form-page.js'
import {
  makeTestKey,
  makeTestKeyring,
  signerOf,
  writeKeyringFolder,
  type TestKey,
  type TestKeyring,
} from '../helpers/keys.js'
import { postEnvelope, startTestIntake, type TestIntake } from '../helpers/running-intake.js'
import { SPANISH_QUESTIONNAIRE, makeTip } from '../helpers/tips.js'

const TIPS_PER_MINUTE = 200
const STEP_MS = 12_000

let browser: Browser
let intake: TestIntake
let keyring: TestKeyring
let a: TestKey
let b: TestKey

beforeAll(async () => {
  ;[a, b] = await Promise.all([makeTestKey(), makeTestKey()])
  keyring = await makeTestKeyring([
    ['add', a, '2026-01-02'],
    ['activate', a, '2026-01-02'],
  ])
  intake = await startTestIntake(keyring)
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
})

async function change(...steps: [KeyAction, TestKey][]): Promise<void> {
  for (const [action, key] of steps) {
    const { fingerprint, binary } = key
    const day = dayOf(Date.now())
    const entry = { day, action, fingerprint, ...(action === 'add' && { binary }) }
    keyring.entries = await appendEntry(keyring.entries, entry, signerOf(keyring.anchor))
    if (action === 'add') keyring.keys.push(key)
  }
  writeKeyringFolder(intake.config.keysFolder, keyring)
}

/** A source as the page is one: it has fetched the keyring some time ago, and fetches it again when it is told to. */
interface Source {
  text: string
  document: string
}

async function fetchDocument(): Promise<string> {
  return (await fetch(`${intake.address}/keyring.json`)).text()
}

async function sendAs(source: Source): Promise<{ text: string; receipt: string; seals: number }> {
  for (let seals = 1; seals <= 2; seals++) {
    const document = JSON.parse(source.document) as { keys: Record<string, string> }
    const find = (id: string): Uint8Array | null => fromBase64(document.keys[id] ?? '')
    const { activeKeys } = await verifyKeyring(
      document,
      keyring.anchor.fingerprint,
      find,
      new Date(),
    )
    const archive = createTipArchive(makeTip({ what_happened: source.text }), SPANISH_QUESTIONNAIRE)
    const response = await postEnvelope(intake, await seal(archive, activeKeys, new Date()))
    const receipt = response.headers.get('Sigilo-Receipt')
    if (receipt !== null) return { text: source.text, receipt, seals }
    expect(response.status).toBe(409)
    source.document = await fetchDocument()
  }
  throw new Error('refused for good')
}

it('a rotation under load loses nothing and refuses nothing for good', async () => {
  const sent: Promise<{ text: string; receipt: string; seals: number }>[] = []
  const pages: Page[] = []
  const waiting: Source[] = []
  let isDone = false

  async function load(): Promise<void> {
    for (let i = 0; !isDone; i++) {
      const source = { text: `tip ${String(i)}`, document: await fetchDocument() }
      // Every fourth one writes for as long as two steps take before it sends.
      if (i % 4 === 0) waiting.push(source)
      else sent.push(sendAs(source))
      await new Promise((resolve) => setTimeout(resolve, 60_000 / TIPS_PER_MINUTE))
    }
  }
  const loading = load()
  const openPage = async (): Promise<void> => {
    const { page } = await openForm(browser, intake.address)
    await page.waitForLoadState('networkidle')
    pages.push(page)
  }
  const step = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, STEP_MS))

  await openPage()
  await step()
  await change(['add', b], ['activate', b])
  await openPage()
  await step()
  await change(['retire', a])
  await openPage()
  await step()
  isDone = true
  await loading

  for (const source of waiting) sent.push(sendAs(source))
  const receipts = new Map((await Promise.all(sent)).map(({ text, receipt }) => [receipt, text]))
  for (const [i, page] of pages.entries()) {
    await send(page, `page ${String(i)}`)
    receipts.set(await readReceipt(page), `page ${String(i)}`)
  }
  expect(receipts.size).toBeGreaterThan(100)

  const kept = await readAll()
  expect(new Set(kept.keys())).toEqual(new Set(receipts.keys()))
  const sets = new Set<string>()
  for (const [receipt, { bytes, recipients }] of kept) {
    // Exactly the keys that it should be openable with, and no other.
    for (const key of [a, b]) {
      const opening = openEnvelope(bytes, [key.privateKey])
      if (recipients.includes(key.fingerprint)) {
        const { json } = await opening
        expect(new TextDecoder().decode(json)).toContain(`"${receipts.get(receipt) ?? ''}"`)
      } else await expect(opening).rejects.toThrow('it is sealed to other keys than these')
    }
    sets.add(recipients.join())
  }
  expect(sets).toEqual(
    new Set([[a.fingerprint], [a.fingerprint, b.fingerprint].sort(), [b.fingerprint]].map(String)),
  )
  expect(intake.reports.filter((line) => !line.endsWith('does not expire'))).toEqual([])
}, 120_000)

function readAll(): Promise<Map<string, { bytes: Buffer; recipients: string[] }>> {
  const database = openDatabase(intake.config.databasePath)
  const store = createStores(database).envelopes
  const kept = new Map<string, { bytes: Buffer; recipients: string[] }>()
  for (const { id, recipients } of store.list(null, 10_000)) {
    const bytes = Buffer.concat([...store.readChunks(id)])
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(id)
    kept.set(receiptOfId(id), { bytes, recipients })
  }
  closeDatabase(database)
  return Promise.resolve(kept)
}
