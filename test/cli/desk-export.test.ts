import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { openBatch } from '../../src/desk/batch/open-batch.js'
import { heldSource } from '../../src/desk/batch/read-bytes.js'
import { sortDrop } from '../../src/desk/batch/sort-drop.js'
import { NO_WORK } from '../../src/desk/case/case.js'
import { workWithKnown } from '../../src/desk/case/work-with-known.js'
import { countEvidence } from '../../src/desk/count/count-evidence.js'
import { writeBatchJson } from '../../src/desk/export/write-json.js'
import { createKeySetJudge } from '../../src/desk/keys/judge-key-set.js'
import { createKeyOpener } from '../../src/desk/open/open-with-keys.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import type { Receipt } from '../../src/domain/receipt.js'
import type { KeyringFiles } from '../../src/openpgp/keyring-files.js'
import { makeDeskDrop } from '../helpers/desk-drop.js'
import { makeDownload } from '../helpers/download.js'
import type { TestKey } from '../helpers/keys.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'

const folder = tempFolder()
const at = (name: string): string => join(folder, name)
let key: TestKey
let anchor: TestKey
let stranger: TestKey
let keyring: KeyringFiles
let download: Uint8Array
let wages: Receipt

const desk = (verb: string, ...more: string[]): Spoken =>
  sigilo(['desk', verb, at('download.tar'), '--key', at('key.asc'), ...more])

beforeAll(async () => {
  ;({ key, anchor, stranger, keyring, download, wages } = await makeDeskDrop(at))
})

describe('sigilo desk export', () => {
  /** What the desk itself makes of the same bytes. */
  async function exportDirectly(verified: KeyringFiles | null): Promise<string> {
    const drop = await sortDrop([heldSource('download.tar', download)])
    const questionnaires = [MISSIONS_QUESTIONNAIRE]
    const { tips, ...batch } = await openBatch(drop, {
      opener: createKeyOpener(() => [key.privateKey]),
      judgeKeySet: await createKeySetJudge(verified, new Date()),
      questionnaires,
      createSha256: () => createHash('sha256'),
    })
    const deskTips = tips.map((tip) => {
      const known = drop.known.find(({ receipt }) => receipt === tip.receipt)
      return { ...tip, work: workWithKnown(NO_WORK, known), folded: '' }
    })
    return writeBatchJson(deskTips, batch, countEvidence(deskTips, questionnaires))
  }

  it('writes the same JSON as the desk itself, byte for byte', async () => {
    const { status, stdout } = desk('export', '--json', '-')
    expect(status).toBe(65)
    expect(stdout).toBe(await exportDirectly(null))
    expect(JSON.parse(stdout)).toMatchObject({
      tips: [{ keySet: 'not_checked' }, { keySet: 'not_checked' }, { keySet: 'not_checked' }],
    })
  })

  it('says which keys were sealed to, by the anchor that is named', async () => {
    const { stdout } = desk('export', '--json', '-', '--anchor', anchor.fingerprint)
    expect(stdout).toBe(await exportDirectly(keyring))
    expect(stdout).toContain('"keySet": "in_force"')
  })

  it('opens nothing when the keyring has another anchor, or when there is none', () => {
    const other = desk('export', '--json', '-', '--anchor', stranger.fingerprint)
    expect(other).toMatchObject({ status: 65, stdout: '' })
    expect(other.stderr).toContain('its anchor is not the one expected')
    writeFileSync(at('bare.tar'), makeDownload(null, []))
    const args = ['--key', at('key.asc'), '--anchor', anchor.fingerprint]
    expect(sigilo(['desk', 'list', at('bare.tar'), ...args])).toMatchObject({
      status: 66,
      stdout: '',
    })
  })

  it('writes tables and a report, for their owner alone and over nothing', () => {
    const args = ['--csv', at('csv'), '--html', at('report.html'), '--json', at('desk.json')]
    expect(desk('export', ...args).status).toBe(65)
    const written = [
      'report.html',
      'desk.json',
      ...readdirSync(at('csv')).map((name) => `csv/${name}`),
    ]
    expect(written).toEqual(
      expect.arrayContaining(['csv/tips.csv', 'csv/countries.csv', 'csv/pay.csv']),
    )
    for (const name of written) expect(statSync(at(name)).mode & 0o777).toBe(0o600)
    expect(statSync(at('csv')).mode & 0o777).toBe(0o700)
    expect(readFileSync(at('csv/tips.csv'), 'utf8')).toContain(wages)
    expect(readFileSync(at('report.html'), 'utf8')).toContain('Venezuela')
    const before = readFileSync(at('desk.json'), 'utf8')
    writeFileSync(at('desk.json'), 'mine')
    expect(desk('export', '--json', at('desk.json')).status).toBe(73)
    expect(readFileSync(at('desk.json'), 'utf8')).toBe('mine')
    expect(before).toContain(wages)
    expect(desk('export', '--csv', at('csv')).status).toBe(73)
  })
})
