/** A part of a source in one piece, for what is small; and bytes in hand as a source, for who asks for one. */
import { NotOpenedError } from '../not-opened.js'
import type { FileSource } from './file-source.js'

/** From `start` up to, and without, `end`. Throws NotOpenedError `unreadable` unless every byte is there. */
export async function readBytes(
  source: FileSource,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - start)
  let filled = 0
  for await (const piece of readPieces(source, start, end)) {
    if (filled + piece.length > bytes.length) throw new NotOpenedError('unreadable')
    bytes.set(piece, filled)
    filled += piece.length
  }
  if (filled < bytes.length) throw new NotOpenedError('unreadable')
  return bytes
}

/** The same piece by piece; what is too long or too short is the affair of who takes it. */
export async function* readPieces(
  source: FileSource,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array, void> {
  const pieces = source.read(start, end).getReader()
  try {
    for (;;) {
      const { done, value } = await pieces.read()
      if (done) return
      yield value
    }
  } catch (cause) {
    throw new NotOpenedError('unreadable', { cause })
  } finally {
    // Who stops early leaves no file open.
    void pieces.cancel().catch(() => undefined)
  }
}

export function heldSource(name: string, bytes: Uint8Array): FileSource {
  return {
    name,
    sizeBytes: bytes.length,
    read: (start, end) =>
      new ReadableStream({
        start(controller) {
          if (end > start) controller.enqueue(bytes.subarray(start, end))
          controller.close()
        },
      }),
  }
}
