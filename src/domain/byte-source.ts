/**
 * Bytes that are too many to be held: of a known length, read piece by piece, as often as wanted and the same each time.
 * What is sent again after a line has broken is read again, not kept.
 */
export interface ByteSource {
  readonly lengthBytes: number
  /** From the first byte to the last, in pieces of any size. What is yielded may be reused; take it before going on. */
  read(): AsyncIterable<Uint8Array>
}

/** A digest that is fed piece by piece. */
export interface RunningDigest {
  update(bytes: Uint8Array): unknown
  digest(): Uint8Array | Promise<Uint8Array>
}

/** All of a source in one piece; for what is known to be small. */
export async function joinSource(source: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  const joined = new Uint8Array(source.lengthBytes)
  let offset = 0
  for await (const piece of source.read()) {
    joined.set(piece, offset)
    offset += piece.length
  }
  return joined
}

/** The same bytes in pieces of one size, but for the last. One buffer serves for all of them. */
export async function* inPiecesOf(
  pieceBytes: number,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(pieceBytes)
  let filled = 0
  for await (const piece of pieces) {
    for (let offset = 0; offset < piece.length;) {
      const take = Math.min(piece.length - offset, pieceBytes - filled)
      buffer.set(piece.subarray(offset, offset + take), filled)
      offset += take
      filled += take
      if (filled === pieceBytes) {
        yield buffer
        filled = 0
      }
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled)
}
