/**
 * Writes a POSIX ustar archive that says nothing about who made it, where or when: owner 0, time 0, fixed modes.
 * Layout of the header: POSIX.1-1988, IEEE Std 1003.1, "ustar Interchange Format".
 */
import { SigiloError } from '../domain/errors.js'

export type ArchiveEntry = { name: string; bytes: Uint8Array } | { name: `${string}/` }

export const BLOCK_BYTES = 512
const END_OF_ARCHIVE_BYTES = 2 * BLOCK_BYTES

/**
 * @param padTo gives the length of the whole archive for the length that it needs; what is added are zero blocks after
 * the end mark, which every tar reader ignores
 */
export function writeUstar(
  entries: readonly ArchiveEntry[],
  padTo: (lengthBytes: number) => number,
): Uint8Array {
  const needed = entries.reduce((sum, entry) => sum + entryBytes(entry), END_OF_ARCHIVE_BYTES)
  const archive = new Uint8Array(padTo(needed))
  let offset = 0
  for (const entry of entries) {
    archive.set(createHeader(entry), offset)
    if ('bytes' in entry) archive.set(entry.bytes, offset + BLOCK_BYTES)
    offset += entryBytes(entry)
  }
  return archive
}

function entryBytes(entry: ArchiveEntry): number {
  const contentBytes = 'bytes' in entry ? entry.bytes.length : 0
  return BLOCK_BYTES + Math.ceil(contentBytes / BLOCK_BYTES) * BLOCK_BYTES
}

function createHeader(entry: ArchiveEntry): Uint8Array {
  // Names are our own and short; a longer one would need the prefix field, which no version 1 archive uses.
  if (!/^[\x21-\x7e]{1,100}$/.test(entry.name)) {
    throw new SigiloError('internal', 'the name of an archive entry is not plain')
  }
  const isFile = 'bytes' in entry
  const header = new Uint8Array(BLOCK_BYTES)
  const write = (offset: number, text: string): void => {
    for (let i = 0; i < text.length; i++) header[offset + i] = text.charCodeAt(i)
  }
  write(0, entry.name)
  write(100, isFile ? '0000600' : '0000700') // mode
  write(108, '0000000') // uid
  write(116, '0000000') // gid
  write(124, (isFile ? entry.bytes.length : 0).toString(8).padStart(11, '0'))
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
