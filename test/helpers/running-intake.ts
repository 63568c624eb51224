/** The real intake on a real port, with a keyring and a folder of its own; tests talk to it over the wire. */
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { readConfig, type Config } from '../../src/bin/config.js'
import { startIntake, type RunningIntake } from '../../src/bin/start-intake.js'
import { seal } from '../../src/openpgp/seal.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  writeKeyringFolder,
  type TestKey,
  type TestKeyring,
} from './keys.js'
import { tempFolder } from './temp-folder.js'
import { makeArchive } from './tips.js'

export interface TestIntake extends RunningIntake {
  config: Config
  keyring: TestKeyring
  /** What the operator was told at the start, and since then. */
  startReports: string[]
  reports: string[]
}

const running: RunningIntake[] = []

/** @param keyring null: there is none, so intake is closed */
export async function startTestIntake(
  keyring: TestKeyring | null,
  settings: Record<string, string> = {},
): Promise<TestIntake> {
  const folder = tempFolder()
  const keys = join(folder, 'keys')
  if (keyring) writeKeyringFolder(keys, keyring)
  const config = readConfig({
    SIGILO_MODE: 'demo',
    SIGILO_PORT: '0',
    SIGILO_DATA: join(folder, 'data'),
    SIGILO_KEYS: keys,
    SIGILO_DISK_FLOOR_BYTES: '0',
    SIGILO_FLOOD_REQUESTS: '100000',
    ...settings,
  })
  const reports: string[] = []
  const intake = await startIntake(config, (line) => reports.push(line))
  running.push(intake)
  const startReports = reports.splice(0)
  return { ...intake, config, keyring: keyring ?? ({} as TestKeyring), startReports, reports }
}

/** A key, and an intake whose keyring holds it. */
export async function startSimpleIntake(
  settings: Record<string, string> = {},
): Promise<{ intake: TestIntake; key: TestKey }> {
  const key = await makeTestKey()
  return { intake: await startTestIntake(await makeSimpleKeyring(key), settings), key }
}

export const TUS = {
  'Tus-Resumable': '1.0.0',
  'Content-Type': 'application/offset+octet-stream',
}

export function postEnvelope(
  { address }: { address: string },
  envelope: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${address}/envelopes`, {
    method: 'POST',
    headers: { ...TUS, 'Upload-Length': String(envelope.length), ...headers },
    body: new Uint8Array(envelope),
  })
}

let count = 0

/** An envelope that no other is equal to. */
export function sealSomething(...keys: TestKey[]): Promise<Uint8Array> {
  const archive = makeArchive({ what_happened: `Relato número ${String(++count)}.` })
  return seal(
    archive,
    keys.map(({ key }) => key),
    new Date(),
  )
}

afterAll(async () => {
  await Promise.all(running.splice(0).map((intake) => intake.stop().catch(() => undefined)))
})
