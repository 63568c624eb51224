/**
 * Writes a zip archive (PKWARE APPNOTE 6.3, 4.3) that says nothing but names and contents: one date for all, no extra
 * fields, no comments, and no word about the system that it was made on.
 */
import type { Part } from '../cleaned.js'
import { crc32 } from '../crc-32.js'
import { FIRST_DATE, FLAG_UTF8, type ZipEntry } from './read-zip.js'

/** 2.0: deflated files and folders. */
const VERSION = 20

export function writeZip(entries: readonly ZipEntry[]): Part[] {
  const parts: Part[] = []
  const list: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  for (const entry of entries) {
    const local = createHeader(0x504b0304, entry, 30)
    parts.push(local, entry.packed)
    const listed = createHeader(0x504b0102, entry, 46)
    new DataView(listed.buffer).setUint32(42, at, true)
    list.push(listed)
    at += local.length + entry.packedBytes
  }
  const listBytes = list.reduce((sum, each) => sum + each.length, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x504b0506)
  end.setUint16(8, entries.length, true)
  end.setUint16(10, entries.length, true)
  end.setUint32(12, listBytes, true)
  end.setUint32(16, at, true)
  return [...parts, ...list, new Uint8Array(end.buffer)]
}

/** The header before the content, or that in the list, which begins with one field more. */
function createHeader(
  mark: number,
  entry: ZipEntry,
  headerBytes: 30 | 46,
): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(headerBytes + entry.nameBytes.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, mark)
  if (headerBytes === 46) view.setUint16(4, VERSION, true)
  const at = headerBytes === 46 ? 6 : 4
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, entry.isUtf8 ? FLAG_UTF8 : 0, true)
  view.setUint16(at + 4, entry.method, true)
  view.setUint16(at + 8, FIRST_DATE, true)
  view.setUint32(at + 10, entry.crc, true)
  view.setUint32(at + 14, entry.packedBytes, true)
  view.setUint32(at + 18, entry.sizeBytes, true)
  view.setUint16(at + 22, entry.nameBytes.length, true)
  header.set(entry.nameBytes, headerBytes)
  return header
}

/** An entry with another content, stored as it is. */
export function replaceContent(entry: ZipEntry, bytes: Uint8Array<ArrayBuffer>): ZipEntry {
  return {
    ...entry,
    method: 0,
    crc: crc32(bytes),
    sizeBytes: bytes.length,
    packed: bytes,
    packedBytes: bytes.length,
  }
}
