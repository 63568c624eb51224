import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Day } from '../../../src/domain/day.js'
import type { LabelId } from '../../../src/domain/handling.js'
import type { PersonId } from '../../../src/domain/person.js'
import { findReceipt, idPrefixOf, receiptOfId } from '../../../src/domain/receipt.js'
import { openHandled, readInbox, storeText, TODAY, type Handled } from '../../helpers/handled.js'

const ANA = 'a'.repeat(32) as PersonId

let handled: Handled
beforeEach(() => {
  handled = openHandled()
})

const get = (receipt: Parameters<Handled['handlings']['find']>[0]) =>
  handled.handlings.find(receipt)!

describe('a page of the inbox', () => {
  it('goes by day, the newest first, and leaves nothing out between pages', async () => {
    const days = ['2026-11-18', '2026-11-20', '2026-11-19']
    const stored = []
    for (let i = 0; i < 30; i++) stored.push(await storeText(handled, `n${i}`, days[i % 3]))
    const found = readInbox(handled, {}, 7)
    expect(found.map(({ id }) => id).sort()).toEqual(stored.map(({ id }) => id).sort())
    const order = found.map(({ receivedDay, id }) => `${receivedDay}.${id}`)
    expect(order).toEqual([...order].sort().reverse())
  })

  it('holds what every combination of filters asks for', async () => {
    const label = handled.labels.add('Salario').id
    const other = handled.labels.add('Pasaporte').id
    for (let i = 0; i < 16; i++) {
      const { receipt } = await storeText(handled, `n${i}`, i % 2 ? '2026-11-19' : '2026-11-20')
      const { id, version } = get(receipt)
      handled.handlings.change(
        [
          {
            ...{ id, version },
            ...(i & 1 && { state: 'reading' as const }),
            ...(i & 2 && { assignee: ANA }),
            labels: i & 4 ? [label] : i & 8 ? [other] : [],
          },
        ],
        TODAY,
      )
    }
    const count = (filter: Parameters<Handled['handlings']['page']>[0]) =>
      readInbox(handled, filter, 3).length
    expect(count({})).toBe(16)
    expect(count({ state: 'reading' })).toBe(8)
    expect(count({ assignee: ANA })).toBe(8)
    expect(count({ label })).toBe(8)
    expect(count({ state: 'reading', assignee: ANA })).toBe(4)
    expect(count({ state: 'reading', label })).toBe(4)
    expect(count({ assignee: ANA, label })).toBe(4)
    expect(count({ state: 'reading', assignee: ANA, label })).toBe(2)
    expect(count({ label: other })).toBe(4)
    expect(count({ label: 'f'.repeat(16) as LabelId })).toBe(0)
  })

  it.each([
    [{}, 'envelopes_by_day'],
    [{ state: 'closed' as const }, 'envelopes_by_state'],
    [{ assignee: ANA }, 'envelopes_by_assignee '],
    [{ assignee: ANA, state: 'closed' as const }, 'envelopes_by_assignee_and_state'],
    [{ label: 'a'.repeat(16) as LabelId, state: 'closed' as const }, 'PRIMARY KEY (label_id'],
  ])('with the filter %j goes along an index and sorts nothing', (filter, index) => {
    const asked: string[] = []
    const { database } = handled
    const prepare = database.prepare.bind(database)
    Object.assign(database, {
      prepare: (sql: string) => {
        asked.push(sql)
        return prepare(sql)
      },
    })
    handled.handlings.page(filter, null, 50)
    const plan = prepare(`EXPLAIN QUERY PLAN ${asked[0]}`).all({
      ...filter,
      ...{ receivedDay: '', id: '', limit: 1 },
    }) as { detail: string }[]
    const said = plan.map(({ detail }) => detail).join('\n')
    expect(said).toContain(index)
    expect(said).not.toMatch(/TEMP B-TREE|SCAN/)
  })
})

