/** A download as the desk is given it: two tips, a canary, and one that is for other keys; with the keys beside it as files. */
import { writeFileSync } from 'node:fs'
import type { Answers } from '../../src/domain/questionnaire.js'
import type { Receipt } from '../../src/domain/receipt.js'
import type { KeyringFiles } from '../../src/openpgp/keyring-files.js'
import { seal } from '../../src/openpgp/seal.js'
import { makeDownload, readTestKeyring, receiptOfBytes } from './download.js'
import { makeSimpleKeyring, makeTestKey, type TestKey } from './keys.js'
import { makeArchive } from './tips.js'

export const CANARY_WORD = 'ABCD-EFGH-JKMN'
const CANARY = `SIMULACRO: esto no es un mensaje de nadie. Palabra: ${CANARY_WORD}\nDRILL: this is nobody’s message. Word: ${CANARY_WORD}\nsigilo keys canary --confirm ${CANARY_WORD}`

export interface DeskDrop {
  key: TestKey
  anchor: TestKey
  stranger: TestKey
  keyring: KeyringFiles
  download: Uint8Array
  wages: Receipt
  passports: Receipt
  canary: Receipt
  foreign: Receipt
}

export function sealFor({ key }: TestKey, answers: Answers): Promise<Uint8Array> {
  return seal(makeArchive(answers), [key], new Date())
}

/** Writes `download.tar`, `key.asc` and `stranger.asc`. */
export async function makeDeskDrop(at: (name: string) => string): Promise<DeskDrop> {
  const [key, stranger] = [await makeTestKey(), await makeTestKey()]
  const made = await makeSimpleKeyring(key)
  const { anchor } = made
  const keyring = await readTestKeyring(made)
  writeFileSync(at('key.asc'), key.privateArmor)
  writeFileSync(at('stranger.asc'), stranger.privateArmor)
  const envelopes = [
    {
      bytes: await sealFor(key, { what_happened: 'No nos pagaron\nel salario.', country: 'VE' }),
      ...{ day: '2026-11-18', state: 'reading' as const, labels: ['Wages'] },
    },
    {
      bytes: await sealFor(key, {
        what_happened: `Nos quitaron ${'el pasaporte '.repeat(9)}`,
        country: 'BR',
      }),
      day: '2026-11-19',
    },
    { bytes: await sealFor(key, { what_happened: CANARY }), day: '2026-11-17' },
    { bytes: await sealFor(stranger, { what_happened: 'Para otra gente.' }), day: '2026-11-16' },
  ]
  const [wages, passports, canary, foreign] = envelopes.map(({ bytes }) =>
    receiptOfBytes(bytes),
  ) as [...[Receipt, Receipt, Receipt, Receipt]]
  const download = makeDownload(keyring, envelopes)
  writeFileSync(at('download.tar'), download)
  return { key, anchor, stranger, keyring, download, wages, passports, canary, foreign }
}
