/** Takes what travels with a download into a sorted drop: the lists, the sums, the questions, the keyring. */
import { SigiloError } from '../../domain/errors.js'
import { MAX_KEYRING_ENTRIES, MAX_KEY_BYTES } from '../../domain/limits.js'
import { armorKey, fingerprintOf, readPublicKey, unarmorKey } from '../../openpgp/read-key.js'
import { decodeText } from '../open/armored-envelopes.js'
import type { SortedDrop } from './batch.js'
import type { Companion } from './classify-file.js'
import type { FileSource } from './file-source.js'
import { readBytes } from './read-bytes.js'
import { readKnownEnvelopes, readLists, readSums } from './read-companions.js'
import { readQuestionnaireJson } from './read-questionnaire.js'

const MIB = 1_048_576
/** Room for 20,000 envelopes, and for as many entries as a keyring may have. */
const MAX_BYTES: Record<Companion, number> = {
  SHA256SUMS: 4 * MIB,
  'envelopes.json': 16 * MIB,
  'keyring.json': 4 * MIB,
  'lists.json': MIB,
  'questionnaire.json': MIB,
}

/** An organisation has one, and the versions that it had. */
const MAX_QUESTIONNAIRES = 20

/** Armor adds a third and its lines. */
const MAX_KEY_FILE_BYTES = 2 * MAX_KEY_BYTES
const KEY_FILE = /^[0-9A-F]{40}\.asc$/

/** @returns false when it is not in form; then nothing of it was taken. Throws NotOpenedError `unreadable`. */
export async function takeCompanion(
  drop: SortedDrop,
  companion: Companion,
  source: FileSource,
): Promise<boolean> {
  if (source.sizeBytes > MAX_BYTES[companion]) return false
  const text = new TextDecoder().decode(await readBytes(source, 0, source.sizeBytes))
  switch (companion) {
    case 'SHA256SUMS':
      return takeSums(drop, text)
    case 'lists.json':
      return takeLists(drop, text)
    case 'envelopes.json':
      return takeKnown(drop, text)
    case 'questionnaire.json':
      return takeQuestionnaire(drop, text)
    case 'keyring.json': {
      // It only ever grows: of two, the longer one is the newer one.
      const other = drop.keyringFiles.get(companion) ?? ''
      if (text.length > other.length) drop.keyringFiles.set(companion, text)
      return true
    }
  }
}

function takeSums(drop: SortedDrop, text: string): boolean {
  const sums = readSums(text)
  if (sums === null) return false
  drop.sums = new Map([...sums, ...(drop.sums ?? [])])
  return true
}

function takeLists(drop: SortedDrop, text: string): boolean {
  const lists = readLists(text)
  if (lists === null) return false
  const both = (of: 'labels' | 'people'): string[] => [
    ...new Set([...(drop.lists?.[of] ?? []), ...lists[of]]),
  ]
  drop.lists = { labels: both('labels'), people: both('people') }
  return true
}

function takeKnown(drop: SortedDrop, text: string): boolean {
  const known = readKnownEnvelopes(text)
  if (known === null) return false
  const here = new Set(drop.known.map(({ receipt }) => receipt))
  for (const envelope of known) {
    if (here.has(envelope.receipt)) continue
    here.add(envelope.receipt)
    drop.known.push(envelope)
  }
  return true
}

function takeQuestionnaire(drop: SortedDrop, text: string): boolean {
  const found = readQuestionnaireJson(text)
  if (found === null) return false
  const isSame = ({ id, version }: typeof found): boolean =>
    id === found.id && version === found.version
  if (drop.questionnaires.some(isSame)) return true
  if (drop.questionnaires.length === MAX_QUESTIONNAIRES) return false
  drop.questionnaires.push(found)
  return true
}

/** A public key, under its fingerprint, which is how a keyring finds it. @returns false when it is none that one could need */
export async function takePublicKey(drop: SortedDrop, source: FileSource): Promise<boolean> {
  if (source.sizeBytes > MAX_KEY_FILE_BYTES) return false
  if (drop.keyringFiles.size > MAX_KEYRING_ENTRIES) return false
  const bytes = await readBytes(source, 0, source.sizeBytes)
  const isArmored = bytes[0] !== undefined && bytes[0] < 0x80
  try {
    const binary = isArmored ? await unarmorKey(decodeText(bytes)) : bytes
    const name = KEY_FILE.test(source.name)
      ? source.name
      : `${fingerprintOf(await readPublicKey(binary))}.asc`
    if (!drop.keyringFiles.has(name)) drop.keyringFiles.set(name, armorKey(binary))
    return true
  } catch (error) {
    if (error instanceof SigiloError) return false
    throw error
  }
}
