/** What is purged is gone from the disk: searched in the files themselves, as who stole them would. */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Day } from '../../../src/domain/day.js'
import { envelopeIdOf, receiptOfId, type EnvelopeId } from '../../../src/domain/receipt.js'
import { createBodyStore } from '../../../src/server/store/bodies.js'
import {
  closeDatabase,
  forgetOrder,
  openDatabase,
} from '../../../src/server/store/open-database.js'
import { createRetentionStore } from '../../../src/server/store/retention.js'
import { createStores, type Stores } from '../../../src/server/store/stores.js'
import { tempFolder } from '../../helpers/temp-folder.js'

interface Kept {
  id: EnvelopeId
  bytes: Buffer
}

const SLICE_BYTES = 32
const COUNT = 50
const PURGED = 20

let folder: string
let database: Database.Database
let stores: Stores
let all: Kept[]

beforeEach(async () => {
  folder = tempFolder()
  database = openDatabase(join(folder, 'a.db'))
  stores = createStores(database)
  all = []
  // Some within a page, most over several, some in more than one piece.
  for (let i = 0; i < COUNT; i++) all.push(await insert([300, 9_000, 30_000, 280_000][i % 4]!))
})
afterEach(() => {
  closeDatabase(database)
})

async function insert(sizeBytes: number): Promise<Kept> {
  const bytes = randomBytes(sizeBytes)
  const id = envelopeIdOf(createHash('sha256').update(bytes).digest())
  await stores.envelopes.insert({ id, receivedDay: '2026-01-01' as Day, recipients: [], bytes })
  return { id, bytes }
}

/** How many slices of the bodies, and how many ids or parts of one, stand anywhere in the files of the database. */
function search(envelopes: Kept[]): { slices: number; ids: number } {
  const slices = new Set<string>()
  const partsOfIds = new Set<string>()
  for (const { id, bytes } of envelopes) {
    for (let at = 0; at + SLICE_BYTES <= bytes.length; at += SLICE_BYTES) {
      slices.add(bytes.toString('latin1', at, at + SLICE_BYTES))
    }
    for (let at = 0; at + 16 <= id.length; at++) partsOfIds.add(id.slice(at, at + 16))
  }
  const found = { slices: 0, ids: 0 }
  for (const name of readdirSync(folder)) {
    const file = readFileSync(join(folder, name)).toString('latin1')
    for (let at = 0; at < file.length; at++) {
      if (slices.has(file.slice(at, at + SLICE_BYTES))) found.slices++
      if (partsOfIds.has(file.slice(at, at + 16))) found.ids++
    }
  }
  return found
}

function purge(envelopes: Kept[]): void {
  const retention = createRetentionStore(database, createBodyStore(database))
  const bin = database.prepare('UPDATE envelopes SET binned_day = ? WHERE id = ?')
  for (const { id } of envelopes) bin.run('2026-11-01', id)
  while (retention.purgeSome('2026-11-25' as Day).length > 0);
}

/** Erasing alone left parts of a row between pages in 9 of 102 runs; so the file is written anew, as it is every day. */
function eraseAll(): void {
  while (stores.uploads.eraseSome());
  forgetOrder(database)
}

describe('what was purged', () => {
  it('is nowhere on the disk once it is erased, and what was not purged is', () => {
    const [goes, stays] = [all.slice(0, PURGED), all.slice(PURGED)]
    expect(readdirSync(folder).sort()).toEqual(['a.db', 'a.db-shm', 'a.db-wal'])
    expect(search(goes).slices).toBeGreaterThan(10_000)
    expect(search(goes).ids).toBeGreaterThanOrEqual(PURGED)
    purge(goes)
    eraseAll()
    expect(search(goes)).toEqual({ slices: 0, ids: 0 })
    expect(search(stays).ids).toBeGreaterThanOrEqual(stays.length)
    for (const { id, bytes } of stays) {
      expect(Buffer.concat([...stores.envelopes.readChunks(id)]).equals(bytes)).toBe(true)
      expect(readFileSync(join(folder, 'a.db')).includes(bytes.subarray(-SLICE_BYTES))).toBe(true)
    }
    for (const { id } of goes) {
      expect(readFileSync(join(folder, 'a.db')).includes(receiptOfId(id))).toBe(true)
    }
  }, 60_000)

  it('is erased after the next start when the server ended before', () => {
    purge(all.slice(0, PURGED))
    stores.uploads.eraseSome()
    closeDatabase(database)
    database = openDatabase(join(folder, 'a.db'))
    stores = createStores(database)
    eraseAll()
    expect(search(all.slice(0, PURGED))).toEqual({ slices: 0, ids: 0 })
  }, 60_000)
})
