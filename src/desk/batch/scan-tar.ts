/**
 * What is in a tar, without holding any of it. The staff app makes plain ones; staff may have repacked them with GNU tar, bsdtar
 * or 7-Zip, each of which has ways of its own for long names. Lenient so far, and no further: what is damaged ends the reading,
 * links are named and never followed, and a name is only its last part.
 */
import { BLOCK_BYTES, fillOf } from '../../archive/write-ustar.js'
import { tidyFileName } from '../../domain/tip-file.js'
import type { LeftOut } from './batch.js'
import type { LookAt } from './byte-window.js'
import {
  isFile,
  isZeroBlock,
  readPaxRecords,
  readTarHeader,
  readText,
  type TarHeader,
} from './tar-header.js'

export interface TarEntry {
  /** Without folders. */
  name: string
  start: number
  sizeBytes: number
}

/** Something is wrong with an entry; null: with the tar, of which nothing comes after it. */
export interface TarFault {
  entry: string | null
  reason: LeftOut['reason']
}

/** The staff app sends 20,000 envelopes at once, and with them what the desk needs. */
export const MAX_TAR_ENTRIES = 21_000
/** Each may have a few more that say something of it. */
const MAX_HEADERS = 4 * MAX_TAR_ENTRIES
/** Of names and the like. */
const MAX_ATTRIBUTES_BYTES = 65_536

const GNU_LONG_NAME = 'L'
const PAX = ['x', 'X']
/** GNU’s long name of what a link leads to, settings for all that follows, the name of the tar. */
const PASSED_OVER = ['K', 'g', 'V']
const FOLDERS = ['5', 'D']
const LINKS_AND_DEVICES = ['1', '2', '3', '4', '6']

/** Throws NotOpenedError `unreadable`. */
export async function* scanTar(
  lookAt: LookAt,
  tarBytes: number,
): AsyncGenerator<TarEntry | TarFault, void> {
  let given: { name?: string; sizeBytes?: number } = {}
  let entries = 0
  let at = 0
  for (let headers = 0; headers < MAX_HEADERS && entries < MAX_TAR_ENTRIES; headers++) {
    const block = await lookAt(at, at + BLOCK_BYTES)
    if (isZeroBlock(block)) return
    const header = block.length < BLOCK_BYTES ? null : readTarHeader(block)
    const start = at + BLOCK_BYTES
    const sizeBytes = header === null ? Infinity : sizeOf(header, given.sizeBytes)
    if (header === null || sizeBytes > tarBytes - start) {
      yield { entry: null, reason: 'broken_tar' }
      return
    }
    at = start + sizeBytes + fillOf(sizeBytes)
    const { type } = header
    if (PASSED_OVER.includes(type)) continue
    if (PAX.includes(type) || type === GNU_LONG_NAME) {
      const bytes = sizeBytes > MAX_ATTRIBUTES_BYTES ? null : await lookAt(start, start + sizeBytes)
      const found = bytes === null ? null : readAttributes(type, bytes)
      if (found === null) {
        yield { entry: null, reason: 'broken_tar' }
        return
      }
      given = { ...given, ...found }
      continue
    }
    const name = lastPartOf(given.name ?? header.name)
    given = {}
    if (FOLDERS.includes(type)) continue
    entries++
    if (isFile(type)) yield { name, start, sizeBytes }
    else yield { entry: name, reason: LINKS_AND_DEVICES.includes(type) ? 'link' : 'not_known' }
  }
  yield { entry: null, reason: 'too_many' }
}

/** Links, devices and folders have no content, whatever their headers say. */
function sizeOf({ type, sizeBytes }: TarHeader, given: number | undefined): number {
  if (LINKS_AND_DEVICES.includes(type) || type === '5') return 0
  return isFile(type) ? (given ?? sizeBytes) : sizeBytes
}

function readAttributes(
  type: string,
  bytes: Uint8Array,
): { name?: string; sizeBytes?: number } | null {
  if (type === GNU_LONG_NAME) return { name: readText(bytes, 0, bytes.length) }
  const records = readPaxRecords(bytes)
  if (records === null) return null
  const name = records.get('path')
  const size = records.get('size')
  if (size !== undefined && !/^\d{1,15}$/.test(size)) return null
  return {
    ...(name !== undefined && { name }),
    ...(size !== undefined && { sizeBytes: Number(size) }),
  }
}

function lastPartOf(name: string): string {
  const tidy = tidyFileName(name)
  return tidy === '' || tidy === '.' || tidy === '..' ? '?' : tidy
}
