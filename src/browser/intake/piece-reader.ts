/**
 * Reads an envelope in the pieces that are sent, from wherever the server wants to go on. It goes forward and holds one
 * piece, always in the same buffer; to go back it starts from the beginning, for the envelope is the same bytes each time.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import type { ByteSource } from '../../domain/byte-source.js'
import { receiptOf, type Receipt } from '../../domain/receipt.js'

export interface PieceReader {
  /**
   * From `offsetBytes` on, so many bytes, or fewer at the end; they hold until the next call. Throws what reading the source
   * throws.
   */
  read(offsetBytes: number, sizeBytes: number): Promise<Uint8Array<ArrayBuffer>>
  /** Of the whole envelope; null until it has been read to its end. */
  receipt(): Receipt | null
}

/** @param largestBytes the most that is asked for at once */
export function createPieceReader(source: ByteSource, largestBytes: number): PieceReader {
  const buffer = new Uint8Array(Math.min(largestBytes, source.lengthBytes))
  /** What the buffer holds begins here in the envelope, and has so many bytes. */
  let heldAt = 0
  let heldBytes = 0
  let pieces = source.read()[Symbol.asyncIterator]()
  /** What the source gave and the buffer has not taken; its own buffer, so it is taken before more is asked for. */
  let rest: Uint8Array = new Uint8Array(0)
  let hash = sha256.create()

  function startOver(): void {
    pieces = source.read()[Symbol.asyncIterator]()
    rest = new Uint8Array(0)
    hash = sha256.create()
    heldAt = 0
    heldBytes = 0
  }

  function dropBefore(offsetBytes: number): void {
    const droppedBytes = Math.min(offsetBytes - heldAt, heldBytes)
    buffer.copyWithin(0, droppedBytes, heldBytes)
    heldAt += droppedBytes
    heldBytes -= droppedBytes
  }

  /** Takes what fits of the rest; before `offsetBytes` everything is passed over. */
  async function takeMore(offsetBytes: number): Promise<void> {
    if (rest.length === 0) {
      const next: IteratorResult<Uint8Array, unknown> = await pieces.next()
      if (next.done) throw new Error('the envelope is shorter than it said')
      rest = next.value
      hash.update(rest)
    }
    const skippedBytes = heldBytes === 0 ? Math.min(offsetBytes - heldAt, rest.length) : 0
    heldAt += skippedBytes
    const taken = rest.subarray(skippedBytes, skippedBytes + buffer.length - heldBytes)
    buffer.set(taken, heldBytes)
    heldBytes += taken.length
    rest = rest.subarray(skippedBytes + taken.length)
  }

  return {
    async read(offsetBytes, sizeBytes) {
      if (offsetBytes < heldAt) startOver()
      dropBefore(offsetBytes)
      const wantedBytes = Math.min(sizeBytes, source.lengthBytes - offsetBytes)
      while (heldAt < offsetBytes || heldBytes < wantedBytes) await takeMore(offsetBytes)
      return buffer.subarray(0, wantedBytes)
    },
    receipt: () =>
      heldAt + heldBytes === source.lengthBytes ? receiptOf(hash.clone().digest()) : null,
  }
}
