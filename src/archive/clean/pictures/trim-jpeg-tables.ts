/**
 * The segments that a JPEG is decoded with say themselves how long they have to be. What stands behind that in one of them
 * is not looked at by any decoder, and is cut off.
 * Layout: ITU-T T.81, B.2.2 to B.3.3.
 */
import type { Verdict } from './jpeg-app-segment.js'
import { isFrame, SOS } from './jpeg-segment.js'

const DHT = 0xc4
const DAC = 0xcc
const DQT = 0xdb
const DNL = 0xdc
const DRI = 0xdd
const DHP = 0xde
const EXP = 0xdf

const MAX_SCAN_COMPONENTS = 4
/** Tables begin with a byte of two halves: one of two kinds (precision, or DC and AC), and one of four places. */
const MAX_PLACE = 3
const MAX_SYMBOLS = 256

/** Null when the body is shorter than what it has to say. */
export function trimJpegTables(marker: number, body: Uint8Array): Verdict | null {
  const neededBytes = findNeededBytes(marker, body)
  if (neededBytes === null || neededBytes > body.length) return null
  if (neededBytes === body.length) return 'keep'
  return { body: body.slice(0, neededBytes), traces: ['hidden'] }
}

function findNeededBytes(marker: number, body: Uint8Array): number | null {
  if (marker === DQT) return findTablesEnd(body, (at) => 1 + 64 * (1 + (body[at]! >> 4)))
  if (marker === DHT) return findTablesEnd(body, (at) => huffmanTableBytes(body, at))
  if (marker === DAC) return findTablesEnd(body, () => 2)
  if (marker === DRI || marker === DNL) return 2
  if (marker === EXP) return 1
  if (marker === SOS) {
    const components = body[0] ?? 0
    return components >= 1 && components <= MAX_SCAN_COMPONENTS ? 4 + 2 * components : null
  }
  return isFrame(marker) || marker === DHP ? 6 + 3 * (body[5] ?? 0) : null
}

/** Where the last whole table ends; null when there is none. */
function findTablesEnd(body: Uint8Array, tableBytes: (at: number) => number): number | null {
  let at = 0
  while (at < body.length && body[at]! >> 4 <= 1 && (body[at]! & 15) <= MAX_PLACE) {
    const end = at + tableBytes(at)
    if (end > body.length) break
    at = end
  }
  return at === 0 ? null : at
}

function huffmanTableBytes(body: Uint8Array, at: number): number {
  const symbols = body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0)
  return symbols > MAX_SYMBOLS ? Infinity : 17 + symbols
}
