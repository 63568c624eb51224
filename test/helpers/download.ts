/** What staff download from the staff app, made by its own code out of envelopes in hand. */
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFilesOf } from '../../src/bin/key-files.js'
import type { Day } from '../../src/domain/day.js'
import type { HandlingState, LabelId } from '../../src/domain/handling.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import type { Person, PersonId } from '../../src/domain/person.js'
import { envelopeIdOf, receiptOf, type Receipt } from '../../src/domain/receipt.js'
import { readKeyringFiles, type KeyringFiles } from '../../src/openpgp/keyring-files.js'
import { createCompanions } from '../../src/server/staff/companions.js'
import { createEnvelopeTar } from '../../src/server/staff/envelope-tar.js'
import { writeKeyringFolder, type TestKeyring } from './keys.js'
import { tempFolder } from './temp-folder.js'

export interface DownloadedEnvelope {
  bytes: Uint8Array
  day: string
  state?: HandlingState
  labels?: string[]
}

const LABELS = ['Wages', 'Passports']
const PEOPLE = ['Ana', 'Beto']

export function readTestKeyring(keyring: TestKeyring): Promise<KeyringFiles> {
  const folder = mkdtempSync(join(tempFolder(), 'keyring-'))
  writeKeyringFolder(folder, keyring)
  return readKeyringFiles(readKeyFilesOf(folder), keyring.anchor.fingerprint, new Date())
}

export function makeDownload(
  keyring: KeyringFiles | null,
  envelopes: readonly DownloadedEnvelope[],
): Uint8Array {
  const idOf = (bytes: Uint8Array) => envelopeIdOf(createHash('sha256').update(bytes).digest())
  const labels = LABELS.map((name, i) => ({ id: String(i) as LabelId, name, isRetired: false }))
  const people = PEOPLE.map((name, i) => ({ id: String(i) as PersonId, name, state: 'active' }))
  const companions = createCompanions({
    keyring,
    lists: { labels, people: people as unknown as Person[] },
    questionnaire: MISSIONS_QUESTIONNAIRE,
    envelopes: envelopes.map(({ bytes, day, state = 'new', labels: names = [] }) => ({
      id: idOf(bytes),
      receivedDay: day as Day,
      state,
      labels: labels.filter(({ name }) => names.includes(name)).map(({ id }) => id),
      assignee: null,
    })),
  })
  const byId = new Map(envelopes.map(({ bytes }) => [idOf(bytes), bytes]))
  const tar = createEnvelopeTar(
    [...byId].map(([id, { length: sizeBytes }]) => ({ id, sizeBytes })),
    companions,
    (id) => [byId.get(id)!],
  )
  return Buffer.concat([...tar.read()])
}

export function receiptOfBytes(bytes: Uint8Array): Receipt {
  return receiptOf(createHash('sha256').update(bytes).digest())
}
