/**
 * Reads the archive of an opened envelope as it comes. Whoever holds our public keys can seal anything, so this reader
 * knows only what our writer writes: plain files and directories with plain short names. Everything else (links, devices,
 * long names, pax and GNU extensions, sizes in base 256) is refused as a whole; whoever takes the entries must keep none of
 * them unless `finish` has returned.
 */
import { SigiloError } from '../domain/errors.js'
import { MAX_ARCHIVE_ENTRIES } from '../domain/limits.js'
import { BLOCK_BYTES, type ArchiveEntry } from './write-ustar.js'

/** Takes what stands in an archive, in its order. What it throws ends the reading. */
export interface UstarTaker {
  /** A file, or a directory, whose name ends in a slash. */
  begin(name: string, sizeBytes: number): void
  /** The next bytes of the file that was begun last; may be reused afterwards. */
  take(bytes: Uint8Array): void
}

/** All of it throws SigiloError `not_opened`, with a reason that quotes nothing from the archive. */
export interface UstarReader {
  push(bytes: Uint8Array): void
  finish(): void
}

export function createUstarReader(taker: UstarTaker): UstarReader {
  const names = new Set<string>()
  const header = new Uint8Array(BLOCK_BYTES)
  let headerBytes = 0
  let contentBytes = 0
  let paddingBytes = 0
  let hasEnded = false

  function takeHeader(): void {
    headerBytes = 0
    if (isZero(header)) {
      hasEnded = true
      return
    }
    if (names.size === MAX_ARCHIVE_ENTRIES) throw notATip('it has too many entries')
    const { name, sizeBytes } = readHeader(header)
    if (names.has(name)) throw notATip('a name stands twice')
    names.add(name)
    contentBytes = sizeBytes
    paddingBytes = (BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES
    taker.begin(name, sizeBytes)
  }

  /** Takes what it can from the beginning of `bytes`, and says how much that was. */
  function takeSome(bytes: Uint8Array): number {
    if (contentBytes > 0) {
      const content = bytes.subarray(0, contentBytes)
      contentBytes -= content.length
      taker.take(content)
      return content.length
    }
    if (paddingBytes > 0) {
      const skipped = Math.min(paddingBytes, bytes.length)
      paddingBytes -= skipped
      return skipped
    }
    const part = bytes.subarray(0, BLOCK_BYTES - headerBytes)
    header.set(part, headerBytes)
    headerBytes += part.length
    if (headerBytes === BLOCK_BYTES) takeHeader()
    return part.length
  }

  return {
    push(bytes) {
      let offset = 0
      while (offset < bytes.length && !hasEnded) offset += takeSome(bytes.subarray(offset))
      // The end mark and the padding: nothing may hide behind it.
      if (hasEnded && !isZero(bytes.subarray(offset)))
        throw notATip('something stands behind its end')
    },
    finish() {
      if (contentBytes > 0) throw notATip('it is cut off')
      if (!hasEnded) throw notATip('it ends without an end mark')
    },
  }
}

/** The entries of an archive that is held. */
export function readUstar(archive: Uint8Array): ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  let file: { bytes: Uint8Array<ArrayBuffer>; filled: number } | null = null
  const reader = createUstarReader({
    begin(name, sizeBytes) {
      if (name.endsWith('/')) {
        entries.push({ name: name as `${string}/` })
        return
      }
      if (sizeBytes > archive.length) throw notATip('it is cut off')
      file = { bytes: new Uint8Array(sizeBytes), filled: 0 }
      entries.push({ name, bytes: file.bytes })
    },
    take(bytes) {
      file?.bytes.set(bytes, file.filled)
      if (file) file.filled += bytes.length
    },
  })
  reader.push(archive)
  reader.finish()
  return entries
}

function readHeader(header: Uint8Array): { name: string; sizeBytes: number } {
  if (readText(header, 257, 6) !== 'ustar') throw notATip('it is not a ustar archive')
  if (readOctal(header, 148, 8) !== checksumOf(header)) throw notATip('a header is damaged')
  if (readText(header, 345, 155) !== '') throw notATip('an entry has a long name')
  const name = readText(header, 0, 100)
  const sizeBytes = readOctal(header, 124, 12)
  const type = String.fromCharCode(header[156] ?? 0)
  const isDirectory = type === '5' && sizeBytes === 0 && name.endsWith('/')
  if (!isDirectory && (type !== '0' || name.endsWith('/'))) {
    throw notATip('an entry is neither a plain file nor a directory')
  }
  return { name, sizeBytes }
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
  for (const byte of bytes) if (byte !== 0) return false
  return true
}

export function notATip(reason: string): SigiloError {
  return new SigiloError('not_opened', `the archive inside is not one of a tip: ${reason}`)
}
