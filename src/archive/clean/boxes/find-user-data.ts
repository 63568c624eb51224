/**
 * Looks into the first picture of an H.264 or HEVC track for messages that a camera or program has put before it ("user
 * data unregistered"): AVCHD cameras write place and time there. They are part of the coded stream and stay.
 * Messages: ITU-T H.264, 7.3.2.3 and D.1.6; H.265, 7.3.5 and D.2.7. In a file: ISO/IEC 14496-15, 5.3.3 and 8.3.2.
 */
import type { BoxCleaning } from './box-cleaning.js'
import { readText } from '../byte-text.js'
import { type Box, readBoxes } from './read-boxes.js'
import { findInside, isInside } from './remove-track.js'

const LOOKED_AT_BYTES = 262_144
const VIDEO_CHILDREN = 78
const USER_DATA = 5
/** "MDPM" and what encoders say of their settings stand behind a UUID. */
const UUID_BYTES = 16
const ENCODER_TEXTS = ['x264 - core', 'x265 (build']
/** Under this UUID Apple's encoders put ten bytes of figures before every picture. */
const APPLE_UUID = [
  ...[0x47, 0x56, 0x4a, 0xdc, 0x5c, 0x4c, 0x43, 0x3f],
  ...[0x94, 0xef, 0xc5, 0x11, 0x3c, 0xd1, 0x43, 0xa8],
]
const APPLE_BYTES = 26

/** False as well when the track does not say where its first picture lies, as in a file of fragments. */
export async function hasUserData(
  cleaning: BoxCleaning,
  track: Box,
  mediaRanges: readonly Box[],
): Promise<boolean> {
  const { file, reader } = cleaning
  const stbl = await findInside(cleaning, track, ['mdia', 'minf', 'stbl'])
  const find = (type: string): Promise<Box | null> =>
    stbl ? findInside(cleaning, stbl, [type]) : Promise.resolve(null)
  const readNumber = async (box: Box | null, offset: number, lengthBytes = 4): Promise<number> =>
    box && box.bodyStart + offset + lengthBytes <= box.end
      ? toNumber(await reader.read(box.bodyStart + offset, lengthBytes))
      : 0

  const stsd = await find('stsd')
  const entries = stsd ? { start: stsd.bodyStart + 8, end: stsd.end } : { start: 0, end: 0 }
  const [entry] = (await readBoxes(reader, entries, cleaning)).boxes
  if (!entry || !/^(avc[13]|h(vc|ev)1)$/.test(entry.type)) return false
  const isHevc = entry.type.startsWith('h')
  const settings = { start: entry.bodyStart + VIDEO_CHILDREN, end: entry.end }
  const { boxes } = await readBoxes(reader, settings, cleaning)
  const config = boxes.find((box) => box.type === (isHevc ? 'hvcC' : 'avcC')) ?? null
  const prefixBytes = ((await readNumber(config, isHevc ? 21 : 4, 1)) & 3) + 1

  const [stco, stsz] = [await find('stco'), await find('stsz')]
  const offset = stco ? await readNumber(stco, 8) : await readNumber(await find('co64'), 8, 8)
  const sampleBytes = (await readNumber(stsz, 4)) || (await readNumber(stsz, 12))
  if (!config || !isInside(mediaRanges, offset, offset + sampleBytes)) return false
  // Not by the reader, which holds `moov`.
  const sample = file.slice(offset, offset + Math.min(sampleBytes, LOOKED_AT_BYTES))
  const bytes = new Uint8Array(await sample.arrayBuffer())
  for (let at = 0; at + prefixBytes < bytes.length;) {
    const unitAt = at + prefixBytes
    at = unitAt + toNumber(bytes.subarray(at, unitAt))
    if (isTelling(bytes.subarray(unitAt, at), isHevc)) return true
  }
  return false
}

function toNumber(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Whether a unit holds messages (SEI), and one of them is user data that is not known to be of an encoder. */
function isTelling(unit: Uint8Array, isHevc: boolean): boolean {
  const kind = isHevc ? (unit[0]! >> 1) & 63 : unit[0]! & 31
  if (!(isHevc ? [39, 40] : [6]).includes(kind)) return false
  // A 3 behind two zeros is not part of the message (H.264, 7.4.1).
  const isStuffing = (byte: number, i: number): boolean =>
    byte === 3 && i > 1 && unit[i - 1] === 0 && unit[i - 2] === 0
  const messages = unit.filter((byte, i) => !isStuffing(byte, i))
  let at = isHevc ? 2 : 1
  const readSum = (): number => {
    let sum = 0
    while (messages[at] === 255) sum += messages[at++]!
    return sum + (messages[at++] ?? 0)
  }
  while (at + UUID_BYTES < messages.length) {
    const [type, lengthBytes] = [readSum(), readSum()]
    const message = messages.subarray(at, at + lengthBytes)
    at += lengthBytes
    if (type === USER_DATA && message.length > UUID_BYTES && !isOfEncoder(message)) return true
  }
  return false
}

function isOfEncoder(message: Uint8Array): boolean {
  if (APPLE_UUID.every((byte, i) => byte === message[i])) return message.length <= APPLE_BYTES
  const text = readText(message, UUID_BYTES, 16)
  return ENCODER_TEXTS.some((encoder) => text.startsWith(encoder))
}
