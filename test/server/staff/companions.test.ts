import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { KnownEnvelope } from '../../../src/desk/batch/batch.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { readQuestionnaire } from '../../../src/domain/questionnaire-schema.js'
import { envelopeIdOf } from '../../../src/domain/receipt.js'
import { createCompanions } from '../../../src/server/staff/companions.js'
import { createAccountStore } from '../../../src/server/store/accounts.js'
import { openHandled, storeText, TODAY, type Handled } from '../../helpers/handled.js'
import {
  admit,
  post,
  startTestStaff,
  type TestPerson,
  type TestStaff,
} from '../../helpers/running-staff.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const OWN_QUESTIONNAIRE = { ...MISSIONS_QUESTIONNAIRE, id: 'own', version: 7 }

let staff: TestStaff
let handled: Handled
let ana: TestPerson

beforeAll(async () => {
  const path = join(tempFolder(), 'own.json')
  writeFileSync(path, JSON.stringify(OWN_QUESTIONNAIRE))
  staff = await startTestStaff(null, { SIGILO_QUESTIONNAIRE: path })
  handled = openHandled(staff.config.databasePath)
  ana = admit(staff, 'Ana', 'staff')
})

/** The folder that a download unpacks to. */
async function download(fields: Record<string, string | string[]>): Promise<string> {
  const response = await post(staff, ana, '/envelopes/download', fields)
  expect(response.status).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.length).toBe(Number(response.headers.get('content-length')))
  const folder = tempFolder()
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { cwd: folder, input: bytes }).status
  expect(run('tar', 'xf', '-')).toBe(0)
  expect(run('sha256sum', '--strict', '-c', 'SHA256SUMS')).toBe(0)
  return folder
}

const readIn = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, name), 'utf8'))

const knownIn = (folder: string): KnownEnvelope[] => {
  const { version, envelopes } = readIn(folder, 'envelopes.json') as {
    version: number
    envelopes: KnownEnvelope[]
  }
  expect(version).toBe(1)
  return envelopes
}

describe('what travels with a download', () => {
  it('says how each of its envelopes stood before it, and nothing of the others', async () => {
    const fresh = await storeText(handled, 'fresh', '2026-11-18')
    const sorted = await storeText(handled, 'sorted')
    await storeText(handled, 'left here')
    const labels = ['Salario', 'Viaje', 'Vieja "ñ" <b>'].map((name) => handled.labels.add(name).id)
    const gone = admit(staff, 'Luis', 'staff')
    handled.handlings.change(
      [{ id: sorted.id, version: 1, state: 'follow-up', assignee: gone.id, labels }],
      TODAY,
    )
    // What it has is named all the same.
    handled.labels.retire(labels[2]!)
    createAccountStore(handled.database).disable(gone.id)
    const pick = [`${fresh.receipt}:1`, `${sorted.receipt}:2`]
    const folder = await download({ pick })
    expect(knownIn(folder)).toEqual([
      {
        ...{ receipt: fresh.receipt, receivedDay: '2026-11-18' },
        ...{ state: 'new', labels: [], assignee: null },
      },
      {
        ...{ receipt: sorted.receipt, receivedDay: TODAY, state: 'follow-up' },
        ...{ labels: ['Salario', 'Viaje', 'Vieja "ñ" <b>'], assignee: 'Luis' },
      },
    ])
    expect(readIn(folder, 'lists.json')).toEqual({
      ...{ version: 1, labels: ['Salario', 'Viaje'], people: ['Ana'] },
    })
    expect(handled.handlings.find(fresh.receipt)?.state).toBe('fetched')
    expect(knownIn(await download({ pick })).map(({ state }) => state)).toEqual([
      ...['fetched', 'follow-up'],
    ])
  })

  it('names each that is new, once, in a download of all of them', async () => {
    for (let i = 0; i < 5; i++) await storeText(handled, `all ${i}`)
    const waiting = handled.handlings.page({ state: 'new' }, null, 100)
    const known = knownIn(await download({ which: 'new' }))
    expect(known.map(({ state }) => state)).toEqual(waiting.map(() => 'new'))
    expect(new Set(known.map(({ receipt }) => receipt)).size).toBe(waiting.length)
  })

  it('holds the questionnaire in force, whole, in every language', async () => {
    const { receipt } = await storeText(handled, 'questions')
    const other = await storeText(handled, 'and more')
    const folder = await download({ pick: [`${receipt}:1`, `${other.receipt}:1`] })
    const read = readIn(folder, 'questionnaire.json')
    expect(read).toEqual(OWN_QUESTIONNAIRE)
    expect(readQuestionnaire(read)).toEqual(OWN_QUESTIONNAIRE)
  })
})

describe('the list of twenty thousand', () => {
  const envelopes = Array.from({ length: 20_000 }, (_, i) => ({
    id: envelopeIdOf(Buffer.from(i.toString(16).padStart(64, '0'), 'hex')),
    ...{ receivedDay: TODAY, state: 'new' as const, labels: [], assignee: null },
  }))
  const [file] = createCompanions({
    ...{ keyring: null, lists: { labels: [], people: [] }, questionnaire: OWN_QUESTIONNAIRE },
    envelopes,
  }).filter(({ name }) => name === 'envelopes.json')

  it('has the size that was announced, and is one line for each', () => {
    const whole = Buffer.concat([...file!.read()])
    expect(whole.length).toBe(file!.sizeBytes)
    expect(whole.toString().split('\n')).toHaveLength(envelopes.length + 3)
    expect((JSON.parse(whole.toString()) as { envelopes: [] }).envelopes).toHaveLength(20_000)
  })

  it('is never held: no piece of it is longer than a line', () => {
    const longest = Math.max(...[...file!.read()].map((piece) => piece.length))
    expect(longest).toBeLessThan(200)
  })
})
