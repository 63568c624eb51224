import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { OutboxStore } from '../../../src/domain/outbox.js'
import { closeDatabase, openDatabase } from '../../../src/server/store/open-database.js'
import { createOutboxStore } from '../../../src/server/store/outbox.js'
import { tempFolder } from '../../helpers/temp-folder.js'

let database: Database.Database
let path: string
let outbox: OutboxStore

beforeEach(() => {
  path = join(tempFolder(), 'a.db')
  database = openDatabase(path)
  outbox = createOutboxStore(database)
})
afterEach(() => {
  closeDatabase(database)
})

const [FIRST, SECOND] = ['2026-11-25T06', '2026-11-26T06'] as const
const dueAt = (slot: string, nowMs = 0): string[] =>
  outbox.findDue(slot, nowMs).map(({ address }) => address)

describe('the outbox', () => {
  it('makes one row for a slot and address, however often it is asked', () => {
    outbox.open(FIRST, ['a', 'b'])
    const [row] = outbox.findDue(FIRST, 0)
    outbox.save({ ...row!, state: 'sent', attempts: 1 })
    outbox.open(FIRST, ['a', 'b', 'c'])
    expect(dueAt(FIRST)).toEqual(['b', 'c'])
  })

  it('gives up what waits when the next slot comes, and only that', () => {
    outbox.open(FIRST, ['a', 'b'])
    const [a] = outbox.findDue(FIRST, 0)
    outbox.save({ ...a!, state: 'sending', attempts: 1 })
    outbox.open(SECOND, ['a'])
    expect(dueAt(FIRST)).toEqual([])
    outbox.settleInterrupted()
    expect(database.prepare('SELECT slot, address, state, fault FROM outbox').raw().all()).toEqual([
      [FIRST, 'a', 'unknown', 'EINTERRUPTED'],
      [FIRST, 'b', 'given-up', null],
      [SECOND, 'a', 'waiting', null],
    ])
  })

  it('makes no row for a slot before one that it has', () => {
    outbox.open(SECOND, ['a'])
    outbox.open(FIRST, ['a'])
    expect(dueAt(FIRST)).toEqual([])
    expect(dueAt(SECOND)).toEqual(['a'])
  })

  it('hides a row until its time has come, and gives first what waited longest', () => {
    outbox.open(FIRST, ['a', 'b'])
    const [a] = outbox.findDue(FIRST, 0)
    outbox.save({ ...a!, nextTryMs: 1000 })
    expect(dueAt(FIRST, 999)).toEqual(['b'])
    expect(dueAt(FIRST, 1000)).toEqual(['b', 'a'])
  })

  it('has a change on disk when it returns: another connection sees it', () => {
    outbox.open(FIRST, ['a'])
    const [a] = outbox.findDue(FIRST, 0)
    outbox.save({ ...a!, state: 'sending', attempts: 1 })
    const other = openDatabase(path)
    expect(other.prepare('SELECT state FROM outbox').pluck().get()).toBe('sending')
    other.close()
  })

  it('says how it is: of the last attempt for each address that counts', () => {
    expect(outbox.health(['a'])).toEqual({ waiting: 0, lastSentDay: null, fault: null })
    outbox.open(FIRST, ['a', 'b'])
    const [a, b] = outbox.findDue(FIRST, 0)
    outbox.save({ ...a!, state: 'sent', attempts: 1 })
    outbox.save({ ...b!, attempts: 1, fault: '550' })
    const health = { waiting: 1, lastSentDay: '2026-11-25' }
    expect(outbox.health(['a', 'b'])).toEqual({ ...health, fault: '550' })
    expect(outbox.health(['a'])).toEqual({ ...health, fault: null })
    outbox.open(SECOND, ['b'])
    expect(outbox.health(['b']).fault).toBe('550')
    outbox.save({ ...outbox.findDue(SECOND, 0)[0]!, state: 'sent', attempts: 1 })
    expect(outbox.health(['b'])).toEqual({ waiting: 0, lastSentDay: '2026-11-26', fault: null })
  })
})
