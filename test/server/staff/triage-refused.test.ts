/** Files that are refused: each with one sentence, on the page where another one can be chosen, and nothing changed. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import type { Receipt } from '../../../src/domain/receipt.js'
import { readTriageFile, writeTriageFile } from '../../../src/domain/triage.js'
import { readTexts } from '../../../src/server/staff/texts.js'
import { storeText } from '../../helpers/handled.js'
import { makeTestKey, makeTestKeyring, type TestKey } from '../../helpers/keys.js'
import {
  hiddenField,
  makeFile,
  openTriageApp,
  send,
  upload,
  type TriageApp,
} from '../../helpers/triage-app.js'

let app: TriageApp
let receipt: Receipt
let good: string
let keys: Record<'active' | 'retired' | 'revoked' | 'added' | 'anchor' | 'stranger', TestKey>

beforeAll(async () => {
  const [active, retired, revoked, added, anchor, stranger] = await Promise.all([
    ...[makeTestKey(), makeTestKey(), makeTestKey()],
    ...[makeTestKey(), makeTestKey(), makeTestKey()],
  ])
  keys = { active, retired, revoked, added, anchor, stranger } as never
  app = await openTriageApp(
    await makeTestKeyring(
      [
        ['add', keys.active],
        ['activate', keys.active],
        ['add', keys.retired],
        ['activate', keys.retired],
        ['add', keys.revoked],
        ['activate', keys.revoked],
        ['add', keys.added],
        ['retire', keys.retired],
        ['revoke', keys.revoked],
      ],
      keys.anchor,
    ),
  )
  receipt = (await storeText(app, 'a')).receipt
  good = await makeFile(keys.active, [{ receipt, state: 'closed' }])
})

const signedBy = (name: keyof typeof keys) => () =>
  makeFile(keys[name], [{ receipt, state: 'closed' }])
const entries =
  (...made: object[]) =>
  () =>
    makeFile(keys.active, made)
const wrapped = (change: object) => () =>
  JSON.stringify({ ...(JSON.parse(good) as object), ...change })
const unlike = (from: string | RegExp, to: string) => () => {
  const { signed, signature } = readTriageFile(good)
  return writeTriageFile({ signed: signed.replace(from, to), signature })
}
const everything = (): unknown => [
  app.handlings.find(receipt),
  app.activities.page(null, 100),
  app.database.prepare('SELECT * FROM triage_files').all(),
]

const INVALID = 'That file is not a triage that can be used'
const BAD_KEY = 'The signature of that file does not count'
const R = { receipt: '7ZKX-0V3M-A1QD-99TP' }

describe('a triage file', () => {
  it.each<[name: string, notice: string, make: () => string | Promise<string>]>([
    ['that is no JSON', INVALID, () => 'sobres'],
    ['that is cut', INVALID, () => good.slice(0, -3)],
    ['that is the signed text alone', INVALID, () => readTriageFile(good).signed],
    ['that is too large', INVALID, () => good + ' '.repeat(2_097_152)],
    ['of a later version', INVALID, wrapped({ version: 2 })],
    ['with a member too many', INVALID, wrapped({ comment: 'x' })],
    ['without a signature', INVALID, wrapped({ signature: null })],
    ['without a text', INVALID, wrapped({ signed: null })],
    ['with an empty signature', BAD_KEY, wrapped({ signature: '' })],
    ['with an empty text', BAD_KEY, wrapped({ signed: '' })],
    ['with a state changed', BAD_KEY, unlike('closed', 'reading')],
    ['with a day changed', BAD_KEY, unlike(/"made":"2/, '"made":"1')],
    ['with an end of line added', BAD_KEY, unlike(/$/, '\n')],
    ['with a mark of byte order added', BAD_KEY, unlike(/^/, '\ufeff')],
    ['signed by the anchor', BAD_KEY, signedBy('anchor')],
    ['signed by a retired key', BAD_KEY, signedBy('retired')],
    ['signed by a revoked key', BAD_KEY, signedBy('revoked')],
    ['signed by a key that is not active yet', BAD_KEY, signedBy('added')],
    ['signed by a stranger', BAD_KEY, signedBy('stranger')],
    ['with no entry', INVALID, entries()],
    ['with a receipt twice', INVALID, entries(R, R)],
    ['with no receipt', INVALID, entries({ state: 'closed' })],
    ['with a state nobody knows', INVALID, entries({ ...R, state: 'lost' })],
    ['with the state new', INVALID, entries({ ...R, state: 'new' })],
    ['with a hold', INVALID, entries({ ...R, isHeld: true })],
    ['with labels in one text', INVALID, entries({ ...R, labels: 'Wages' })],
    ['with markup for a person', INVALID, entries({ ...R, assignee: '<script>' })],
    ['from the future', BAD_KEY, () => makeFile(keys.active, [R], '2999-01-01' as never)],
  ])('%s is refused with one sentence, and nothing changes', async (_name, notice, make) => {
    const before = everything()
    const file = await make()
    const page = await upload(app, file)
    expect(page.status).toBe(400)
    const alerts = [...page.text.matchAll(/role="alert">([^<]*)</g)].map(([, text]) => text)
    expect(alerts).toEqual([expect.stringContaining(notice)])
    expect(page.text).toContain('<input id="file" name="file" type="file"')
    expect(page.text).not.toContain('action="/triage/apply"')
    // Not by the other door either.
    const { status } = await send(app.app, file, hiddenField(page, 'digest'))
    expect([400, 413]).toContain(status)
    expect(everything()).toEqual(before)
    expect(app.reports).toEqual([])
  })

  it('is missed when none was chosen', async () => {
    const page = await upload(app, '')
    expect(page.status).toBe(400)
    expect(page.text).toContain('no file was chosen')
  })

  it('is asked for, in the language of the person, and only from our own page', async () => {
    const get = await supertest(app.app).get('/triage').set('Host', 'staff.test')
    expect(get.status).toBe(200)
    expect(get.text).toContain('See what would change')
    const foreign = await supertest(app.app)
      .post('/triage')
      .set({ Host: 'staff.test', Origin: 'https://elsewhere.test' })
      .attach('file', Buffer.from(good), 'a.json')
    expect(foreign.status).toBe(403)
  })
})

describe('the texts of the triage file', () => {
  const texts = readTexts('views')
  const flat = (value: unknown): string =>
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? '' : each))

  it('are there in every language, in the same places', () => {
    for (const language of ['en', 'pt'] as const) {
      expect(flat(texts.get(language)?.['triage'])).toBe(flat(texts.get('es')?.['triage']))
    }
    expect(JSON.stringify([...texts.values()].map((each) => each['triage']))).not.toMatch(
      /""|pgp|sigilo/i,
    )
  })
})
