/**
 * Content in parts: bytes that are held, and slices of a person's own files, which are not read before they are needed, and
 * then perhaps more than once. A slice that has been pinned is read as it was when it was pinned, or not at all: not every
 * browser notices that a file has changed, and what is sealed must be what was cleaned, the same bytes each time.
 */
import { giveBack } from '../domain/give-back.js'
import { SigiloError } from '../domain/errors.js'

export type Part = Uint8Array<ArrayBuffer> | Blob

/** A slice of a file with the SHA-256 of each of its pieces. */
export interface PinnedBlob {
  blob: Blob
  digests: Uint8Array[]
}

export type PinnedPart = Uint8Array<ArrayBuffer> | PinnedBlob

/** How much of a file is held at once; on a slow phone a megabyte keeps the page busy for 200 ms. */
const SLICE_BYTES = 131_072

export function sizeOfParts(parts: readonly (Part | PinnedPart)[]): number {
  return parts.reduce((sum, part) => sum + sizeOf(part), 0)
}

function sizeOf(part: Part | PinnedPart): number {
  if ('blob' in part) return part.blob.size
  return 'size' in part ? part.size : part.length
}

/** Reads everything once. Throws `file_changed` when a file is gone already. */
export async function pinParts(parts: readonly Part[]): Promise<PinnedPart[]> {
  const pinned: PinnedPart[] = []
  for (const part of parts) {
    if (!('size' in part)) {
      pinned.push(part)
      continue
    }
    const digests: Uint8Array[] = []
    for await (const slice of readBlob(part)) digests.push(await digestOf(slice))
    pinned.push({ blob: part, digests })
  }
  return pinned
}

/**
 * What is yielded is taken back when the next piece is asked for. Throws `file_changed` when a file is gone, or is no longer
 * what it was.
 */
export async function* readParts(
  parts: readonly (Part | PinnedPart)[],
): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if ('blob' in part) yield* readPinned(part)
    else if ('size' in part) yield* readBlob(part)
    else yield part
  }
}

async function* readPinned({ blob, digests }: PinnedBlob): AsyncGenerator<Uint8Array> {
  let number = 0
  for await (const slice of readBlob(blob)) {
    const due = digests[number++]
    const digest = await digestOf(slice)
    if (!due || digest.some((byte, i) => byte !== due[i])) throw fileChanged('other bytes')
    yield slice
  }
}

async function* readBlob(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let next: Promise<Uint8Array<ArrayBuffer>> | null = null
  for (let offset = 0; offset < blob.size; offset += SLICE_BYTES) {
    const bytes: Uint8Array<ArrayBuffer> = await (next ?? readSlice(blob, offset))
    // Read while the one before is being worked on.
    next = offset + SLICE_BYTES < blob.size ? readSlice(blob, offset + SLICE_BYTES) : null
    // Whoever stops in between must not leave a fault that nobody hears.
    next?.catch(() => undefined)
    yield bytes
    giveBack(bytes.buffer)
  }
}

async function readSlice(blob: Blob, offset: number): Promise<Uint8Array<ArrayBuffer>> {
  const end = Math.min(offset + SLICE_BYTES, blob.size)
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await blob.slice(offset, end).arrayBuffer())
  } catch (cause) {
    throw fileChanged(cause)
  }
  if (bytes.length !== end - offset) throw fileChanged('shorter than it was')
  return bytes
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

function fileChanged(cause: unknown): SigiloError {
  return new SigiloError('file_changed', 'a file has changed or is gone since it was chosen', {
    cause,
  })
}
