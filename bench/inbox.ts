/**
 * The first, a middle and a filtered page of the inbox with 1,000 and with 1,000,000 envelopes, over HTTP, in one run.
 * Rows are written straight into the database; their ciphertext, which no list looks at, is left out.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf, DAY_MS } from '../src/domain/day.js'
import { HANDLING_STATES } from '../src/domain/handling.js'
import { createAccountStore } from '../src/server/store/accounts.js'
import { createLabelStore } from '../src/server/store/labels.js'
import { closeDatabase, openDatabase } from '../src/server/store/open-database.js'
import { startSigilo } from './start-sigilo.js'

const COUNTS = [1_000, 1_000_000]
const ROUNDS = 200
const DAYS = 1_000

interface Filled {
  cookie: string
  paths: Record<string, string>
}

function fill(path: string, count: number): Filled {
  const database = openDatabase(path)
  const label = createLabelStore(database).add('Salario')
  const today = dayOf(Date.now())
  const accounts = createAccountStore(database)
  const person = accounts.invite('Ana', 'admin', sha256('link'), Date.now() + DAY_MS, today)
  accounts.setPending(sha256('link'), { passphraseHash: 'none', totpSecret: 'none' })
  accounts.join(sha256('link'), 1)
  const cookie = randomBytes(32).toString('base64url')
  const now = Date.now()
  accounts.startSession({
    idSha256: sha256(cookie),
    personId: person.id,
    ...{ startedMs: now, seenMs: now, provedMs: now },
  })
  const insert = database.prepare(`
    INSERT INTO envelopes (id, received_day, size_bytes, recipients, body_id, state, state_day)
    VALUES (?, ?, 5000, ?, ?, ?, ?)
  `)
  const insertLabel = database.prepare(`
    INSERT INTO envelope_labels (label_id, received_day, envelope_id)
    VALUES (?, ?, ?)
  `)
  const fingerprint = 'A'.repeat(40)
  let middle = ''
  database.pragma('synchronous = OFF')
  database.transaction(() => {
    for (let i = 0; i < count; i++) {
      const id = randomBytes(32).toString('hex')
      const day = dayOf(now - (i % DAYS) * DAY_MS)
      insert.run(id, day, fingerprint, id, HANDLING_STATES[i % HANDLING_STATES.length], day)
      if (i % 10 === 0) insertLabel.run(label.id, day, id)
      if (i === count / 2) middle = `${day}.${id}`
    }
  })()
  closeDatabase(database)
  return {
    cookie,
    paths: {
      'newest page': '/envelopes',
      'middle page': `/envelopes?after=${middle}`,
      'closed ones': '/envelopes?state=closed',
      'with a label': `/envelopes?label=${label.id}`,
    },
  }
}

export async function measure(): Promise<void> {
  console.log('inbox, p50 and p95 of a page in ms')
  const medians = new Map<string, number[]>()
  for (const count of COUNTS) {
    const folder = mkdtempSync(join(tmpdir(), 'sigilo-bench-'))
    mkdirSync(join(folder, 'data'), { recursive: true })
    const { cookie, paths } = fill(join(folder, 'data', 'sigilo.db'), count)
    const server = await startSigilo(folder)
    try {
      for (const [name, path] of Object.entries(paths)) {
        const times = await time(server.staffAddress + path, cookie)
        const [p50, p95] = [times[ROUNDS / 2] ?? 0, times[Math.floor(ROUNDS * 0.95)] ?? 0]
        medians.set(name, [...(medians.get(name) ?? []), p50])
        console.log(
          `  ${String(count).padStart(9)}  ${name.padEnd(12)}  ${p50.toFixed(2)}  ${p95.toFixed(2)}`,
        )
      }
    } finally {
      server.stop()
      rmSync(folder, { recursive: true })
    }
  }
  for (const [name, [few = 0, many = 0]] of medians) {
    console.log(`  ${name}: ${(many / few).toFixed(2)} times as long with a thousand times as many`)
  }
}

/** Sorted, after some rounds that do not count. */
async function time(address: string, cookie: string): Promise<number[]> {
  const times: number[] = []
  for (let i = -20; i < ROUNDS; i++) {
    const start = performance.now()
    const response = await fetch(address, {
      headers: { Cookie: `__Host-sid=${cookie}` },
      redirect: 'manual',
    })
    const page = await response.text()
    if (response.status !== 200 || !page.includes('/envelopes/')) {
      throw new Error(`the page did not come: ${String(response.status)}`)
    }
    if (i >= 0) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
