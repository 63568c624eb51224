/**
 * Reads the archive of an opened envelope. Whoever holds our public keys can seal anything, so this reader knows only
 * what our writer writes: plain files and directories with plain short names. Everything else (links, devices, long
 * names, pax and GNU extensions, sizes in base 256) is refused as a whole, and nothing has been written by then.
 */
import { SigiloError } from '../domain/errors.js'
import { MAX_ARCHIVE_ENTRIES } from '../domain/limits.js'
import { BLOCK_BYTES, type ArchiveEntry } from './write-ustar.js'

/** @throws SigiloError `not_opened`, with a reason that quotes nothing from the archive */
export function readUstar(archive: Uint8Array): ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  const names = new Set<string>()
  let offset = 0
  for (;;) {
    const header = archive.subarray(offset, offset + BLOCK_BYTES)
    if (header.length < BLOCK_BYTES) throw notATip('it ends without an end mark')
    if (isZero(header)) break
    if (entries.length === MAX_ARCHIVE_ENTRIES) throw notATip('it has too many entries')
    const entry = readEntry(archive, offset, header)
    if (names.has(entry.name)) throw notATip('a name stands twice')
    names.add(entry.name)
    entries.push(entry)
    offset += BLOCK_BYTES
    if ('bytes' in entry) offset += Math.ceil(entry.bytes.length / BLOCK_BYTES) * BLOCK_BYTES
  }
  // The end mark and the padding: nothing may hide behind it.
  if (!isZero(archive.subarray(offset))) throw notATip('something stands behind its end')
  return entries
}

function readEntry(archive: Uint8Array, offset: number, header: Uint8Array): ArchiveEntry {
  if (readText(header, 257, 6) !== 'ustar') throw notATip('it is not a ustar archive')
  if (readOctal(header, 148, 8) !== checksumOf(header)) throw notATip('a header is damaged')
  if (readText(header, 345, 155) !== '') throw notATip('an entry has a long name')
  const name = readText(header, 0, 100)
  const size = readOctal(header, 124, 12)
  const type = String.fromCharCode(header[156] ?? 0)
  if (type === '5' && size === 0 && name.endsWith('/')) return { name: name as `${string}/` }
  if (type !== '0' || name.endsWith('/')) {
    throw notATip('an entry is neither a plain file nor a directory')
  }
  const bytes = archive.subarray(offset + BLOCK_BYTES, offset + BLOCK_BYTES + size)
  if (bytes.length !== size) throw notATip('it is cut off')
  return { name, bytes }
}

/** Text up to the first NUL. */
function readText(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length)
  const end = field.indexOf(0)
  return String.fromCharCode(...(end === -1 ? field : field.subarray(0, end)))
}

function readOctal(header: Uint8Array, start: number, length: number): number {
  const text = readText(header, start, length).trim()
  if (!/^[0-7]{1,11}$/.test(text)) throw notATip('a header is damaged')
  return parseInt(text, 8)
}

function checksumOf(header: Uint8Array): number {
  return header.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0)
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

function notATip(reason: string): SigiloError {
  return new SigiloError('not_opened', `the archive inside is not one of a tip: ${reason}`)
}
