/** What comes out of a sealed packet, in one piece, where it is small enough to be held. */
import { NotOpenedError } from '../not-opened.js'

/**
 * @param explain makes the reason out of what the stream failed with
 * @throws NotOpenedError `too_much` as soon as there are more bytes
 */
export async function holdStream(
  opened: ReadableStream<Uint8Array>,
  maxBytes: number,
  explain: (cause: unknown) => NotOpenedError,
): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let heldBytes = 0
  const pieces = opened.getReader()
  try {
    for (;;) {
      const { done, value } = await pieces.read().catch((cause: unknown) => {
        throw explain(cause)
      })
      if (done) return join(held, heldBytes)
      heldBytes += value.length
      if (heldBytes > maxBytes) throw new NotOpenedError('too_much')
      held.push(value)
    }
  } finally {
    void pieces.cancel().catch(() => undefined)
  }
}

function join(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const joined = new Uint8Array(bytes)
  let filled = 0
  for (const piece of pieces) {
    joined.set(piece, filled)
    filled += piece.length
  }
  return joined
}
