import { join } from 'node:path'
import { statSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Request } from 'express'
import type { Fingerprint } from '../../../src/domain/keyring.js'
import type { ArrivingUpload } from '../../../src/server/intake/arriving-upload.js'
import {
  createArrivingUploads,
  type ArrivingUploads,
} from '../../../src/server/intake/arriving-uploads.js'
import { createReceivingBudget } from '../../../src/server/intake/receiving-budget.js'
import { closeDatabase, openDatabase } from '../../../src/server/store/open-database.js'
import { createStores, type Stores } from '../../../src/server/store/stores.js'
import { Sqlite } from '../../../src/server/store/sqlite.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { tempFolder } from '../../helpers/temp-folder.js'
import { sealBytes } from '../../helpers/uploads.js'

const HOUR_MS = 3_600_000
const NOON_MS = Date.parse('2026-11-24T12:00:00Z')

let key: TestKey
let envelope: Uint8Array
let database: ReturnType<typeof openDatabase>
let stores: Stores
let uploads: ArrivingUploads
let nowMs: number
let recipients: Fingerprint[] | null
let reports: string[]

beforeAll(async () => {
  key = await makeTestKey()
  envelope = await sealBytes(600_000, key)
})

beforeEach(() => {
  nowMs = NOON_MS
  reports = []
  recipients = ['A'.repeat(40) as Fingerprint]
  database = openDatabase(join(tempFolder(), 'a.db'))
  stores = createStores(database)
  uploads = start()
})
afterEach(async () => {
  await uploads.stop()
  closeDatabase(database)
})

/** As after a start of the server. */
function start(): ArrivingUploads {
  return createArrivingUploads({
    store: stores.uploads,
    findRecipients: () => recipients,
    hold: createReceivingBudget(),
    nowMs: () => nowMs,
    roomBytes: 2_000_000,
    report: (line) => reports.push(line),
  })
}

function send(upload: ArrivingUpload, offsetBytes: number, bytes: Uint8Array): Promise<void> {
  const body = new PassThrough()
  body.end(bytes)
  return upload.receive(body as unknown as Request, { offsetBytes, bodyBytes: bytes.length })
}

const countChunks = (): unknown =>
  database.prepare('SELECT count(*) FROM body_chunks').pluck().get()

const tick = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 10))

async function untilErased(): Promise<void> {
  while (countChunks() !== 0) await tick()
}

