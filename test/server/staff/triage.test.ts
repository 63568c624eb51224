import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { DAY_MS, dayOf } from '../../../src/domain/day.js'
import type { HandledEnvelope, LabelId } from '../../../src/domain/handling.js'
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
  NOW,
  hiddenField,
  makeFile,
  openTriageApp,
  send,
  upload,
  type TriageApp,
} from '../../helpers/triage-app.js'

let key: TestKey
let keyring: TestKeyring
let app: TriageApp
/** Of three envelopes that are new. */
let receipts: Receipt[]
let wages: LabelId

beforeAll(async () => {
  key = await makeTestKey()
  keyring = await makeSimpleKeyring(key)
})
beforeEach(async () => {
  app = await openTriageApp(keyring)
  wages = app.labels.add('Wages').id
  receipts = []
  for (const text of ['a', 'b', 'c']) receipts.push((await storeText(app, text)).receipt)
})

const get = (i: number): HandledEnvelope => app.handlings.find(receipts[i]!)!
const change = (i: number, to: object): void => {
  const { id, version } = get(i)
  app.handlings.change([{ id, version, ...to }], DAY)
}
const everything = (): unknown => [
  [0, 1, 2].map(get),
  app.activities.page(null, 100),
  app.database.prepare('SELECT * FROM triage_files').all(),
]
const makeDue = (): Promise<string> =>
  makeFile(key, [
    { receipt: receipts[0], state: 'closed', labels: ['Wages'], assignee: 'Ana' },
    { receipt: receipts[1], state: 'reading' },
    { receipt: receipts[2] },
  ])

