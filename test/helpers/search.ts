/** Searches what a run has left behind for a text, in every form that a program might have written it. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The text in UTF-8, UTF-16, hexadecimal, percent-encoding, JSON escapes, and base64 at each of its three offsets. */
export function disguisesOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const base64 = [0, 1, 2].flatMap((offset) =>
    [utf8, utf16].map((bytes) => {
      const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
      // The symbols at both ends depend on the neighbours as well.
      return Buffer.from(shifted.slice(4, -4))
    }),
  )
  return [
    utf8,
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    ...base64,
    ...base64.map((bytes) =>
      Buffer.from(bytes.toString().replaceAll('+', '-').replaceAll('/', '_')),
    ),
  ]
}

export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The files, of those given, in which the text stands in any disguise. */
export function findText(text: string, files: readonly string[]): string[] {
  const disguises = disguisesOf(text)
  return files.filter((file) => {
    const bytes = readFileSync(file)
    return disguises.some((disguise) => bytes.includes(disguise))
  })
}
