/**
 * A file that goes with a tip, as `tip.json` tells of it: what it is called in the archive, what its source's device called
 * it, and what was removed from it before it was sealed (docs/envelope.md).
 */

/** What can be found in a file besides its content. */
export const TRACES = [
  'place', // where it was taken: GPS, names of places
  'time', // when it was taken or changed
  'device', // phone, camera, program, serial numbers
  'author', // names of people: author, owner, artist, last to change it
  'title', // title, subject, key words, description
  'thumbnail', // a small copy of the picture, which may show what was cut off the large one
  'comment',
  'hidden', // anything else that is not needed to show the content
] as const
export type Trace = (typeof TRACES)[number]

/** How far a file was cleaned. */
export const CLEANINGS = [
  'clean', // all that its format is known to carry besides the content is gone
  'partly', // something may still be inside
  'not_cleaned', // it is as it was: this kind of file is not understood
  'original', // it is as it was, because the source chose to send it so, beside the cleaned one
] as const
export type Cleaning = (typeof CLEANINGS)[number]

export interface TipFile {
  /** In the folder `tip/files/` of the archive: `07-recibo.jpg`. */
  name: string
  /** As the source's device called it, without what could drive a terminal or turn the writing round. */
  givenName: string
  sizeBytes: number
  cleaning: Cleaning
  removed: Trace[]
}

/** Two digits, a plain name, an extension that opens in a viewer and never as a program. */
export const FILE_NAME = /^\d\d-[a-z0-9-]{1,60}\.[a-z0-9]{2,4}$/

/** What a double click may open without running anything; every other file is called `.bin`. */
const HARMLESS =
  /^(jpe?g|png|webp|gif|hei[cf]|avif|tiff?|bmp|pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|mp3|m4a|aac|og[ga]|opus|amr|wav|flac|3gp|mp4|mov|m4v|webm|mkv|avi)$/

const MAX_STEM_CHARACTERS = 40
const MAX_GIVEN_NAME_CHARACTERS = 150
const END_CHARACTERS = 20

/** @param number from 1 to 99 */
export function nameInArchive(number: number, givenName: string, isOriginal: boolean): string {
  const [, stem = '', extension = ''] = /^(.*?)(?:\.([^.]*))?$/s.exec(givenName) ?? []
  const plain = stem
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_STEM_CHARACTERS)
    .replaceAll(/^-+|-+$/g, '')
  const lower = extension.toLowerCase()
  const parts = [
    String(number).padStart(2, '0'),
    plain || 'file',
    ...(isOriginal ? ['original'] : []),
  ]
  return `${parts.join('-')}.${HARMLESS.test(lower) ? lower : 'bin'}`
}

/**
 * The name that a device gave, to be read by a person: without folders, without control characters, and without the
 * marks that turn the direction of writing round (`photo[U+202E]gpj.exe`).
 */
export function tidyFileName(name: string): string {
  const tidy = name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/^.*[/\\]/s, '')
    .trim()
  const characters = Array.from(tidy)
  if (characters.length <= MAX_GIVEN_NAME_CHARACTERS) return tidy
  // The middle goes: the end tells what kind of file it is.
  const start = characters.slice(0, MAX_GIVEN_NAME_CHARACTERS - END_CHARACTERS - 1)
  return [...start, '…', ...characters.slice(-END_CHARACTERS)].join('')
}

/** Null when the value is not a list of files as a form writes it. */
export function readTipFiles(value: unknown): TipFile[] | null {
  if (!Array.isArray(value)) return null
  const files = value.map(readTipFile)
  return files.every((file) => file !== null) ? files : null
}

function readTipFile(value: unknown): TipFile | null {
  if (typeof value !== 'object' || value === null) return null
  const { name, givenName, sizeBytes, cleaning, removed } = value as Record<string, unknown>
  if (typeof name !== 'string' || !FILE_NAME.test(name)) return null
  if (typeof givenName !== 'string' || tidyFileName(givenName) !== givenName) return null
  if (typeof sizeBytes !== 'number' || !Number.isSafeInteger(sizeBytes) || sizeBytes < 0)
    return null
  const known = CLEANINGS.find((word) => word === cleaning)
  if (!known || !Array.isArray(removed)) return null
  const traces = removed.map((word) => TRACES.find((trace) => trace === word))
  if (!traces.every((trace) => trace !== undefined)) return null
  return { name, givenName, sizeBytes, cleaning: known, removed: traces }
}
