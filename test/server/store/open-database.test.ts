import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { describe, expect, it } from '@jest/globals'
import { createStores } from '../../../src/server/store/stores.js'
import {
  closeDatabase,
  forgetOrder,
  openDatabase,
} from '../../../src/server/store/open-database.js'
import { CREATE_ENVELOPES } from '../../../src/server/store/migrations/001-create-envelopes.js'
import { Sqlite } from '../../../src/server/store/sqlite.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const SETTINGS = {
  auto_vacuum: 1,
  journal_mode: 'wal',
  synchronous: 2,
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  foreign_keys: 1,
  temp_store: 2,
  mmap_size: 0,
  busy_timeout: 5000,
}

function readSettings(database: Database.Database): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(SETTINGS).map((name) => [name, database.pragma(name, { simple: true })]),
  )
}

describe('the database', () => {
  it('has every setting on the first open and on the next one', () => {
    const path = join(tempFolder(), 'a.db')
    for (let open = 0; open < 2; open++) {
      const database = openDatabase(path)
      expect(readSettings(database)).toEqual(SETTINGS)
      closeDatabase(database)
    }
  })

  it('would be opened with commits that a power cut forgets, were it not for us', () => {
    const path = join(tempFolder(), 'a.db')
    closeDatabase(openDatabase(path))
    const bare = new Sqlite(path)
    expect(bare.pragma('synchronous', { simple: true })).not.toBe(2)
    bare.close()
  })

  it('refuses to start where a setting does not hold', () => {
    // A file with tables in it keeps the auto_vacuum that it was made with.
    const path = join(tempFolder(), 'a.db')
    const bare = new Sqlite(path)
    bare.exec('CREATE TABLE a (b)')
    bare.close()
    expect(() => openDatabase(path)).toThrow(
      'the database does not take the setting auto_vacuum (it reads 0)',
    )
  })

  it('refuses a file of a later version', () => {
    const path = join(tempFolder(), 'a.db')
    const database = openDatabase(path)
    database.pragma('user_version = 9999')
    database.close()
    expect(() => openDatabase(path)).toThrow('a later version of Sigilo')
  })

  it('refuses a file that is no database', () => {
    const path = join(tempFolder(), 'a.db')
    writeFileSync(path, 'x'.repeat(5000))
    expect(() => openDatabase(path)).toThrow()
    expect(readFileSync(path, 'utf8')).toBe('x'.repeat(5000))
  })

  it('keeps no column that could hold a time of day or anything of a request', () => {
    const database = openDatabase(join(tempFolder(), 'a.db'))
    const columns = database
      .prepare(
        `SELECT m.name || '.' || c.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
         WHERE m.type = 'table' ORDER BY 1`,
      )
      .pluck()
      .all()
    // Times of staff, of their links and of the mail server are kept as long as they matter, and are not about sources.
    const ofStaff =
      /^(people|invitations|passkeys|sessions|device_secret|outbox|activities|labels|backups|retention_rules|triage_files)\./
    expect((columns as string[]).filter((column) => !ofStaff.test(column))).toEqual([
      'bodies_set_aside.body_id',
      'body_chunks.body_id',
      'body_chunks.bytes',
      'body_chunks.number',
      'canaries.recipients',
      'canaries.sent_day',
      'canaries.word_sha256',
      'day_counts.envelope_count',
      'day_counts.received_day',
      'day_counts.state',
      'drills.fingerprint',
      'drills.passed_day',
      'envelope_labels.envelope_id',
      'envelope_labels.label_id',
      'envelope_labels.received_day',
      'envelopes.assignee',
      'envelopes.binned_day',
      'envelopes.body_id',
      'envelopes.id',
      'envelopes.is_held',
      'envelopes.received_day',
      'envelopes.recipients',
      'envelopes.size_bytes',
      'envelopes.state',
      'envelopes.state_day',
      'envelopes.version',
      'forgotten_bodies.body_id',
      'keyring_head.entry_number',
      'keyring_head.id',
      'keyring_head.statement_sha256',
      'purged_envelopes.purged_day',
      'purged_envelopes.receipt',
      'recipient_sets.envelope_count',
      'recipient_sets.fingerprints',
      'state_counts.envelope_count',
      'state_counts.state',
      'uploads.body_id',
      'uploads.chunk_count',
      'uploads.envelope_id',
      'uploads.id',
      'uploads.length_bytes',
      'uploads.offset_bytes',
      'uploads.started_day',
    ])
    const insert = database.prepare(
      "INSERT INTO envelopes (id, received_day, size_bytes, recipients, body_id) VALUES (?, ?, 1, '', '')",
    )
    expect(() => insert.run('a'.repeat(64), '2026-11-24T10:00:00Z')).toThrow(/CHECK/)
    closeDatabase(database)
  })

  it('brings a file of the first version forward, with what is in it', () => {
    const path = join(tempFolder(), 'a.db')
    const old = new Sqlite(path)
    old.pragma('auto_vacuum = FULL')
    old.exec(CREATE_ENVELOPES)
    old.pragma('user_version = 1')
    old.prepare('INSERT INTO envelopes VALUES (?, ?, ?)').run('a'.repeat(64), '2026-11-24', 7)
    old.close()
    const database = openDatabase(path)
    expect(database.prepare('SELECT * FROM envelopes').all()).toEqual([
      {
        id: 'a'.repeat(64),
        received_day: '2026-11-24',
        size_bytes: 7,
        recipients: '',
        body_id: 'a'.repeat(64),
        ...{
          state: 'new',
          state_day: '',
          assignee: null,
          is_held: 0,
          binned_day: null,
          version: 1,
        },
      },
    ])
    expect(database.prepare('SELECT * FROM day_counts').all()).toEqual([
      { received_day: '2026-11-24', state: 'new', envelope_count: 1 },
    ])
    expect(database.prepare('SELECT * FROM state_counts').all()).toEqual([
      { state: 'new', envelope_count: 1 },
    ])
    expect(database.prepare('SELECT * FROM recipient_sets').all()).toEqual([
      { fingerprints: '', envelope_count: 1 },
    ])
    closeDatabase(database)
  })

  it('forgets in which order envelopes came, when it is told to', async () => {
    const database = openDatabase(join(tempFolder(), 'a.db'))
    const store = createStores(database).envelopes
    const arrived: string[] = []
    for (let i = 0; i < 100; i++) {
      const id = createHash('sha256').update(String(i)).digest('hex')
      arrived.push(id)
      const bytes = randomBytes(9000)
      await store.insert({
        id: id as never,
        receivedDay: '2026-11-24' as never,
        recipients: [],
        bytes,
      })
    }
    // Where each envelope's first page stands in the file.
    const inFile = (): string[] => {
      const rows = database
        .prepare<[], { path: string; pageno: number }>(
          "SELECT path, pageno FROM dbstat WHERE name = 'body_chunks' AND path LIKE '%+000000'",
        )
        .all()
      const keys = database
        .prepare<[], string>('SELECT id FROM envelopes ORDER BY body_id')
        .pluck()
        .all()
      const cells = rows
        // A cell of an inner page comes behind the child with its number.
        .map((row) => ({ ...row, path: row.path.replace('+', '~') }))
        .sort((a, b) => (a.path < b.path ? -1 : 1))
      return cells
        .map(({ pageno }, i) => ({ pageno, id: keys[i] ?? '' }))
        .sort((a, b) => a.pageno - b.pageno)
        .map(({ id }) => id)
    }
    expect(inFile()).toEqual(arrived)
    forgetOrder(database)
    const byBody = database
      .prepare<[], string>('SELECT id FROM envelopes ORDER BY body_id')
      .pluck()
      .all()
    expect(inFile()).toEqual(byBody)
    expect(byBody).not.toEqual(arrived)
    closeDatabase(database)
  })

  it('leaves an empty write-ahead log when it is closed', () => {
    const path = join(tempFolder(), 'a.db')
    const database = openDatabase(path)
    const other = new Sqlite(path)
    other.prepare('SELECT * FROM envelopes').all()
    database
      .prepare(
        "INSERT INTO envelopes (id, received_day, size_bytes, recipients, body_id) VALUES (?, ?, 1, '', '')",
      )
      .run('a'.repeat(64), '2026-11-24')
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
    closeDatabase(database)
    expect(statSync(`${path}-wal`).size).toBe(0)
    other.close()
  })
})
