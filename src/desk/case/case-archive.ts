/**
 * The archive inside a case file: `case/case.json` and, where a key could sign, `case/case.json.asc` over its bytes. Its names
 * are not those of a tip, so neither is ever taken for the other.
 */
import { readUstar } from '../../archive/read-ustar.js'
import { sizeClassOf } from '../../archive/size-class.js'
import { writeUstar, type ArchiveEntry } from '../../archive/write-ustar.js'
import { SigiloError } from '../../domain/errors.js'
import { MAX_CASE_ARCHIVE_BYTES } from './case-limits.js'

export interface CaseArchive {
  /** What is signed. */
  json: Uint8Array<ArrayBuffer>
  /** Armored; null: nobody signed it. */
  signature: string | null
}

const JSON_NAME = 'case/case.json'
const SIGNATURE_NAME = 'case/case.json.asc'
/** An armored signature of RSA 4096 has some 900 characters. */
const MAX_SIGNATURE_BYTES = 8192

/** Padded to its size class. */
export function writeCaseArchive({ json, signature }: CaseArchive): Uint8Array<ArrayBuffer> {
  const signed: ArchiveEntry[] =
    signature === null ? [] : [{ name: SIGNATURE_NAME, bytes: new TextEncoder().encode(signature) }]
  return writeUstar([{ name: 'case/' }, { name: JSON_NAME, bytes: json }, ...signed], sizeClassOf)
}

/** Throws SigiloError `not_opened` when it holds anything but the parts of a case. */
export function readCaseArchive(archive: Uint8Array): CaseArchive {
  if (archive.length > MAX_CASE_ARCHIVE_BYTES) throw notACase()
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const entry of readEntries(archive)) {
    if ('bytes' in entry) files.set(entry.name, entry.bytes)
    else if (entry.name !== 'case/') throw notACase()
  }
  const json = files.get(JSON_NAME)
  const signature = files.get(SIGNATURE_NAME) ?? null
  const others = files.size - 1 - Number(signature !== null)
  if (json === undefined || others > 0) throw notACase()
  if (signature !== null && signature.length > MAX_SIGNATURE_BYTES) throw notACase()
  return { json, signature: signature && new TextDecoder().decode(signature) }
}

function readEntries(archive: Uint8Array): ArchiveEntry[] {
  try {
    return readUstar(archive)
  } catch (cause) {
    throw notACase(cause)
  }
}

export function notACase(cause?: unknown): SigiloError {
  return new SigiloError('not_opened', 'it opens, but what is inside is not a case', { cause })
}
