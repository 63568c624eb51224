/** What is decided while a file is walked that is cleaned in place, and the first way to make a piece of it say nothing. */
import type { BlobReader } from './blob-reader.js'
import type { Trace } from './cleaned.js'
import type { Patch } from './patch-blob.js'

export interface Cleaning {
  readonly file: Blob
  readonly reader: BlobReader
  readonly patches: Patch[]
  readonly removed: Set<Trace>
  mayRemain: boolean
}

const SCAN_BYTES = 1_048_576
const SMALL_BYTES = 4096

/** Makes a range zeros; the trace counts only if there was something in it. */
export async function zeroRange(
  cleaning: Cleaning,
  start: number,
  end: number,
  traces: Iterable<Trace>,
): Promise<void> {
  if (!(await hasContent(cleaning, start, end))) return
  cleaning.patches.push({ offset: start, lengthBytes: end - start })
  for (const trace of traces) cleaning.removed.add(trace)
}

/** Whether any byte there is not zero. */
export async function hasContent(
  { file, reader }: Pick<Cleaning, 'file' | 'reader'>,
  start: number,
  end: number,
): Promise<boolean> {
  // Small pieces stand close together, in the window that is read already.
  if (end - start <= SMALL_BYTES) {
    return (await reader.read(start, Math.max(end - start, 0))).some((byte) => byte !== 0)
  }
  for (let at = start; at < end; at += SCAN_BYTES) {
    const bytes = await file.slice(at, Math.min(at + SCAN_BYTES, end)).arrayBuffer()
    if (new Uint8Array(bytes).some((byte) => byte !== 0)) return true
  }
  return false
}
