/**
 * The cleaned file while it comes into being: ranges of the source's file, which are not read, and new bytes between
 * them. Neighbouring ranges become one, so that a video of a million frames is still one slice.
 */
import type { Cleaned, Part, Trace } from './cleaned.js'

/** A file that is cut into more pieces than this is none that a camera or a program made. */
export const MAX_BLOCKS = 100_000

type Piece = Uint8Array<ArrayBuffer> | { from: number; to: number }

export interface KeptParts {
  readonly pieces: readonly Piece[]
  readonly lengthBytes: number
  /** Takes over the bytes of the file from `from` up to and without `to`. */
  keep(from: number, to: number): void
  put(bytes: Uint8Array<ArrayBuffer>): void
  append(other: KeptParts): void
  /** A file that is kept as it is has lost nothing; one that is changed has lost something. */
  finish(removed: Iterable<Trace>, mayRemain: boolean): Cleaned
}

export function createKeptParts(file: Blob): KeptParts {
  const pieces: Piece[] = []
  let lengthBytes = 0
  const parts: KeptParts = {
    pieces,
    get lengthBytes() {
      return lengthBytes
    },
    keep(from, to) {
      if (to <= from) return
      lengthBytes += to - from
      const last = pieces.at(-1)
      if (last && 'to' in last && last.to === from) last.to = to
      else pieces.push({ from, to })
    },
    put(bytes) {
      lengthBytes += bytes.length
      pieces.push(bytes)
    },
    append(other) {
      for (const piece of other.pieces) {
        if ('to' in piece) parts.keep(piece.from, piece.to)
        else parts.put(piece)
      }
    },
    finish(removed, mayRemain) {
      const [first] = pieces
      const isWhole = pieces.length === 1 && 'to' in first! && lengthBytes === file.size
      const traces = isWhole ? [] : [...new Set(removed)]
      return {
        parts: pieces.map((piece): Part =>
          'to' in piece ? file.slice(piece.from, piece.to) : piece,
        ),
        removed: isWhole || traces.length > 0 ? traces : ['hidden'],
        mayRemain,
      }
    },
  }
  return parts
}
