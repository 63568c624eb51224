import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { openEnvelope } from '../../../src/desk/open-envelope.js'
import { envelopeIdOf } from '../../../src/domain/receipt.js'
import { createStores } from '../../../src/server/store/stores.js'
import { closeDatabase, openDatabase } from '../../../src/server/store/open-database.js'
import { makeSimpleKeyring, makeTestKey, writeKeyringFolder } from '../../helpers/keys.js'
import { startProgram, type Program } from '../../helpers/processes.js'
import { postEnvelope, sealSomething } from '../../helpers/running-intake.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const KILLS = 30
const SENDERS = 20

it(`loses no acknowledged envelope in ${String(KILLS)} kills under load, and each of them opens`, async () => {
  const folder = tempFolder()
  const key = await makeTestKey()
  writeKeyringFolder(join(folder, 'keys'), await makeSimpleKeyring(key))
  const settings = {
    SIGILO_MODE: 'demo',
    SIGILO_DATA: join(folder, 'data'),
    SIGILO_KEYS: join(folder, 'keys'),
    SIGILO_DISK_FLOOR_BYTES: '0',
    SIGILO_FLOOD_REQUESTS: '1000000',
  }
  const acknowledged = new Set<string>()
  for (let kill = 0; kill < KILLS; kill++) {
    const server = await startProgram('serve', settings)
    const envelopes = await Promise.all(Array.from({ length: 120 }, () => sealSomething(key)))
    const before = acknowledged.size
    const senders = Array.from({ length: SENDERS }, () => sendAll(server, envelopes, acknowledged))
    // Killed while senders are in the middle of it: sooner or later after the first receipts.
    await until(() => acknowledged.size > before + 3 * kill)
    await server.stop('SIGKILL')
    await Promise.all(senders)
  }

  const database = openDatabase(join(folder, 'data', 'sigilo.db'))
  const store = createStores(database).envelopes
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(acknowledged.size).toBeGreaterThan(KILLS)
  for (const id of acknowledged) {
    const bytes = Buffer.concat([...store.readChunks(id as never)])
    const { text } = await openEnvelope(bytes, [key.privateKey])
    expect(new TextDecoder().decode(text)).toMatch(/Relato número \d+\./)
  }
  closeDatabase(database)
  process.stdout.write(
    `${String(acknowledged.size)} acknowledged in ${String(KILLS)} kills, none lost\n`,
  )
}, 240_000)

/** Takes envelopes off the common pile until the server is gone. */
async function sendAll(
  server: Program,
  pile: Uint8Array[],
  acknowledged: Set<string>,
): Promise<void> {
  for (let envelope = pile.pop(); envelope; envelope = pile.pop()) {
    try {
      const { status } = await postEnvelope(server, envelope)
      if (status === 201)
        acknowledged.add(envelopeIdOf(createHash('sha256').update(envelope).digest()))
    } catch {
      return
    }
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1))
}