describe('uploads that are arriving', () => {
  it('go on after the server was started again, to the same receipt', async () => {
    const before = await uploads.create(envelope.length)
    await send(before, 0, envelope.subarray(0, 300_000))
    await uploads.stop()
    uploads = start()
    const after = uploads.find(before.id)
    expect(after?.offsetBytes()).toBe(300_000)
    await send(after!, 300_000, envelope.subarray(300_000))
    const other = await uploads.create(envelope.length)
    await send(other, 0, envelope)
    expect(after?.receipt()).toMatch(/^[0-9A-Z-]{19}$/)
    expect(after?.receipt()).toBe(other.receipt())
    expect(stores.envelopes.list(null, 10)).toHaveLength(1)
  })

  it('become an envelope when the server died just before', async () => {
    const before = await uploads.create(envelope.length)
    recipients = null
    await uploads.stop()
    await stores.uploads.append(before, 0, envelope)
    recipients = ['A'.repeat(40) as Fingerprint]
    uploads = start()
    const after = uploads.find(before.id)
    await after?.settle()
    expect(after?.receipt()).toMatch(/^[0-9A-Z-]{19}$/)
    expect([...stores.envelopes.readChunks(stores.envelopes.list(null, 1)[0]!.id)]).toEqual([
      Buffer.from(envelope),
    ])
  })

  it('are refused at their end when their keys have been revoked meanwhile', async () => {
    const upload = await uploads.create(envelope.length)
    await send(upload, 0, envelope.subarray(0, 300_000))
    recipients = null
    await expect(send(upload, 300_000, envelope.subarray(300_000))).rejects.toMatchObject({
      code: 'keys_changed',
    })
    expect(stores.envelopes.list(null, 1)).toEqual([])
  })

  it('are forgotten after a day, with every byte; what has become an envelope stays', async () => {
    const whole = await uploads.create(envelope.length)
    await send(whole, 0, envelope)
    const part = await uploads.create(envelope.length)
    await send(part, 0, envelope.subarray(0, 300_000))
    nowMs += 24 * HOUR_MS - 1
    await uploads.sweep()
    expect(uploads.find(part.id)).not.toBeNull()
    nowMs += 1
    await uploads.sweep()
    expect([uploads.find(part.id), uploads.find(whole.id)]).toEqual([null, null])
    expect(database.prepare('SELECT count(*) FROM uploads').pluck().get()).toBe(0)
    while (countChunks() !== 3) await tick()
    expect(stores.envelopes.list(null, 10)).toHaveLength(1)
  })

  it('are forgotten by the day when the server was started meanwhile', async () => {
    const part = await uploads.create(envelope.length)
    await send(part, 0, envelope.subarray(0, 300_000))
    for (const [hours, isThere] of [
      [20, true],
      [40, false],
    ] as const) {
      nowMs = NOON_MS + hours * HOUR_MS
      await uploads.stop()
      uploads = start()
      await uploads.sweep()
      expect({ hours, isThere: uploads.find(part.id) !== null }).toEqual({ hours, isThere })
    }
    await untilErased()
  })

  it('may take up so much together; who only holds a place makes room, who sends does not', async () => {
    const isFullFor = (lengthBytes: number): Promise<void> =>
      expect(uploads.create(lengthBytes)).rejects.toMatchObject({ code: 'flooded' })
    const announced = await uploads.create(900_000)
    const slow = await uploads.create(envelope.length)
    await send(slow, 0, envelope.subarray(0, 300_000))
    nowMs += 60_000
    await isFullFor(900_000)
    nowMs += 1
    const second = await uploads.create(envelope.length)
    expect(uploads.find(announced.id)).toBeNull()
    await send(second, 0, envelope.subarray(0, 300_000))
    // 300,000 bytes are 500 a second for ten minutes: slower than that, and others need the room.
    nowMs += 540_000 - 1
    await isFullFor(1_400_000)
    nowMs += 2
    // What could not be freed in any case is not freed in part.
    await isFullFor(2_000_001)
    expect([uploads.find(slow.id), uploads.find(second.id)]).toEqual([slow, second])
    await uploads.create(1_399_000)
    expect([uploads.find(slow.id), uploads.find(second.id)]).toEqual([null, second])
  })

  it('take up no room here once they are envelopes, and stay to be asked for', async () => {
    const whole = await uploads.create(envelope.length)
    await send(whole, 0, envelope)
    await uploads.create(2_000_000)
    expect(uploads.find(whole.id)).toBe(whole)
  })

  it('are not on disk, not even as a row, before the gate has let a piece through', async () => {
    const upload = await uploads.create(envelope.length)
    const rows = (): unknown => database.prepare('SELECT count(*) FROM uploads').pluck().get()
    const text = send(upload, 0, Buffer.alloc(300_000, 'a'))
    await expect(text).rejects.toMatchObject({ code: 'not_an_envelope' })
    expect(rows()).toBe(0)
    await uploads.remove(upload)
    const other = await uploads.create(envelope.length)
    await send(other, 0, envelope.subarray(0, 300_000))
    expect(rows()).toBe(1)
  })

  it('leave nothing in the log of the database when they are forgotten, nor what came twice', async () => {
    const first = await uploads.create(envelope.length)
    await send(first, 0, envelope)
    const twice = await uploads.create(envelope.length)
    await send(twice, 0, envelope)
    while (countChunks() !== 3) await tick()
    const part = await uploads.create(envelope.length)
    await send(part, 0, envelope.subarray(0, 300_000))
    await uploads.remove(part)
    while (countChunks() !== 3) await tick()
    while (statSync(`${database.name}-wal`).size > 0) await tick()
    expect(database.prepare('SELECT count(*) FROM forgotten_bodies').pluck().get()).toBe(0)
  })

  it('stop nothing when something cannot be erased now, and are erased later', async () => {
    const part = await uploads.create(envelope.length)
    await send(part, 0, envelope.subarray(0, 300_000))
    const other = new Sqlite(database.name)
    database.pragma('busy_timeout = 0')
    await uploads.remove(part)
    other.exec('BEGIN IMMEDIATE')
    while (reports.length === 0) await tick()
    other.exec('COMMIT')
    other.close()
    expect(reports).toEqual([
      'warning: what was forgotten could not be erased yet (SqliteError SQLITE_BUSY)',
    ])
    await uploads.stop()
    uploads = start()
    await untilErased()
  })

  it('wait for nobody whose line had broken before it was their turn', async () => {
    const upload = await uploads.create(envelope.length)
    const body = new PassThrough()
    body.destroy()
    await new Promise((resolve) => setImmediate(resolve))
    const piece = { offsetBytes: 0, bodyBytes: 300_000 }
    const received = upload.receive(body as unknown as Request, piece)
    await expect(received).rejects.toMatchObject({ code: 'invalid' })
    await send(upload, 0, envelope)
    expect(upload.receipt()).not.toBeNull()
  })

  it('never tell the time: a day is all that is kept of it', async () => {
    const upload = await uploads.create(envelope.length)
    await send(upload, 0, envelope.subarray(0, 300_000))
    const row = database.prepare<[], Record<string, unknown>>('SELECT * FROM uploads').get()
    expect(row).toEqual({
      id: upload.id,
      length_bytes: envelope.length,
      offset_bytes: 300_000,
      chunk_count: 2,
      started_day: '2026-11-24',
      body_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      envelope_id: null,
    })
  })
})
