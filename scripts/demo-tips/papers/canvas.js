// @ts-check
/** A raster to draw papers on: three bytes a point. */
import { drawText } from './font.js'

/** @typedef {[red: number, green: number, blue: number]} Colour */
/** @typedef {{ width: number, height: number, points: Uint8Array }} Canvas */

/** @type {Record<'ink' | 'blue' | 'grey' | 'red' | 'paper' | 'white', Colour>} */
export const COLOURS = {
  ink: [34, 34, 40],
  blue: [36, 56, 140],
  grey: [150, 150, 150],
  red: [176, 36, 44],
  paper: [246, 242, 230],
  white: [255, 255, 255],
}

/** @param {number} width @param {number} height @param {Colour} colour @returns {Canvas} */
export function createCanvas(width, height, colour) {
  const canvas = { width, height, points: new Uint8Array(width * height * 3) }
  fill(canvas, 0, 0, width, height, colour)
  return canvas
}

/** @param {Canvas} canvas @param {number} x @param {number} y @param {Colour} colour */
export function setPoint({ width, height, points }, x, y, colour) {
  if (x < 0 || y < 0 || x >= width || y >= height) return
  const at = (Math.floor(y) * width + Math.floor(x)) * 3
  points[at] = colour[0]
  points[at + 1] = colour[1]
  points[at + 2] = colour[2]
}

/** @param {Canvas} canvas @param {number} x @param {number} y @param {number} width @param {number} height @param {Colour} colour */
export function fill(canvas, x, y, width, height, colour) {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) setPoint(canvas, column, row, colour)
  }
}

/** @param {Canvas} canvas @param {number} x @param {number} y @param {number} width @param {number} height @param {Colour} colour */
export function frame(canvas, x, y, width, height, colour, thick = 2) {
  fill(canvas, x, y, width, thick, colour)
  fill(canvas, x, y + height - thick, width, thick, colour)
  fill(canvas, x, y, thick, height, colour)
  fill(canvas, x + width - thick, y, thick, height, colour)
}

/** @param {Canvas} canvas @param {number} x @param {number} y @param {number} radius @param {Colour} colour @param {number} [hole] its radius */
export function disc(canvas, x, y, radius, colour, hole = 0) {
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      const far = dx * dx + dy * dy
      if (far <= radius * radius && far >= hole * hole) setPoint(canvas, x + dx, y + dy, colour)
    }
  }
}

/** A line through points. @param {Canvas} canvas @param {[number, number][]} points @param {Colour} colour */
export function stroke(canvas, points, colour, thick = 3) {
  for (const [i, [x, y]] of points.entries()) {
    const [toX, toY] = points[i + 1] ?? [x, y]
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y)))
    for (let step = 0; step <= steps; step++) {
      const at = step / steps
      fill(
        canvas,
        Math.round(x + (toX - x) * at),
        Math.round(y + (toY - y) * at),
        thick,
        thick,
        colour,
      )
    }
  }
}

/**
 * @param {Canvas} canvas @param {number} x @param {number} y @param {string} text
 * @param {{ scale?: number, colour?: Colour, waver?: (column: number) => number }} [how] `waver` moves a column up or down: a hand
 * @returns {number} where it ends
 */
export function write(canvas, x, y, text, { scale = 2, colour = COLOURS.ink, waver } = {}) {
  const width = drawText(text, (column, row) => {
    const shift = waver?.(column) ?? 0
    fill(canvas, x + column * scale, y + row * scale + shift, scale, scale, colour)
  })
  return x + width * scale
}
