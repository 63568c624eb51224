/** Reads small pieces of a large file without reading all of it: one window at a time. */
const WINDOW_BYTES = 65_536

export interface BlobReader {
  readonly size: number
  /** The bytes from `offset` on: as many as asked for, or fewer where the file ends. May be a view; do not change it. */
  read(offset: number, lengthBytes: number): Promise<Uint8Array>
}

/** Rejects with the browser's own error when the file has changed or is gone. */
export function createBlobReader(file: Blob): BlobReader {
  let window = new Uint8Array(0)
  let windowAt = 0
  return {
    size: file.size,
    async read(offset, lengthBytes) {
      const end = Math.min(offset + lengthBytes, file.size)
      if (offset >= end) return new Uint8Array(0)
      if (offset < windowAt || end > windowAt + window.length) {
        const windowEnd = Math.max(end, Math.min(offset + WINDOW_BYTES, file.size))
        window = new Uint8Array(await file.slice(offset, windowEnd).arrayBuffer())
        windowAt = offset
      }
      return window.subarray(offset - windowAt, end - windowAt)
    },
  }
}
