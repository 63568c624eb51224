/**
 * A tip as an archive, and back. The directory comes first because gpgtar 2.2 does not make one by itself; names are
 * ours, never the source's (docs/envelope.md).
 */
import { SigiloError } from '../domain/errors.js'
import type { Questionnaire } from '../domain/questionnaire.js'
import type { Tip } from '../domain/tip.js'
import { readUstar } from './read-ustar.js'
import { sizeClassOf } from './size-class.js'
import { createTipText } from './tip-text.js'
import { writeUstar } from './write-ustar.js'

/** @returns the padded archive, ready to be sealed; its length is one of the size classes */
export function createTipArchive(tip: Tip, questionnaire: Questionnaire<string>): Uint8Array {
  const encoder = new TextEncoder()
  return writeUstar(
    [
      { name: 'tip/' },
      { name: 'tip/tip.txt', bytes: encoder.encode(createTipText(tip, questionnaire)) },
      { name: 'tip/tip.json', bytes: encoder.encode(JSON.stringify(tip, null, 2) + '\n') },
    ],
    sizeClassOf,
  )
}

export interface TipFiles {
  text: Uint8Array
  json: Uint8Array
}

/** @throws SigiloError `not_opened` when the archive holds anything but the parts of a tip */
export function readTipArchive(archive: Uint8Array): TipFiles {
  const files = new Map<string, Uint8Array>()
  for (const entry of readUstar(archive)) {
    if (!('bytes' in entry)) {
      if (entry.name !== 'tip/') throw foreignEntry()
    } else if (entry.name === 'tip/tip.txt' || entry.name === 'tip/tip.json') {
      files.set(entry.name, entry.bytes)
    } else {
      throw foreignEntry()
    }
  }
  const text = files.get('tip/tip.txt')
  const json = files.get('tip/tip.json')
  if (!text || !json)
    throw new SigiloError('not_opened', 'the archive inside is not one of a tip: a part is missing')
  return { text, json }
}

function foreignEntry(): SigiloError {
  return new SigiloError(
    'not_opened',
    'the archive inside is not one of a tip: it has an entry that no tip has',
  )
}
