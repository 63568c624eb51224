/** Reads the list of a zip archive (PKWARE APPNOTE 6.3, 4.3). What is in its files is read only when it is asked for. */
import { inflateSync } from 'fflate'
import { createBlobReader } from '../blob-reader.js'
import type { Part } from '../cleaned.js'
import { crc32 } from '../crc-32.js'
import { NotInForm } from '../not-in-form.js'

export interface ZipEntry {
  name: string
  /** The name as it stands, and whether it is marked as UTF-8. */
  nameBytes: Uint8Array<ArrayBuffer>
  isUtf8: boolean
  /** 0 is stored, 8 is deflated. */
  method: number
  crc: number
  sizeBytes: number
  /** As it lies in the archive. */
  packed: Part
  packedBytes: number
}

export interface Zip {
  entries: ZipEntry[]
  /** Whether an entry has a time of its own, and whether there is something that is neither entry nor list. */
  hasTimes: boolean
  hasExtras: boolean
}

/** Documents have some dozens to some hundreds. */
const MAX_ENTRIES = 10_000
const MAX_LIST_BYTES = 8_388_608
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535
export const FLAG_UTF8 = 0x800
const FLAGS_ENCRYPTED = 0x2041
/** 1 January 1980, the first that there is. Office writes it for every entry. */
export const FIRST_DATE = 0x21

/** Throws NotInForm for what is not whole, is encrypted, spans disks, or is larger than 4 GiB (zip64). */
export async function readZip(file: Blob): Promise<Zip> {
  const tailAt = Math.max(0, file.size - END_BYTES - MAX_COMMENT_BYTES)
  const tail = await readView(file, tailAt, file.size)
  let endAt = tail.byteLength - END_BYTES
  while (endAt >= 0 && tail.getUint32(endAt) !== 0x504b0506) endAt--
  if (endAt < 0) throw new NotInForm('there is no end of a zip archive')
  const count = tail.getUint16(endAt + 10, true)
  const listBytes = tail.getUint32(endAt + 12, true)
  const listAt = tail.getUint32(endAt + 16, true)
  if (count > MAX_ENTRIES || listBytes > MAX_LIST_BYTES) throw new NotInForm('too many entries')
  if (listAt + listBytes > tailAt + endAt) throw new NotInForm('the list is not whole')

  const list = await readView(file, listAt, listAt + listBytes)
  const reader = createBlobReader(file)
  const zip: Zip = { entries: [], hasTimes: false, hasExtras: tail.getUint16(endAt + 20, true) > 0 }
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > listBytes || list.getUint32(at) !== 0x504b0102)
      throw new NotInForm('the list is damaged')
    const flags = list.getUint16(at + 8, true)
    const method = list.getUint16(at + 10, true)
    const packedBytes = list.getUint32(at + 20, true)
    const nameLength = list.getUint16(at + 28, true)
    const localAt = list.getUint32(at + 42, true)
    const extraBytes = list.getUint16(at + 30, true) + list.getUint16(at + 32, true)
    const next = at + 46 + nameLength + extraBytes
    if (next > listBytes) throw new NotInForm('the list is not whole')
    if (flags & FLAGS_ENCRYPTED || (method !== 0 && method !== 8))
      throw new NotInForm('it is encrypted')
    const local = await reader.read(localAt, 30)
    if (local.length < 30 || local[0] !== 0x50 || local[3] !== 4)
      throw new NotInForm('an entry is not there')
    const localView = new DataView(local.buffer, local.byteOffset)
    const dataAt = localAt + 30 + localView.getUint16(26, true) + localView.getUint16(28, true)
    if (dataAt + packedBytes > listAt) throw new NotInForm('an entry is not whole')
    const nameBytes = new Uint8Array(list.buffer, list.byteOffset + at + 46, nameLength).slice()
    zip.entries.push({
      name: new TextDecoder().decode(nameBytes),
      nameBytes,
      isUtf8: (flags & FLAG_UTF8) !== 0,
      method,
      crc: list.getUint32(at + 16, true),
      sizeBytes: list.getUint32(at + 24, true),
      packed: file.slice(dataAt, dataAt + packedBytes),
      packedBytes,
    })
    zip.hasTimes ||=
      list.getUint16(at + 12, true) !== 0 || !isFirstDate(list.getUint16(at + 14, true))
    zip.hasExtras ||= extraBytes > 0 || localView.getUint16(28, true) > 0
    at = next
  }
  // Entries that lie on each other would let a small archive become an endless one.
  const packedBytes = zip.entries.reduce((sum, entry) => sum + entry.packedBytes, 0)
  if (packedBytes > file.size) throw new NotInForm('entries lie on each other')
  return zip
}

function isFirstDate(date: number): boolean {
  return date === FIRST_DATE || date === 0
}

/** The content of an entry; throws NotInForm when it is longer than `maxBytes` or not what its checksum says. */
export async function readEntry(
  entry: ZipEntry,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.sizeBytes > maxBytes || entry.packedBytes > maxBytes)
    throw new NotInForm('an entry is too long')
  const packed =
    entry.packed instanceof Uint8Array
      ? entry.packed
      : new Uint8Array(await entry.packed.arrayBuffer())
  const bytes = entry.method === 0 ? packed.slice() : inflate(packed, entry.sizeBytes)
  if (bytes.length !== entry.sizeBytes || crc32(bytes) !== entry.crc)
    throw new NotInForm('an entry is damaged')
  return bytes
}

/** Never more than it says: what goes beyond is thrown away, and the checksum tells. */
function inflate(packed: Uint8Array, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(sizeBytes)
  try {
    return inflateSync(packed, { out }).slice()
  } catch (cause) {
    throw new NotInForm('an entry cannot be unpacked', { cause })
  }
}

async function readView(file: Blob, start: number, end: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await file.slice(start, end).arrayBuffer())
}
