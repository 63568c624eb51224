import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Day } from '../../../src/domain/day.js'
import type { EnvelopeStore, NewEnvelope } from '../../../src/domain/envelope.js'
import type { Fingerprint } from '../../../src/domain/keyring.js'
import { CHUNK_BYTES } from '../../../src/domain/limits.js'
import { envelopeIdOf } from '../../../src/domain/receipt.js'
import { createStores } from '../../../src/server/store/stores.js'
import { closeDatabase, openDatabase } from '../../../src/server/store/open-database.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const A = 'A'.repeat(40) as Fingerprint
const B = 'B'.repeat(40) as Fingerprint
const C = 'C'.repeat(40) as Fingerprint

let database: Database.Database
let store: EnvelopeStore

beforeEach(() => {
  database = openDatabase(join(tempFolder(), 'a.db'))
  store = createStores(database).envelopes
})
afterEach(() => {
  closeDatabase(database)
})

function makeEnvelope(bytes = randomBytes(5000)): NewEnvelope {
  const id = envelopeIdOf(createHash('sha256').update(bytes).digest())
  return { id, receivedDay: '2026-11-24' as Day, recipients: [A], bytes }
}

const read = (id: NewEnvelope['id']): Buffer => Buffer.concat([...store.readChunks(id)])

describe('the store of envelopes', () => {
  it.each([1, 4096, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 7])(
    'gives back %i bytes as they were, in chunks',
    async (sizeBytes) => {
      const envelope = makeEnvelope(randomBytes(sizeBytes))
      await store.insert(envelope)
      const chunks = [...store.readChunks(envelope.id)]
      expect(Buffer.concat(chunks).equals(envelope.bytes)).toBe(true)
      expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(CHUNK_BYTES)
    },
  )

  it('keeps the same envelope once, and the day on which it first came', async () => {
    const envelope = makeEnvelope()
    await store.insert(envelope)
    await store.insert({ ...envelope, receivedDay: '2026-12-01' as Day })
    expect(store.list(null, 10)).toEqual([
      { id: envelope.id, receivedDay: '2026-11-24', sizeBytes: 5000, recipients: [A] },
    ])
    expect(read(envelope.id).equals(envelope.bytes)).toBe(true)
  })

  it('finds nothing where nothing is', () => {
    expect([...store.readChunks('0'.repeat(64) as never)]).toEqual([])
  })

  it('lists in pages, in an order that is not the order of arrival', async () => {
    const envelopes = Array.from({ length: 50 }, () => makeEnvelope())
    for (const envelope of envelopes) await store.insert(envelope)
    const ids: string[] = []
    for (let after: NewEnvelope['id'] | null = null; ;) {
      const page = store.list(after, 7)
      const last = page.at(-1)
      if (!last) break
      ids.push(...page.map(({ id }) => id))
      after = last.id
    }
    expect(ids).toEqual(envelopes.map(({ id }) => id).sort())
  })

  it('has tables without a row number, which would tell who came first', () => {
    for (const table of ['envelopes', 'body_chunks']) {
      expect(() => database.prepare(`SELECT rowid FROM ${table}`)).toThrow('no such column: rowid')
    }
  })

  it('knows how many envelopes need which key, and which need no other', async () => {
    for (const recipients of [[A], [A], [B, A], [B], [C, B, A]]) {
      await store.insert({ ...makeEnvelope(), recipients })
    }
    const twice = { ...makeEnvelope(), recipients: [A] }
    await store.insert(twice)
    await store.insert(twice)
    expect(store.countFor(A, [])).toEqual({ openable: 5, byNoOther: 5 })
    expect(store.countFor(A, null)).toEqual({ openable: 5, byNoOther: 3 })
    expect(store.countFor(A, [B])).toEqual({ openable: 5, byNoOther: 3 })
    expect(store.countFor(B, [A, C])).toEqual({ openable: 3, byNoOther: 1 })
    expect(store.countFor('D'.repeat(40) as Fingerprint, [])).toEqual({ openable: 0, byNoOther: 0 })
  })

  it('lets those who wait together share a commit', async () => {
    await store.insert(makeEnvelope())
    const before = countCommits()
    await Promise.all(Array.from({ length: 40 }, () => store.insert(makeEnvelope())))
    expect(countCommits() - before).toBe(1)
    expect(store.list(null, 100)).toHaveLength(41)
  })

  it('answers only what another connection can already read', async () => {
    const other = openDatabase(database.name)
    const seen = createStores(other).envelopes
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const envelope = makeEnvelope()
        await store.insert(envelope)
        const found = Buffer.concat([...seen.readChunks(envelope.id)])
        expect(found.equals(envelope.bytes)).toBe(true)
      }),
    )
    other.close()
  })

  it('says aloud that there is no room, keeps nothing of it, and takes the next when there is', async () => {
    const pages = database.pragma('page_count', { simple: true }) as number
    database.pragma(`max_page_count = ${String(pages + 20)}`)
    const envelope = makeEnvelope(randomBytes(200_000))
    await expect(store.insert(envelope)).rejects.toMatchObject({ code: 'no_room' })
    expect(store.list(null, 10)).toEqual([])
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.pragma('max_page_count = 1000000')
    await store.insert(envelope)
    expect(read(envelope.id).equals(envelope.bytes)).toBe(true)
  })

  it('lets one that fails take no other with it', async () => {
    const good = makeEnvelope()
    const outcomes = await Promise.allSettled([
      store.insert({ ...makeEnvelope(), receivedDay: 'yesterday' as Day }),
      store.insert(good),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect(store.list(null, 10).map(({ id }) => id)).toEqual([good.id])
  })
})

/** Commits in the write-ahead log: a frame that ends one has the size of the database in its header (SQLite, "WAL format"). */
function countCommits(): number {
  const wal = readFileSync(`${database.name}-wal`)
  const frameBytes = 24 + wal.readUInt32BE(8)
  let commits = 0
  for (let at = 32; at + frameBytes <= wal.length; at += frameBytes) {
    const isOfThisLog = wal.subarray(at + 8, at + 16).equals(wal.subarray(16, 24))
    if (isOfThisLog && wal.readUInt32BE(at + 4) !== 0) commits++
  }
  return commits
}
