/**
 * Reads an envelope in the pieces that are sent, from wherever the server wants to go on. It goes forward and holds one
 * piece; to go back it starts from the beginning, for the envelope is the same bytes each time.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import type { ByteSource } from '../../domain/byte-source.js'
import { receiptOf, type Receipt } from '../../domain/receipt.js'

export interface PieceReader {
  /** From `offsetBytes` on, so many bytes, or fewer at the end. Throws what reading the source throws. */
  read(offsetBytes: number, sizeBytes: number): Promise<Uint8Array<ArrayBuffer>>
  /** Of the whole envelope; null until it has been read to its end. */
  receipt(): Receipt | null
}

export function createPieceReader(source: ByteSource): PieceReader {
  let pieces: AsyncIterator<Uint8Array, unknown> = source.read()[Symbol.asyncIterator]()
  let hash = sha256.create()
  /** What has been read and may still be wanted, and where it begins. */
  let held: Uint8Array<ArrayBuffer>[] = []
  let heldAt = 0
  let heldBytes = 0

  function startOver(): void {
    pieces = source.read()[Symbol.asyncIterator]()
    hash = sha256.create()
    held = []
    heldAt = 0
    heldBytes = 0
  }

  function dropBefore(offsetBytes: number): void {
    for (let first = held[0]; first && heldAt < offsetBytes; first = held[0]) {
      const dropped = Math.min(first.length, offsetBytes - heldAt)
      if (dropped === first.length) held.shift()
      else held[0] = first.subarray(dropped)
      heldAt += dropped
      heldBytes -= dropped
    }
  }

  return {
    async read(offsetBytes, sizeBytes) {
      if (offsetBytes < heldAt) startOver()
      dropBefore(offsetBytes)
      while (heldAt + heldBytes < Math.min(offsetBytes + sizeBytes, source.lengthBytes)) {
        const next = await pieces.next()
        if (next.done) throw new Error('the envelope is shorter than it said')
        hash.update(next.value)
        held.push(next.value.slice())
        heldBytes += next.value.length
        dropBefore(offsetBytes)
      }
      const piece = new Uint8Array(Math.min(sizeBytes, source.lengthBytes - offsetBytes))
      let filled = 0
      for (const part of held) {
        piece.set(part.subarray(0, piece.length - filled), filled)
        filled += Math.min(part.length, piece.length - filled)
      }
      return piece
    },
    receipt: () =>
      heldAt + heldBytes === source.lengthBytes ? receiptOf(hash.clone().digest()) : null,
  }
}
