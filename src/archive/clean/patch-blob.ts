/**
 * Overwrites pieces of a file without moving any other byte, so that every offset written inside the file still holds.
 * What is not overwritten stays a slice of the file and is not read.
 */
import type { Part } from './cleaned.js'

export interface Patch {
  offset: number
  lengthBytes: number
  /** As many bytes as `lengthBytes`; without them the piece becomes zeros. */
  bytes?: Uint8Array<ArrayBuffer>
}

/** One array serves for all zeros, however long a run is. */
const ZEROS = new Uint8Array(1_048_576)

/**
 * @param endBytes where the file is cut off
 * Where two patches overlap, as only a hostile file makes them, the one that starts first wins.
 */
export function patchBlob(file: Blob, patches: readonly Patch[], endBytes = file.size): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const patch of [...patches].sort((a, b) => a.offset - b.offset)) {
    const start = Math.max(patch.offset, at)
    const end = Math.min(patch.offset + patch.lengthBytes, endBytes)
    if (end <= start) continue
    if (start > at) parts.push(file.slice(at, start))
    if (patch.bytes) parts.push(patch.bytes.slice(start - patch.offset, end - patch.offset))
    else parts.push(...zeros(end - start))
    at = end
  }
  if (endBytes > at) parts.push(file.slice(at, endBytes))
  return parts
}

function zeros(lengthBytes: number): Part[] {
  const parts: Part[] = []
  for (let left = lengthBytes; left > 0; left -= ZEROS.length) {
    parts.push(left < ZEROS.length ? ZEROS.subarray(0, left) : ZEROS)
  }
  return parts
}
