import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { forgetOrderDaily } from '../../../src/bin/forget-order.js'
import { closeDatabase, openDatabase } from '../../../src/server/store/open-database.js'
import { createStores, type Stores } from '../../../src/server/store/stores.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const COUNT = 60

let database: ReturnType<typeof openDatabase>
let stores: Stores
let arrived: { id: string; bytes: Buffer }[]

beforeEach(async () => {
  database = openDatabase(join(tempFolder(), 'a.db'))
  stores = createStores(database)
  arrived = []
  for (let i = 0; i < COUNT; i++) await insert()
})
afterEach(() => {
  closeDatabase(database)
})

async function insert(): Promise<void> {
  const bytes = randomBytes(30_000)
  const id = createHash('sha256').update(bytes).digest('hex')
  arrived.push({ id, bytes })
  const receivedDay = '2026-11-24' as never
  await stores.envelopes.insert({ id: id as never, receivedDay, recipients: [], bytes })
}

/** The ids in the order in which their ciphertext stands in the file: where its last bytes are found. */
function inFile(): string[] {
  database.pragma('wal_checkpoint(TRUNCATE)')
  const file = database.serialize()
  return arrived
    .map(({ id, bytes }) => ({ id, at: file.indexOf(bytes.subarray(-600)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id)
}

/** How many stand right behind the one that they came after. */
function keptNeighbours(): number {
  const order = inFile()
  const came = arrived.map(({ id }) => id)
  return order.filter((id, i) => i > 0 && came.indexOf(id) === came.indexOf(order[i - 1]!) + 1)
    .length
}

function expectAllThere(): void {
  for (const { id, bytes } of arrived) {
    expect(Buffer.concat([...stores.envelopes.readChunks(id as never)]).equals(bytes)).toBe(true)
  }
  const count = database.prepare('SELECT count(*) FROM body_chunks').pluck().get()
  expect(count).toBe(arrived.length)
  for (const table of ['bodies_set_aside', 'forgotten_bodies']) {
    expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  }
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
}

describe('the order of arrival, in a file too large to be written anew', () => {
  it('is there at first, and gone when everything has been moved', () => {
    expect(keptNeighbours()).toBeGreaterThan(COUNT / 2)
    const shuffling = stores.shuffleBodies()
    expect(shuffling.sizeBytes).toBe(COUNT * 30_000)
    while (shuffling.step());
    while (stores.uploads.eraseSome());
    // By chance one or two.
    expect(keptNeighbours()).toBeLessThan(8)
    expectAllThere()
  })

  it('is forgotten of what came since, and nothing is moved twice', async () => {
    const first = stores.shuffleBodies()
    while (first.step());
    expect(stores.shuffleBodies().sizeBytes).toBe(0)
    await insert()
    const second = stores.shuffleBodies()
    expect(second.sizeBytes).toBe(30_000)
    while (second.step());
    while (stores.uploads.eraseSome());
    expectAllThere()
  })

  it.each([1, 2, 3, 50, 2 * COUNT])(
    'loses nothing when the server ends after %i steps',
    (steps) => {
      const shuffling = stores.shuffleBodies()
      for (let i = 0; i < steps; i++) shuffling.step()
      const again = createStores(database)
      again.forgetSetAside()
      while (again.uploads.eraseSome());
      expectAllThere()
    },
  )

  it('is forgotten while the server goes on, and not when there is no room for it', async () => {
    const reports: string[] = []
    const report = (line: string): number => reports.push(line)
    const deps = { database, stores, report }
    forgetOrderDaily({ ...deps, hasRoom: () => false }, 0)()
    expect(reports).toEqual([
      'warning: the database still tells the order of arrival (there is no room to move what came)',
    ])
    const stop = forgetOrderDaily({ ...deps, hasRoom: () => true }, 0)
    const isMoved = (): boolean => stores.shuffleBodies().sizeBytes === 0
    while (!isMoved()) await new Promise((resolve) => setTimeout(resolve, 50))
    const left = (): unknown => database.prepare('SELECT count(*) FROM body_chunks').pluck().get()
    while (left() !== COUNT) await new Promise((resolve) => setTimeout(resolve, 50))
    stop()
    expectAllThere()
    expect(reports).toHaveLength(1)
  })
})

it('keeps no copy of an envelope that is purged while it is moved', () => {
  const shuffle = stores.shuffleBodies()
  shuffle.step()
  database.exec('INSERT INTO forgotten_bodies SELECT body_id FROM envelopes')
  database.exec('DELETE FROM envelopes')
  while (shuffle.step());
  while (stores.uploads.eraseSome());
  expect(database.prepare('SELECT count(*) FROM body_chunks').pluck().get()).toBe(0)
})
