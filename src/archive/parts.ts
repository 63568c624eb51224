/** Content in parts: bytes that are held, and slices of a person's own files, which are not read before they are needed. */
import { SigiloError } from '../domain/errors.js'

export type Part = Uint8Array<ArrayBuffer> | Blob

/** How much of a file is held at once. */
const SLICE_BYTES = 262_144

export function sizeOfParts(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + ('size' in part ? part.size : part.length), 0)
}

/** Throws `file_changed` when a file is gone, or is no longer what it was when it was chosen. */
export async function* readParts(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if ('size' in part) yield* readBlob(part)
    else yield part
  }
}

async function* readBlob(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < blob.size; offset += SLICE_BYTES) {
    const end = Math.min(offset + SLICE_BYTES, blob.size)
    let bytes: Uint8Array
    try {
      bytes = new Uint8Array(await blob.slice(offset, end).arrayBuffer())
    } catch (cause) {
      throw fileChanged(cause)
    }
    if (bytes.length !== end - offset) throw fileChanged('shorter than it was')
    yield bytes
  }
}

function fileChanged(cause: unknown): SigiloError {
  return new SigiloError('file_changed', 'a file has changed or is gone since it was chosen', {
    cause,
  })
}
