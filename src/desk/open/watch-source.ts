/**
 * A source on its way through a library that has words of its own for whatever fails. Whether it was the source that failed is
 * remembered here: a stick that was pulled out is not an envelope that was changed.
 */
import type { FileSource } from '../batch/file-source.js'
import { readPieces } from '../batch/read-bytes.js'
import { toStream } from '../batch/to-stream.js'
import { NotOpenedError } from '../not-opened.js'

export interface WatchedSource {
  stream: ReadableStream<Uint8Array>
  /** Null: the source did not fail so far. */
  fault(): NotOpenedError | null
}

/** @param start from where; to the end */
export function watchSource(source: FileSource, start: number): WatchedSource {
  let fault: NotOpenedError | null = null
  async function* read(): AsyncGenerator<Uint8Array, void> {
    try {
      yield* readPieces(source, start, source.sizeBytes)
    } catch (cause) {
      fault = new NotOpenedError('unreadable', { cause })
      throw fault
    }
  }
  return { stream: toStream(read()), fault: () => fault }
}
