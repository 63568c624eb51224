// @ts-check
/** A canvas as a photo of a phone (JPEG with all that Exif tells) or as a picture of a screen (PNG), by the name that it is to have. */
import { createChance } from '../chance.js'
import { COLOURS, createCanvas, disc, fill, frame, setPoint, write } from './canvas.js'
import { createExif } from './exif.js'
import { encodeJpeg } from './jpeg.js'
import { INVENTED } from './paper.js'
import { encodePng } from './png.js'

/** @typedef {import('./paper.js').Paper} Paper */
/** @typedef {import('../story.js').Told} Told */
/** @typedef {import('./canvas.js').Canvas} Canvas */

const PHONES = [
  ['samsung', 'SM-A125M'],
  ['Xiaomi', 'Redmi 9A'],
  ['motorola', 'moto e7'],
  ['HUAWEI', 'Y6 2018'],
]

/** A paper that lies on a table. @param {Told} told @param {Canvas} canvas @param {string} givenName @returns {Paper} */
export function asPicture(told, canvas, givenName) {
  if (givenName.endsWith('.png')) {
    return {
      givenName,
      bytes: encodePng(canvas, { Software: 'Screenshot', 'Creation Time': timeOf(told) }),
    }
  }
  return { givenName, bytes: shoot(told, layOnTable(told, canvas)) }
}

/** The house of a brigade, from across the street. @param {Told} told @param {string} givenName @returns {Paper} */
export function housePhoto(told, givenName) {
  const canvas = createCanvas(640, 480, [150, 186, 214])
  for (let x = 0; x < 640; x++) {
    const ridge = Math.round(190 + 40 * Math.sin(x / 90) + 18 * Math.sin(x / 31))
    fill(canvas, x, ridge, 1, 480 - ridge, [92, 120, 84])
  }
  fill(canvas, 0, 380, 640, 100, [148, 134, 116])
  // Small houses up the hill, then the one of bricks.
  for (let i = 0; i < 26; i++) {
    const [x, y] = [told.int(0, 600), told.int(215, 300)]
    fill(canvas, x, y, 34, 24, told.int(0, 1) ? [190, 120, 92] : [204, 190, 170])
    frame(canvas, x, y, 34, 24, [90, 80, 70], 1)
    fill(canvas, x + 12, y + 8, 9, 9, [50, 50, 60])
  }
  fill(canvas, 215, 170, 220, 225, [170, 88, 62])
  for (let row = 0; row < 225; row += 9) fill(canvas, 215, 170 + row, 220, 1, [130, 66, 48])
  fill(canvas, 205, 160, 240, 14, [120, 120, 124])
  for (const x of [240, 360]) {
    fill(canvas, x, 205, 48, 44, [210, 214, 220])
    for (let bar = 0; bar < 48; bar += 8) fill(canvas, x + bar, 205, 2, 44, [40, 40, 44])
  }
  fill(canvas, 296, 300, 62, 95, [84, 96, 110])
  disc(canvas, 348, 350, 3, [220, 200, 120])
  write(canvas, 246, 270, told.town || 'CONSULTORIO', { colour: COLOURS.white })
  write(canvas, 10, 462, INVENTED[told.language], { scale: 1, colour: COLOURS.white })
  return { givenName, bytes: shoot(told, canvas) }
}

/** A little turned, with shadow at the edges. @param {Told} told @param {Canvas} paper @returns {Canvas} */
function layOnTable(told, paper) {
  const [width, height] = [paper.width + 80, paper.height + 80]
  const table = createCanvas(width, height, [96, 70, 52])
  for (let y = 0; y < height; y += 5) fill(table, 0, y, width, 2, [88, 64, 47])
  const angle = (told.int(-30, 30) / 1000) * 1.4
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2]
      const fromX = Math.round(cosine * dx + sine * dy + paper.width / 2)
      const fromY = Math.round(cosine * dy - sine * dx + paper.height / 2)
      if (fromX < 0 || fromY < 0 || fromX >= paper.width || fromY >= paper.height) continue
      const at = (fromY * paper.width + fromX) * 3
      const light = 1 - 0.28 * Math.hypot(dx / width, dy / height) - 0.1 * (x / width)
      const [red = 0, green = 0, blue = 0] = paper.points.subarray(at, at + 3)
      setPoint(table, x, y, [red * light, green * light, blue * light * 0.97])
    }
  }
  return table
}

/** The grain of a cheap phone, and what it writes. @param {Told} told @param {Canvas} canvas */
function shoot(told, canvas) {
  const chance = createChance(`grain ${told.int(0, 99_999)}`)
  const { points } = canvas
  for (let i = 0; i < points.length; i += 3) {
    const grain = Math.floor(chance.next() * 9) - 4
    for (let j = i; j < i + 3; j++) points[j] = Math.max(0, Math.min(255, (points[j] ?? 0) + grain))
  }
  const [make = '', model = ''] = chance.pick(PHONES)
  // Somewhere at sea: no house of anybody stands there.
  const [latitude, longitude] = [chance.int(100, 180) / 10, -chance.int(300, 480) / 10]
  return encodeJpeg(canvas, createExif({ make, model, time: timeOf(told), latitude, longitude }))
}

/** @param {Told} told */
function timeOf({ to, int }) {
  /** @param {number} value */
  const two = (value) => String(value).padStart(2, '0')
  return `${to}:${two(int(1, 12))}:${two(int(1, 28))} ${two(int(6, 22))}:${two(int(0, 59))}:${two(int(0, 59))}`
}