describe('a change', () => {
  it('of what somebody else changed meanwhile is refused, and none of the others is made', async () => {
    const a = await storeText(handled, 'a')
    const b = await storeText(handled, 'b')
    handled.handlings.change([{ id: b.id, version: 1, state: 'reading' }], TODAY)
    expect(() => {
      handled.handlings.change(
        [
          { id: a.id, version: 1, state: 'closed' },
          { id: b.id, version: 1, state: 'closed' },
        ],
        TODAY,
      )
    }).toThrow('somebody else changed it meanwhile')
    expect([get(a.receipt).state, get(b.receipt).state]).toEqual(['new', 'reading'])
  })

  it('puts nothing that is held into the bin', async () => {
    const a = await storeText(handled, 'a')
    handled.handlings.change([{ id: a.id, version: 1, isHeld: true }], TODAY)
    expect(() => {
      handled.handlings.change([{ id: a.id, version: 2, isBinned: true }], TODAY)
    }).toThrow('what is held is not deleted')
    expect(get(a.receipt).binnedDay).toBeNull()
  })

  it('keeps the day of the state when the state stays', async () => {
    const a = await storeText(handled, 'a')
    handled.handlings.change([{ id: a.id, version: 1, state: 'closed' }], '2026-01-01' as Day)
    handled.handlings.change([{ id: a.id, version: 2, state: 'closed', assignee: ANA }], TODAY)
    expect(get(a.receipt)).toMatchObject({ stateDay: '2026-01-01', assignee: ANA, version: 3 })
  })

  it('that takes it out of the bin begins its term anew', async () => {
    const a = await storeText(handled, 'a')
    handled.handlings.change([{ id: a.id, version: 1, state: 'closed' }], '2026-01-01' as Day)
    handled.handlings.change([{ id: a.id, version: 2, isBinned: true }], '2026-11-18' as Day)
    handled.handlings.change([{ id: a.id, version: 3, isBinned: false }], TODAY)
    expect(get(a.receipt)).toMatchObject({ stateDay: TODAY, binnedDay: null })
  })

  it('that ends a hold in the bin gives its days there once more', async () => {
    const a = await storeText(handled, 'a')
    handled.handlings.change([{ id: a.id, version: 1, isBinned: true }], '2026-10-01' as Day)
    handled.handlings.change([{ id: a.id, version: 2, isHeld: true }], '2026-10-02' as Day)
    handled.handlings.change([{ id: a.id, version: 3, isHeld: false }], TODAY)
    expect(get(a.receipt).binnedDay).toBe(TODAY)
  })

  it('by a download touches only what is new', async () => {
    const a = await storeText(handled, 'a')
    const b = await storeText(handled, 'b')
    handled.handlings.change([{ id: b.id, version: 1, state: 'closed' }], TODAY)
    handled.handlings.markFetched([a.id, b.id], TODAY)
    expect([get(a.receipt).state, get(b.receipt).state]).toEqual(['fetched', 'closed'])
  })
})

it('keeps counts that agree with what is there, whatever is done', async () => {
  const stored = []
  for (let i = 0; i < 12; i++)
    stored.push(await storeText(handled, `n${i}`, i % 2 ? '2026-11-19' : TODAY))
  const states = ['reading', 'closed', 'follow-up'] as const
  stored.forEach(({ id }, i) => {
    handled.handlings.change([{ id, version: 1, state: states[i % 3]! }], TODAY)
    if (i % 4 === 0) handled.handlings.change([{ id, version: 2, isBinned: true }], TODAY)
    if (i % 8 === 0)
      handled.handlings.change([{ id, version: 3, isBinned: false, state: 'new' }], TODAY)
  })
  handled.database.prepare('DELETE FROM envelopes WHERE id = ?').run(stored[11]!.id)
  const counted = handled.database
    .prepare('SELECT state, count(*) AS n FROM envelopes WHERE binned_day IS NULL GROUP BY state')
    .all() as { state: string; n: number }[]
  const kept = Object.entries(handled.handlings.countByState()).filter(([, n]) => n > 0)
  expect(Object.fromEntries(kept)).toEqual(
    Object.fromEntries(counted.map(({ state, n }) => [state, n])),
  )
  const ofDay = handled.database
    .prepare('SELECT count(*) FROM envelopes WHERE binned_day IS NULL AND received_day = ?')
    .pluck()
    .get(TODAY)
  expect(handled.handlings.countByDay([TODAY]).get(TODAY)).toBe(ofDay)
})

it('finds an envelope by its receipt, and by no other', async () => {
  const { id, receipt } = await storeText(handled, 'a')
  expect(findReceipt(receipt)).toBe(receipt)
  expect(id.startsWith(idPrefixOf(receipt))).toBe(true)
  expect(get(receipt).id).toBe(id)
  expect(handled.handlings.find(receiptOfId('0'.repeat(64) as typeof id))).toBeNull()
})

it('keeps the record of activity from being changed or deleted', () => {
  handled.activities.append([{ day: TODAY, person: null, action: 'purged' }])
  expect(() => handled.database.exec(`UPDATE activities SET detail = 'x'`)).toThrow('only added to')
  expect(() => handled.database.exec('DELETE FROM activities')).toThrow('only added to')
  const again = `INSERT OR REPLACE INTO activities (number, day, action) VALUES (1, '2026-11-20', 'x')`
  expect(() => handled.database.exec(again)).toThrow('only added to')
  expect(handled.activities.page(null, 10)).toHaveLength(1)
})

it('takes an envelope out of the bin that is delivered once more', async () => {
  const a = await storeText(handled, 'a')
  handled.handlings.change([{ id: a.id, version: 1, state: 'closed' }], '2026-01-01' as Day)
  handled.handlings.change([{ id: a.id, version: 2, isBinned: true }], '2026-11-15' as Day)
  await storeText(handled, 'a')
  expect(get(a.receipt)).toMatchObject({ binnedDay: null, stateDay: TODAY })
  expect([...handled.stores.envelopes.readChunks(a.id)]).toHaveLength(1)
  expect(handled.handlings.countByState().closed).toBe(1)
})
