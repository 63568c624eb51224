/**
 * A tip as an archive, and back. Directories come first because gpgtar 2.2 does not make one by itself; names are
 * ours, never the source's (docs/envelope.md).
 */
import type { ByteSource } from '../domain/byte-source.js'
import { MAX_TIP_TEXT_BYTES } from '../domain/limits.js'
import type { Questionnaire } from '../domain/questionnaire.js'
import { FILE_NAME } from '../domain/tip-file.js'
import type { Tip } from '../domain/tip.js'
import { readParts, sizeOfParts, type PinnedPart } from './parts.js'
import { createUstarReader, notATip, type UstarReader } from './read-ustar.js'
import { sizeClassOf } from './size-class.js'
import { createTipText } from './tip-text.js'
import { createUstar, writeUstar, type ArchiveEntry } from './write-ustar.js'

const FILES = 'tip/files/'

/**
 * The padded archive of a tip with files, ready to be sealed; its length is one of the size classes.
 * @param contents of each of the tip's files, in their order
 */
export function createTipSource(
  tip: Tip,
  questionnaire: Questionnaire<string>,
  contents: readonly (readonly PinnedPart[])[],
): ByteSource {
  const entries = (tip.files ?? []).map(({ name }, i) => ({
    name: FILES + name,
    parts: contents[i] ?? [],
  }))
  const directory = entries.length > 0 ? [{ name: FILES } as const] : []
  const parts = createUstar(
    [...createTexts(tip, questionnaire), ...directory, ...entries],
    sizeClassOf,
  )
  return { lengthBytes: sizeOfParts(parts), read: () => readParts(parts) }
}

/** The padded archive of a tip without files. */
export function createTipArchive(
  tip: Tip,
  questionnaire: Questionnaire<string>,
): Uint8Array<ArrayBuffer> {
  return writeUstar(createTexts(tip, questionnaire), sizeClassOf)
}

function createTexts(tip: Tip, questionnaire: Questionnaire<string>): ArchiveEntry[] {
  const encoder = new TextEncoder()
  return [
    { name: 'tip/' },
    { name: 'tip/tip.txt', bytes: encoder.encode(createTipText(tip, questionnaire)) },
    { name: 'tip/tip.json', bytes: encoder.encode(JSON.stringify(tip, null, 2) + '\n') },
  ]
}

/** Takes the files of a tip as they come. None of it may be kept unless the reading has ended well. */
export interface FileTaker {
  /**
   * @param name as in `TipFile.name`
   * @param json tip.json, where it stood before the file, as it does in what a form seals
   */
  begin(name: string, sizeBytes: number, json: Uint8Array | null): void
  take(bytes: Uint8Array): void
}

export interface TipTexts {
  text: Uint8Array
  json: Uint8Array
  /** The files that were there, in their order. */
  files: { name: string; sizeBytes: number }[]
}

/** `push` and `finish` throw SigiloError `not_opened` when the archive holds anything but the parts of a tip. */
export interface TipReader extends Pick<UstarReader, 'push'> {
  finish(): TipTexts
}

export function createTipReader(taker: FileTaker): TipReader {
  const texts = new Map<string, { bytes: Uint8Array; filled: number }>()
  const files: TipTexts['files'] = []
  let current: { bytes: Uint8Array; filled: number } | null = null

  const reader = createUstarReader({
    begin(name, sizeBytes) {
      current = null
      if (name === 'tip/' || name === FILES) return
      if (name === 'tip/tip.txt' || name === 'tip/tip.json') {
        if (sizeBytes > MAX_TIP_TEXT_BYTES) throw notATip('its text is too long')
        current = { bytes: new Uint8Array(sizeBytes), filled: 0 }
        texts.set(name, current)
        return
      }
      const fileName = name.startsWith(FILES) ? name.slice(FILES.length) : ''
      if (!FILE_NAME.test(fileName)) throw notATip('it has an entry that no tip has')
      files.push({ name: fileName, sizeBytes })
      taker.begin(fileName, sizeBytes, texts.get('tip/tip.json')?.bytes ?? null)
    },
    take(bytes) {
      if (current === null) {
        taker.take(bytes)
        return
      }
      current.bytes.set(bytes, current.filled)
      current.filled += bytes.length
    },
  })
  return {
    push: (bytes) => {
      reader.push(bytes)
    },
    finish() {
      reader.finish()
      const text = texts.get('tip/tip.txt')
      const json = texts.get('tip/tip.json')
      if (!text || !json) throw notATip('a part is missing')
      return { text: text.bytes, json: json.bytes, files }
    },
  }
}

/** The texts of an archive that is held. */
export function readTipArchive(archive: Uint8Array): TipTexts {
  const reader = createTipReader({ begin: () => undefined, take: () => undefined })
  reader.push(archive)
  return reader.finish()
}
