/** A server in production at which all is well, for tests that break one thing and ask the doctor. */
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chmodSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from '@jest/globals'
import { dayOf } from '../../src/domain/day.js'
import { Sqlite } from '../../src/server/store/sqlite.js'
import { makeTestKey, makeTestKeyring, type TestKey, type TestKeyring } from './keys.js'
import type { Spoken } from './processes.js'
import { startTestIntake, type TestIntake } from './running-intake.js'

const ROOT = resolve(import.meta.dirname, '..', '..')

export interface DoctoredServer {
  intake: TestIntake
  /** In the place of the staff app. */
  staff: Server
  key: TestKey
  /** For the doctor; may be changed. */
  settings: Record<string, string>
  run: (sql: string, ...values: unknown[]) => void
  stop: () => Promise<void>
}

/** A key that does not call itself one of a demonstration. */
export function makeRealKey(options: Parameters<typeof makeTestKey>[0] = {}): Promise<TestKey> {
  return makeTestKey({ userIDs: [{ name: 'Test key', email: 'test@example.org' }], ...options })
}

export async function makeRealKeyring(key: TestKey): Promise<TestKeyring> {
  return makeTestKeyring(
    [
      ['add', key],
      ['activate', key],
    ],
    await makeRealKey(),
  )
}

export async function startDoctored(keyring: TestKeyring): Promise<DoctoredServer> {
  const common = {
    SIGILO_MODE: 'production',
    SIGILO_ANCHOR: keyring.anchor.fingerprint,
    SIGILO_DISK_FLOOR_BYTES: '0',
    SIGILO_SMTP_URL: 'smtps://mail.example.org',
    SIGILO_MAIL_FROM: 'sigilo@example.org',
    SIGILO_MAIL_TO: 'staff@example.org',
  }
  const intake = await startTestIntake(keyring, common)
  const staff = createServer((_request, response) => {
    response.setHeader('Content-Security-Policy', "default-src 'none'").end()
  })
  await new Promise<void>((done) => staff.listen(0, '127.0.0.1', done))
  const { dataFolder, keysFolder, databasePath } = intake.config
  chmodSync(keysFolder, 0o755)
  for (const name of readdirSync(keysFolder)) chmodSync(join(keysFolder, name), 0o644)
  const run: DoctoredServer['run'] = (sql, ...values) => {
    const database = new Sqlite(databasePath)
    database.prepare(sql).run(...values)
    database.close()
  }
  const today = dayOf(Date.now())
  const key = keyring.keys[0]!
  run('INSERT INTO drills VALUES (?, ?)', key.fingerprint, today)
  run('INSERT INTO backups VALUES (1, ?)', today)
  run(
    "INSERT INTO outbox (slot, address, state) VALUES (?, 'staff@example.org', 'sent')",
    `${today}T06`,
  )
  run(
    "INSERT INTO people VALUES (?, 'Ana', 'admin', 'active', 'es', '2026-11-01', NULL, NULL, 0)",
    'a'.repeat(32),
  )
  return {
    ...{ intake, staff, key, run },
    settings: {
      ...common,
      SIGILO_PORT: new URL(intake.address).port,
      SIGILO_STAFF_PORT: String((staff.address() as AddressInfo).port),
      SIGILO_DATA: dataFolder,
      SIGILO_KEYS: keysFolder,
    },
    stop: async () => {
      staff.closeAllConnections()
      staff.close()
      await intake.stop()
    },
  }
}

/** Without holding up this process, in which the servers run. */
export function askDoctor(settings: Record<string, string>): Promise<Spoken> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('SIGILO_'))
  const env = { ...Object.fromEntries(own), ...settings }
  const args = [join(ROOT, 'dist', 'bin', 'sigilo.js'), 'doctor']
  return new Promise((done) => {
    const child = execFile(process.execPath, args, { env, cwd: ROOT }, (_error, stdout, stderr) => {
      done({ status: child.exitCode, stdout, stderr })
    })
  })
}

export type Break = (server: DoctoredServer) => unknown
export type Case = [broken: string, verdict: 'look' | 'wrong', line: string, breakIt: Break]

export const set =
  (name: string, value: string): Break =>
  ({ settings }) => {
    settings[name] = value
  }

/** The line of the finding, what to do below it, and the exit status of the worst that was found. */
export async function expectFinding(
  server: DoctoredServer,
  [, verdict, line, breakIt]: Case,
): Promise<void> {
  await breakIt(server)
  const { status, stdout, stderr } = await askDoctor(server.settings)
  expect(stderr).toBe('')
  const lines = stdout.split('\n')
  const at = lines.findIndex((each) => each.startsWith(verdict) && each.includes(line))
  expect(at === -1 ? stdout : lines[at]).toContain(line)
  expect(lines[at + 1]).toMatch(/^ {18}next: \S/)
  expect(status).toBe(lines.some((each) => each.startsWith('wrong')) ? 2 : 1)
}
