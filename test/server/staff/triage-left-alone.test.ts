/** What a triage file names and does not change, and what the page says of it. */
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { DAY_MS, dayOf } from '../../../src/domain/day.js'
import type { HandledEnvelope, HandlingChange } from '../../../src/domain/handling.js'
import type { Receipt } from '../../../src/domain/receipt.js'
import { storeText } from '../../helpers/handled.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  type TestKey,
  type TestKeyring,
} from '../../helpers/keys.js'
import {
  apply,
  DAY,
  makeFile,
  NOW,
  openTriageApp,
  send,
  upload,
  type TriageApp,
} from '../../helpers/triage-app.js'

let key: TestKey
let keyring: TestKeyring
let app: TriageApp
let receipt: Receipt
let other: Receipt

beforeAll(async () => {
  key = await makeTestKey()
  keyring = await makeSimpleKeyring(key)
})
beforeEach(async () => {
  app = await openTriageApp(keyring)
  receipt = (await storeText(app, 'a')).receipt
  other = (await storeText(app, 'b')).receipt
})

const get = (): HandledEnvelope => app.handlings.find(receipt)!
const change = (to: HandlingChange): void => {
  const { id, version } = get()
  app.handlings.change([{ id, version, ...to }], DAY)
}
/** Uploads it, with an entry for the other envelope that is good, and applies it. */
async function tell(entry: object): Promise<string> {
  const page = await upload(app, await makeFile(key, [entry, { receipt: other, state: 'closed' }]))
  expect(page.text).toContain('Will change (1)')
  expect((await apply(app, page)).status).toBe(303)
  expect(app.handlings.find(other)?.state).toBe('closed')
  return page.text
}

describe('a triage file leaves alone', () => {
  it.each([
    ['a label that is not in the list', { labels: ['Wages', 'Strikes'] }, 'Strikes'],
    ['a label in other letters', { labels: ['wages'] }, 'wages'],
    ['a person who is not there', { assignee: 'Olga' }, 'Olga'],
    ['a person who may not come in', { assignee: 'Ido' }, 'Ido'],
    ['both', { labels: ['Strikes'], assignee: 'Olga' }, 'Strikes, Olga'],
  ])('an envelope for which it names %s, and says the name', async (_name, part, names) => {
    app.labels.add('Wages')
    const before = get()
    const page = await tell({ receipt, state: 'closed', ...part })
    expect(page).toContain('Will be left alone: there are names that are not in the list (1)')
    expect(page).toContain(`<td>${names}</td>`)
    expect(get()).toEqual(before)
  })

  it('a retired label, except where it is already', async () => {
    const { id } = app.labels.add('Wages')
    app.labels.retire(id)
    expect(await tell({ receipt, labels: ['Wages'] })).toContain('<td>Wages</td>')
    expect(get().labels).toEqual([])
    change({ labels: [id] })
    const file = await makeFile(key, [{ receipt, labels: ['Wages'], state: 'reading' }])
    expect((await apply(app, await upload(app, file))).status).toBe(303)
    expect(get()).toMatchObject({ labels: [id], state: 'reading' })
  })

  it('a person who may no longer come in with what they have', async () => {
    const ido = app.people[2]!.id
    change({ assignee: ido })
    const file = await makeFile(key, [{ receipt, assignee: 'Ido', state: 'reading' }])
    expect((await apply(app, await upload(app, file))).status).toBe(303)
    expect(get()).toMatchObject({ assignee: ido, state: 'reading' })
  })

  it('what is in the bin', async () => {
    change({ isBinned: true })
    const before = get()
    const page = await tell({ receipt, state: 'closed' })
    expect(page).toContain('Are in the bin, and stay there (1)')
    expect(get()).toEqual(before)
  })

  it('what was deleted for good, and says when', async () => {
    change({ isBinned: true })
    const later = dayOf(NOW + 30 * DAY_MS)
    expect(app.retention.purgeSome(later)).toEqual([receipt])
    const page = await tell({ receipt, state: 'closed' })
    expect(page).toContain('Have been deleted for good (1)')
    expect(page).toContain(later)
    expect(app.handlings.find(receipt)).toBeNull()
  })

  it('a receipt that it does not know', async () => {
    const page = await tell({ receipt: '0000-0000-0000-0000', state: 'closed' })
    expect(page).toContain('Are not on this server (1)')
    expect(page).toContain('0000-0000-0000-0000')
  })

  it('everything when all is as it says, and stays to be used later', async () => {
    const { id } = app.labels.add('Wages')
    change({ state: 'reading', labels: [id], assignee: app.people[1]!.id })
    const entry = { receipt, state: 'reading', labels: ['Wages'], assignee: 'Ana' }
    const file = await makeFile(key, [entry])
    const page = await upload(app, file)
    expect(page.text).toContain('there is nothing to apply')
    expect(page.text).not.toContain('action="/triage/apply"')
    expect((await send(app.app, file, 'x')).status).toBe(409)
    expect(app.database.prepare('SELECT count(*) FROM triage_files').pluck().get()).toBe(0)
  })

  it('the hold of an envelope', async () => {
    change({ isHeld: true })
    const file = await makeFile(key, [{ receipt, state: 'closed' }])
    expect((await apply(app, await upload(app, file))).status).toBe(303)
    expect(get()).toMatchObject({ isHeld: true, state: 'closed' })
  })
})