describe('a triage file that is uploaded', () => {
  it('is shown as what it would change, and changes nothing', async () => {
    const before = everything()
    const page = await upload(app, await makeDue())
    expect(page.status).toBe(200)
    expect(page.text).toContain('<del>New</del> <ins>Closed</ins>')
    expect(page.text).toContain('<del>Nobody</del> <ins>Ana</ins>')
    expect(page.text).toContain('<del>None</del> <ins>Wages</ins>')
    expect(page.text).toContain('Will change (2)')
    expect(page.text).toContain('Are like that already (1)')
    expect(page.text).toContain('Apply the changes (2)')
    expect(everything()).toEqual(before)
  })

  it('is applied when a person agrees, under their name', async () => {
    const answer = await apply(app, await upload(app, await makeDue()))
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      '/triage?done=triage-applied',
    ])
    const ana = app.people.find(({ name }) => name === 'Ana')?.id
    expect(get(0)).toMatchObject({ state: 'closed', stateDay: DAY, labels: [wages], assignee: ana })
    expect(get(1)).toMatchObject({ state: 'reading', labels: [], assignee: null })
    expect(get(2)).toMatchObject({ state: 'new', version: 1 })
    const recorded = app.activities.page(null, 100)
    expect(recorded.every(({ person, day }) => person === app.person.id && day === DAY)).toBe(true)
    expect(recorded.map(({ action, receipt, detail }) => [action, receipt, detail])).toEqual([
      ['triage-applied', undefined, '2'],
      ['state-changed', receipts[1], 'reading'],
      ['labelled', receipts[0], 'Wages'],
      ['assigned', receipts[0], 'Ana'],
      ['state-changed', receipts[0], 'closed'],
    ])
  })

  it('leaves as it is what it does not name', async () => {
    change(0, { state: 'reading', labels: [wages], assignee: app.person.id })
    await apply(
      app,
      await upload(app, await makeFile(key, [{ receipt: receipts[0], state: 'closed' }])),
    )
    expect(get(0)).toMatchObject({ state: 'closed', labels: [wages], assignee: app.person.id })
  })

  it('takes labels and person away when it says so', async () => {
    change(0, { labels: [wages], assignee: app.person.id })
    const file = await makeFile(key, [{ receipt: receipts[0], labels: [], assignee: null }])
    await apply(app, await upload(app, file))
    expect(get(0)).toMatchObject({ labels: [], assignee: null })
  })

  it('is applied once, however it is wrapped or signed again', async () => {
    const file = await makeDue()
    await apply(app, await upload(app, file))
    change(0, { state: 'follow-up' })
    const before = everything()
    const again = await makeDue()
    for (const each of [file, JSON.stringify(JSON.parse(file), null, 2), again]) {
      const page = await upload(app, each)
      expect(page.status).toBe(409)
      expect(page.text).toContain('That file has been applied before.')
    }
    expect((await send(app.app, file, '')).status).toBe(409)
    expect(everything()).toEqual(before)
  })

  it('is applied once when two people press the button', async () => {
    const page = await upload(app, await makeDue())
    const answers = await Promise.all([apply(app, page), apply(app, page)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(get(0).version).toBe(2)
  })

  it.each<[string, () => unknown]>([
    [
      'an envelope of it was changed',
      () => {
        change(1, { isHeld: true })
      },
    ],
    [
      'an envelope of it was binned',
      () => {
        change(0, { state: 'fetched', isBinned: true })
      },
    ],
    [
      'a label of it was retired',
      () => {
        app.labels.retire(wages)
      },
    ],
    [
      'a person of it was disabled',
      () => {
        app.people[1]!.state = 'disabled'
      },
    ],
  ])('is not applied but shown anew when meanwhile %s', async (_name, meanwhile) => {
    const page = await upload(app, await makeDue())
    meanwhile()
    const before = everything()
    const anew = await apply(app, page)
    expect(anew.status).toBe(409)
    expect(anew.text).toContain('Something changed while you were looking')
    expect(everything()).toEqual(before)
    expect(hiddenField(anew, 'digest')).not.toBe(hiddenField(page, 'digest'))
    expect((await apply(app, anew)).status).toBe(303)
    expect(get(1).state).toBe('reading')
  })

  it('is not applied by what a person agreed to for another file', async () => {
    const entries = [{ receipt: receipts[0], state: 'closed' }]
    const page = await upload(app, await makeFile(key, entries))
    const yesterday = dayOf(NOW - DAY_MS)
    const other = await makeFile(key, entries, yesterday)
    expect((await send(app.app, other, hiddenField(page, 'digest'))).status).toBe(409)
    expect(get(0).state).toBe('new')
  })

  it('is applied although an envelope that it does not name was changed', async () => {
    const page = await upload(app, await makeFile(key, [{ receipt: receipts[0], state: 'closed' }]))
    change(1, { isHeld: true })
    expect((await apply(app, page)).status).toBe(303)
  })

  it('is applied whole when it is long, though the page does not show all of it', async () => {
    const many: Receipt[] = []
    for (let i = 0; i < 1003; i++) many.push((await storeText(app, `n${i}`)).receipt)
    const file = await makeFile(
      key,
      many.map((receipt) => ({ receipt, state: 'closed' })),
    )
    const page = await upload(app, file)
    expect(page.text).toContain('Will change (1003)')
    expect(page.text.match(/<ins>Closed/g)).toHaveLength(1000)
    expect(page.text).toContain('Besides these there are: 3')
    expect((await apply(app, page)).status).toBe(303)
    expect(app.handlings.countByState()).toMatchObject({ new: 3, closed: 1003 })
    const recorded = app.activities.page(null, 2000).filter((each) => each.detail === 'closed')
    expect(new Set(recorded.map(({ receipt }) => receipt)).size).toBe(1003)
  })

  it('is kept whole or not at all', async () => {
    const page = await upload(app, await makeDue())
    app.database.exec(
      "CREATE TRIGGER fail BEFORE INSERT ON activities WHEN new.action = 'triage-applied' BEGIN SELECT raise(ABORT, 'x'); END",
    )
    const before = everything()
    expect((await apply(app, page)).status).toBe(500)
    expect(everything()).toEqual(before)
    app.database.exec('DROP TRIGGER fail')
    expect((await apply(app, page)).status).toBe(303)
  })
})
