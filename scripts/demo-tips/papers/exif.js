// @ts-check
/** What a phone writes into its pictures (Exif 2.3, in a big-endian TIFF): make, model, time, and the place where it was. */

const ASCII = 2
const LONG = 4
const RATIONAL = 5

/**
 * @param {{ make: string, model: string, time: string, latitude: number, longitude: number }} shot north and east
 * @returns {Uint8Array} the content of an APP1 segment
 */
export function createExif({ make, model, time, latitude, longitude }) {
  /** @type {[tag: number, type: number, count: number, value: Buffer][]} */
  const place = [
    [1, ASCII, 2, Buffer.from(latitude < 0 ? 'S\0' : 'N\0')],
    [2, RATIONAL, 3, degrees(latitude)],
    [3, ASCII, 2, Buffer.from(longitude < 0 ? 'W\0' : 'E\0')],
    [4, RATIONAL, 3, degrees(longitude)],
  ]
  const [makeText, modelText, timeText] = [make, model, time].map((text) =>
    Buffer.from(`${text}\0`),
  )
  if (!makeText || !modelText || !timeText) throw new Error('a text is missing')
  /** @param {number} gpsAt @returns {typeof place} */
  const first = (gpsAt) => [
    [0x010f, ASCII, makeText.length, makeText],
    [0x0110, ASCII, modelText.length, modelText],
    [0x0132, ASCII, timeText.length, timeText],
    [0x8825, LONG, 1, longs(gpsAt)],
  ]
  const gpsAt = 8 + directory(first(0), 8).length
  return Buffer.concat([
    Buffer.from('Exif\0\0MM\0*', 'latin1'),
    longs(8),
    directory(first(gpsAt), 8),
    directory(place, gpsAt),
  ])
}

/** @param {[tag: number, type: number, count: number, value: Buffer][]} entries @param {number} at where it stands */
function directory(entries, at) {
  const head = Buffer.alloc(2)
  head.writeUInt16BE(entries.length)
  const rows = []
  const tails = []
  let tailAt = at + 2 + entries.length * 12 + 4
  for (const [tag, type, count, value] of entries) {
    const row = Buffer.alloc(12)
    row.writeUInt16BE(tag, 0)
    row.writeUInt16BE(type, 2)
    row.writeUInt32BE(count, 4)
    if (value.length <= 4) row.set(value, 8)
    else {
      row.writeUInt32BE(tailAt, 8)
      const even = Buffer.concat([value, Buffer.alloc(value.length % 2)])
      tails.push(even)
      tailAt += even.length
    }
    rows.push(row)
  }
  return Buffer.concat([head, ...rows, longs(0), ...tails])
}

/** Degrees, minutes and hundredths of seconds. @param {number} value */
function degrees(value) {
  const seconds = Math.round(Math.abs(value) * 360_000)
  const [whole, minutes] = [Math.floor(seconds / 360_000), Math.floor(seconds / 6000) % 60]
  return longs(whole, 1, minutes, 1, seconds % 6000, 100)
}

/** @param {number[]} values */
function longs(...values) {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4)
  return bytes
}
