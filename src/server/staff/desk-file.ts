/** The desk as the build made it: the very bytes that are handed out, and their SHA-256, by which anybody can check them. */
import { createHash } from 'node:crypto'

export interface DeskFile {
  bytes: Buffer
  /** Lower-case hexadecimal. */
  sha256: string
}

export function createDeskFile(bytes: Buffer): DeskFile {
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
