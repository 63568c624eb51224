import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from '@jest/globals'
import { Sqlite } from '../../../src/server/store/sqlite.js'
import { FLAGS } from '../../helpers/processes.js'

const STORE = join(import.meta.dirname, '..', '..', '..', 'dist', 'server', 'store', 'sqlite.js')

/** Statements are forgotten while requests are read: of the wrong version, Node 24 is gone within a second. */
const SERVER = `
  import { createServer } from 'node:http'
  import { Sqlite } from '${pathToFileURL(STORE).href}'
  const database = new Sqlite(':memory:')
  const server = createServer(async (request, response) => {
    for await (const piece of request) database.prepare('select ? as bytes').get(piece.length)
    response.end()
  })
  server.listen(0, '127.0.0.1', async () => {
    const url = 'http://127.0.0.1:' + server.address().port
    const send = () => fetch(url, { method: 'POST', body: Buffer.alloc(200_000) })
    for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 20 }, send))
    console.log('serves')
    process.exit()
  })
`

it('is SQLite in a version that holds in the Node that runs here', () => {
  const { stdout, stderr, signal } = spawnSync(
    process.execPath,
    [...FLAGS, '--max-semi-space-size=1', '--input-type=module', '-e', SERVER],
    { encoding: 'utf8' },
  )
  expect({ stdout, stderr, signal }).toEqual({ stdout: 'serves\n', stderr: '', signal: null })
})

it('gives rows by the names of their columns, or as they are asked for', () => {
  const database = new Sqlite(':memory:')
  const select = database.prepare<[], object>(
    "SELECT 1 AS one, 'dos' AS __proto__ UNION SELECT 3, 4",
  )
  expect(select.all().map((row) => Object.entries(row))).toEqual([
    [
      ['one', 1],
      ['__proto__', 'dos'],
    ],
    [
      ['one', 3],
      ['__proto__', 4],
    ],
  ])
  expect(Object.entries(select.get() ?? {})).toHaveLength(2)
  expect(database.prepare('SELECT 1 AS one WHERE 0').get()).toBeUndefined()
  expect(database.prepare('SELECT 1 AS one').pluck().all()).toEqual([1])
  expect(database.prepare('SELECT 1 AS one').pluck().get()).toBe(1)
  expect(database.prepare('SELECT 1 AS one').raw().all()).toEqual([[1]])
  expect(database.pragma('user_version')).toEqual([{ user_version: 0 }])
  expect(database.pragma('user_version', { simple: true })).toBe(0)
  expect(database.pragma('temp_store = MEMORY')).toEqual([])
})
