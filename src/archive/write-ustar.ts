/**
 * Writes a POSIX ustar archive that says nothing about who made it, where or when: owner 0, time 0, fixed modes.
 * Layout of the header: POSIX.1-1988, IEEE Std 1003.1, "ustar Interchange Format".
 */
import { SigiloError } from '../domain/errors.js'
import { sizeOfParts, type PinnedPart } from './parts.js'

/** A file that is held, or a directory. */
export type ArchiveEntry = { name: string; bytes: Uint8Array<ArrayBuffer> } | { name: `${string}/` }

/** A file in parts. */
export interface PartsEntry {
  name: string
  parts: readonly PinnedPart[]
}

export const BLOCK_BYTES = 512
export const END_OF_ARCHIVE_BYTES = 2 * BLOCK_BYTES
/** The same zeros over and over, so that a megabyte of padding holds no megabyte. */
const ZEROS = new Uint8Array(65_536)

/**
 * The archive in parts; nothing of what they refer to is read.
 * @param padTo gives the length of the whole archive for the length that it needs; what is added are zero blocks after
 * the end mark, which every tar reader ignores
 */
export function createUstar(
  entries: readonly (ArchiveEntry | PartsEntry)[],
  padTo: (lengthBytes: number) => number,
): PinnedPart[] {
  const parts: PinnedPart[] = []
  for (const entry of entries) {
    const content = contentOf(entry)
    const sizeBytes = sizeOfParts(content)
    parts.push(createUstarHeader(entry.name, sizeBytes), ...content)
    parts.push(...zeros(fillOf(sizeBytes)))
  }
  const writtenBytes = sizeOfParts(parts)
  parts.push(...zeros(padTo(writtenBytes + END_OF_ARCHIVE_BYTES) - writtenBytes))
  return parts
}

/** The archive in one piece, of entries that are held. */
export function writeUstar(
  entries: readonly ArchiveEntry[],
  padTo: (lengthBytes: number) => number,
): Uint8Array<ArrayBuffer> {
  const parts = createUstar(entries, padTo)
  const archive = new Uint8Array(sizeOfParts(parts))
  let offset = 0
  for (const part of parts as Uint8Array[]) {
    archive.set(part, offset)
    offset += part.length
  }
  return archive
}

function contentOf(entry: ArchiveEntry | PartsEntry): readonly PinnedPart[] {
  if ('parts' in entry) return entry.parts
  return 'bytes' in entry ? [entry.bytes] : []
}

function zeros(lengthBytes: number): Uint8Array<ArrayBuffer>[] {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let left = lengthBytes; left > 0; left -= ZEROS.length) {
    parts.push(left < ZEROS.length ? ZEROS.subarray(0, left) : ZEROS)
  }
  return parts
}

/** The zero bytes between a file and the next header. */
export function fillOf(sizeBytes: number): number {
  return (BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES
}

/** The block before a file’s bytes. Sizes up to 8 GiB. */
export function createUstarHeader(name: string, sizeBytes: number): Uint8Array<ArrayBuffer> {
  // Names are our own and short; a longer one would need the prefix field, which no version 1 archive uses.
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) {
    throw new SigiloError('internal', 'the name of an archive entry is not plain')
  }
  const isFile = !name.endsWith('/')
  const header = new Uint8Array(BLOCK_BYTES)
  const write = (offset: number, text: string): void => {
    for (let i = 0; i < text.length; i++) header[offset + i] = text.charCodeAt(i)
  }
  write(0, name)
  write(100, isFile ? '0000600' : '0000700') // mode
  write(108, '0000000') // uid
  write(116, '0000000') // gid
  write(124, sizeBytes.toString(8).padStart(11, '0'))
  write(136, '00000000000') // mtime
  write(148, '        ') // the checksum counts as blanks while it is worked out
  write(156, isFile ? '0' : '5')
  write(257, 'ustar\0' + '00')
  write(329, '0000000') // device numbers
  write(337, '0000000')
  write(
    148,
    header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0') + '\0 ',
  )
  return header
}
