/** A chunk of a RIFF file: type, length, body, filled up to an even length. Layout: RFC 9649, 2.3. */
import type { BlobReader } from '../blob-reader.js'
import { readText } from '../byte-text.js'

const HEADER_BYTES = 8

export interface WebpChunk {
  type: string
  at: number
  bodyAt: number
  /** Where the body ends, and where the next chunk begins; neither is beyond `limit`. */
  bodyEnd: number
  end: number
  /** Whether it says that it is longer than there is room for. */
  isCut: boolean
}

/** @returns null when there is no room for a chunk before `limit` */
export async function findWebpChunk(
  reader: BlobReader,
  at: number,
  limit: number,
): Promise<WebpChunk | null> {
  const bodyAt = at + HEADER_BYTES
  if (bodyAt > limit) return null
  const header = await reader.read(at, HEADER_BYTES)
  const lengthBytes = readUint32(header, 4)
  const saidEnd = bodyAt + lengthBytes
  return {
    type: readText(header, 0, 4),
    at,
    bodyAt,
    bodyEnd: Math.min(saidEnd, limit),
    // The last chunk of many a file lacks its filling byte.
    end: Math.min(saidEnd + (lengthBytes % 2), limit),
    isCut: saidEnd > limit,
  }
}

/** What stands before a body of `lengthBytes`. */
export function createWebpChunkHeader(type: string, lengthBytes: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(HEADER_BYTES)
  for (let i = 0; i < 4; i++) header[i] = type.charCodeAt(i)
  new DataView(header.buffer).setUint32(4, lengthBytes, true)
  return header
}

export function readUint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true)
}
