// @ts-check
/** PNG (ISO 15948) of a canvas, with the program that made it in a text chunk, as phones and scanners write. */
import { deflateSync } from 'node:zlib'
import { crc32 } from '../../../dist/archive/clean/crc-32.js'

/** @param {import('./canvas.js').Canvas} canvas @param {Record<string, string>} texts @returns {Uint8Array} */
export function encodePng({ width, height, points }, texts) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8) // eight bits, colours, deflate, no interlace
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0; y < height; y++) {
    rows.set(points.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1)
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...Object.entries(texts).map(([key, text]) =>
      chunk('tEXt', Buffer.from(`${key}\0${text}`, 'latin1')),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
