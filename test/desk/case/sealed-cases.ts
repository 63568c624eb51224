/** Case files as anybody can put them together, and people with keys to sign them. */
import { createMessage, sign, type Key } from 'openpgp'
import { sizeClassOf } from '../../../src/archive/size-class.js'
import { writeUstar, type ArchiveEntry } from '../../../src/archive/write-ustar.js'
import { openCaseFile, type OpenedCase } from '../../../src/desk/case/case-file.js'
import type { Case } from '../../../src/desk/case/case.js'
import { writeCase } from '../../../src/desk/case/read-case.js'
import { DAY_MS } from '../../../src/domain/day.js'
import type { Fingerprint } from '../../../src/domain/keyring.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { caseOf, receiptNumber } from './edit-history.js'

export const NOW = new Date()
export const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS)

const make = (): Promise<TestKey> => makeTestKey({ date: inDays(-400) })
/** Ana and Begoña are staff. */
export const [ana, begoña, stranger] = await Promise.all([make(), make(), make()])

export const theCase: Case = {
  ...caseOf([{ what: 'state', receipt: receiptNumber(1), value: 'closed' }]),
  anchor: { fingerprint: 'AB'.repeat(20) as Fingerprint, head: null },
}
export const JSON_TEXT = writeCase(theCase)

export function open(
  bytes: Uint8Array,
  opener = ana,
  knownSigners: Key[] = [ana.key, begoña.key],
): Promise<OpenedCase> {
  return openCaseFile(bytes, { keys: [opener.privateKey], knownSigners })
}

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

export const DIRECTORY: ArchiveEntry = { name: 'case/' }
export const jsonEntry = (text = JSON_TEXT): ArchiveEntry => ({
  name: 'case/case.json',
  bytes: bytesOf(text),
})
export const signatureEntry = (armored: string): ArchiveEntry => ({
  name: 'case/case.json.asc',
  bytes: bytesOf(armored),
})

export const sealEntries = (...entries: ArchiveEntry[]): Promise<Uint8Array> =>
  seal(writeUstar(entries, sizeClassOf), [ana.key], NOW)

export async function sealSigned(
  signature: string | Promise<string>,
  text = JSON_TEXT,
): Promise<Uint8Array> {
  return sealEntries(DIRECTORY, jsonEntry(text), signatureEntry(await signature))
}

export async function signText(
  signers: TestKey[],
  { text = JSON_TEXT, date = NOW, isText = false } = {},
): Promise<string> {
  const signingKeys = signers.map(({ privateKey }) => privateKey)
  const options = { signingKeys, detached: true, date } as const
  if (isText) return sign({ ...options, message: await createMessage({ text }) })
  return sign({ ...options, message: await createMessage({ binary: bytesOf(text) }) })
}
