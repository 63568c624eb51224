/** The last bytes of what passes. */

export interface Tail {
  push(bytes: Uint8Array): void
  /** In their order; at most as many as there is room for. */
  read(): Uint8Array
}

export function createTail(roomBytes: number): Tail {
  const ring = new Uint8Array(roomBytes)
  let at = 0
  let passedBytes = 0
  return {
    push(bytes) {
      passedBytes += bytes.length
      let rest = bytes.subarray(Math.max(0, bytes.length - roomBytes))
      while (rest.length > 0) {
        const part = rest.subarray(0, roomBytes - at)
        ring.set(part, at)
        at = (at + part.length) % roomBytes
        rest = rest.subarray(part.length)
      }
    },
    read() {
      if (passedBytes < roomBytes) return ring.slice(0, passedBytes)
      const read = new Uint8Array(roomBytes)
      read.set(ring.subarray(at))
      read.set(ring.subarray(0, at), roomBytes - at)
      return read
    },
  }
}
