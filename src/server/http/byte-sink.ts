/**
 * Collects the bytes of a body in blocks of one size, so that what is counted is what is held: a sender who cuts a body
 * into single bytes makes single bytes, not a hundred times their weight in objects.
 */
const BLOCK_BYTES = 65_536

export interface ByteSink {
  push(bytes: Uint8Array): void
  /** How many bytes were pushed. */
  size(): number
  /** Everything that was pushed, in one piece. */
  join(): Buffer
}

/** @param grow is told the size of each block before it is made; what it throws ends the collecting */
export function createByteSink(lengthBytes: number, grow: (bytes: number) => void): ByteSink {
  const blocks: Buffer[] = []
  let last = Buffer.alloc(0)
  let usedBytes = 0
  let totalBytes = 0

  function addBlock(): void {
    const size = Math.max(Math.min(BLOCK_BYTES, lengthBytes - totalBytes), 1)
    grow(size)
    last = Buffer.allocUnsafeSlow(size)
    usedBytes = 0
    blocks.push(last)
  }

  return {
    push(bytes) {
      for (let offset = 0; offset < bytes.length;) {
        if (usedBytes === last.length) addBlock()
        const take = Math.min(bytes.length - offset, last.length - usedBytes)
        last.set(bytes.subarray(offset, offset + take), usedBytes)
        usedBytes += take
        totalBytes += take
        offset += take
      }
    },
    size: () => totalBytes,
    join: () => (blocks.length === 1 ? last : Buffer.concat(blocks)).subarray(0, totalBytes),
  }
}
