import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readPrivateKey } from 'openpgp'
import { createTipArchive, readTipArchive } from '../../src/archive/tip-archive.js'
import { openEnvelope } from '../../src/desk/open-envelope.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import { localiseQuestionnaire } from '../../src/domain/questionnaire.js'
import { receiptOf } from '../../src/domain/receipt.js'
import { readTip } from '../../src/domain/tip.js'
import { judgeInPieces } from '../helpers/gate-fixture.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const folder = join(import.meta.dirname, 'v1')
const read = (name: string): Buffer => readFileSync(join(folder, name))
const keyFiles = readdirSync(folder).filter((name) => name.endsWith('.test-key.asc'))
const names = ['tip-1', 'tip-2']

const readTipOf = (name: string) => {
  const reading = readTip(read(`${name}.json`).toString())
  if ('reason' in reading) throw new Error(reading.reason)
  return reading.tip
}

describe.each(names)('the frozen %s', (name) => {
  it('still makes the same archive, byte for byte', () => {
    const tip = readTipOf(name)
    const archive = createTipArchive(tip, localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, tip.language))
    expect(read(`${name}.tar`).equals(archive)).toBe(true)
  })

  it.each(keyFiles)('still opens with %s', async (keyFile) => {
    const key = await readPrivateKey({ armoredKey: read(keyFile).toString() })
    const { text, json } = await openEnvelope(read(`${name}.tar.pgp`), [key])
    const due = readTipArchive(read(`${name}.tar`))
    expect(Buffer.from(text).equals(due.text)).toBe(true)
    expect(Buffer.from(json).equals(due.json)).toBe(true)
    expect(read(`${name}.json`).equals(due.json)).toBe(true)
  })

  itWith('gpg').each(keyFiles)('still opens in gpg with %s', (keyFile) => {
    const home = new GnupgHome()
    home.importKey(read(keyFile).toString())
    const { stdout } = home.run(['-d'], read(`${name}.tar.pgp`))
    home.stop()
    expect(stdout.equals(read(`${name}.tar`))).toBe(true)
  })

  it('still passes the gate and has the same receipt', async () => {
    const envelope = read(`${name}.tar.pgp`)
    const keys = await Promise.all(
      keyFiles.map(async (keyFile) => ({
        key: await readPrivateKey({ armoredKey: read(keyFile).toString() }),
      })),
    )
    expect(judgeInPieces(envelope, 1000, keys as never)).toBe('accepted')
    const receipt = receiptOf(createHash('sha256').update(envelope).digest())
    expect(`${receipt}\n`).toBe(read(`${name}.receipt`).toString())
  })
})
