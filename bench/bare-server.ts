/**
 * What Sigilo is measured against: an Express 5 app that takes the same body, looks at nothing of it, and either keeps it
 * with the same store and group commit, or forgets it.
 */
import { randomBytes } from 'node:crypto'
import express from 'express'
import type { Day } from '../src/domain/day.js'
import type { EnvelopeId } from '../src/domain/receipt.js'
import { createStores } from '../src/server/store/stores.js'
import { openDatabase } from '../src/server/store/open-database.js'

const [databasePath = ''] = process.argv.slice(2)
const store = databasePath === '' ? null : createStores(openDatabase(databasePath)).envelopes

const app = express()
app.post(
  '/envelopes',
  express.raw({ type: 'application/offset+octet-stream', limit: '50mb' }),
  async (request, response) => {
    const id = randomBytes(32).toString('hex') as EnvelopeId
    await store?.insert({
      id,
      receivedDay: '2026-01-01' as Day,
      recipients: [],
      bytes: request.body as Buffer,
    })
    response.status(201).end()
  },
)
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') {
    process.stdout.write(`intake at http://127.0.0.1:${String(address.port)} (bare)\n`)
  }
})
