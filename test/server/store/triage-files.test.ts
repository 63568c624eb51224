import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Day } from '../../../src/domain/day.js'
import { closeDatabase, openDatabase } from '../../../src/server/store/open-database.js'
import { createTriageFileStore } from '../../../src/server/store/triage-files.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const MONDAY = '2026-11-23' as Day
const TUESDAY = '2026-11-24' as Day
const SHA256 = 'ab'.repeat(32)

let path: string
let database: Database.Database

beforeEach(() => {
  path = join(tempFolder(), 'a.db')
  database = openDatabase(path)
})
afterEach(() => {
  closeDatabase(database)
})

describe('the store of triage files', () => {
  it('remembers which were applied, and when, after a start as well', () => {
    const store = createTriageFileStore(database)
    expect(store.findApplied(SHA256)).toBeNull()
    store.add(SHA256, MONDAY)
    closeDatabase(database)
    database = openDatabase(path)
    expect(createTriageFileStore(database).findApplied(SHA256)).toBe(MONDAY)
    expect(createTriageFileStore(database).findApplied('cd'.repeat(32))).toBeNull()
  })

  it('takes none a second time', () => {
    const store = createTriageFileStore(database)
    store.add(SHA256, MONDAY)
    expect(() => {
      store.add(SHA256, TUESDAY)
    }).toThrow(expect.objectContaining({ code: 'exists' }))
    expect(store.findApplied(SHA256)).toBe(MONDAY)
  })
})
