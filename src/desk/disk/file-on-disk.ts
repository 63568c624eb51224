/** Files of a disk as the desk takes them: read piece by piece whenever they are asked for, and never held. */
import { readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { SigiloError } from '../../domain/errors.js'
import type { FileSource } from '../batch/file-source.js'
import { toStream } from '../batch/to-stream.js'

const PIECE_BYTES = 65_536

/** The file; or those in a folder, in the order of their names, without what its own folders hold. Throws `not_found`. */
export function filesOnDisk(path: string): FileSource[] {
  try {
    if (!statSync(path).isDirectory()) return [fileOnDisk(path)]
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort()
      .map((name) => fileOnDisk(join(path, name)))
  } catch (cause) {
    throw new SigiloError('not_found', `${path}: it cannot be read`, { cause })
  }
}

function fileOnDisk(path: string): FileSource {
  const { size: sizeBytes, mtimeMs } = statSync(path)
  async function* readPieces(start: number, end: number): AsyncGenerator<Uint8Array, void> {
    const file = await open(path)
    try {
      const now = await file.stat()
      if (now.size !== sizeBytes || now.mtimeMs !== mtimeMs) {
        throw new SigiloError('file_changed', 'it was changed while it was read')
      }
      for (let at = start; at < end;) {
        const piece = new Uint8Array(Math.min(PIECE_BYTES, end - at))
        const { bytesRead } = await file.read(piece, 0, piece.length, at)
        if (bytesRead === 0) return
        at += bytesRead
        yield piece.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  }
  return {
    name: basename(path),
    sizeBytes,
    read: (start, end) => toStream(readPieces(start, end)),
  }
}
