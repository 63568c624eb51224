// @ts-check
/** Papers drawn by code: a pay slip, a badge, a request for leave, a page of a notebook, a map from memory. */
import { createChance } from '../chance.js'
import { COLOURS, createCanvas, disc, fill, frame, stroke, write } from './canvas.js'
import { inventNames } from './names.js'
import { INVENTED } from './paper.js'
import { asPicture } from './photos.js'
import { PAPER_WORDS } from './paper-words.js'

/** @typedef {import('./paper.js').Paper} Paper */
/** @typedef {import('../story.js').Told} Told */

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function payReceipt(told, givenName) {
  const words = PAPER_WORDS[told.language]
  const canvas = createCanvas(600, 420, COLOURS.paper)
  frame(canvas, 14, 14, 572, 392, COLOURS.ink)
  write(canvas, 34, 36, words.payTitle, { scale: 3 })
  write(canvas, 34, 70, `${told.month} ${told.to}   No. ${told.int(1000, 9999)}`)
  write(canvas, 34, 100, `${words.name}: ${hidden(told)}`)
  write(canvas, 34, 124, `${words.place}: ${told.site || told.town || '-'}`)
  fill(canvas, 34, 150, 532, 2, COLOURS.grey)
  const rows = [
    [words.payDue, told.total],
    [words.payKeptBack, `-${told.rest}`],
    [words.payPaid, told.kept],
  ]
  for (const [i, [label = '', value = '']] of rows.entries()) {
    const y = 176 + i * 42
    write(canvas, 34, y, label)
    write(canvas, 566 - value.length * 12, y, value)
    fill(canvas, 34, y + 22, 532, 1, COLOURS.grey)
  }
  write(canvas, 34, 318, words.signature)
  scribble(told, canvas, 170, 332)
  stamp(told, canvas, 470, 342, words.stamp)
  write(canvas, 34, 386, INVENTED[told.language], { scale: 1, colour: COLOURS.grey })
  return asPicture(told, canvas, givenName)
}

/** @param {Told} told @param {string} givenName @param {string} title @returns {Paper} */
export function badge(told, givenName, title) {
  const canvas = createCanvas(420, 280, COLOURS.white)
  fill(canvas, 0, 0, 420, 58, told.int(0, 1) ? [24, 84, 148] : [30, 120, 92])
  write(canvas, 16, 12, 'BRIGADA MÉDICA', { scale: 3, colour: COLOURS.white })
  write(canvas, 16, 40, `${told.town} ${told.from}-${told.to}`, { scale: 1, colour: COLOURS.white })
  fill(canvas, 18, 76, 110, 140, [214, 220, 226])
  disc(canvas, 73, 126, 28, COLOURS.grey)
  fill(canvas, 35, 166, 76, 50, COLOURS.grey)
  write(canvas, 146, 84, hidden(told), { scale: 2 })
  write(canvas, 146, 116, title, { scale: 2, colour: COLOURS.blue })
  write(canvas, 146, 146, told.site.slice(0, 32), { scale: 1 })
  write(canvas, 146, 170, `CI ${'X'.repeat(9)}${told.int(10, 99)}`, { scale: 2 })
  for (let x = 146, i = 0; x < 400; i++) {
    const width = told.int(1, 5)
    if (i % 2 === 0) fill(canvas, x, 200, width, 34, COLOURS.ink)
    x += width
  }
  write(canvas, 18, 256, INVENTED[told.language], { scale: 1, colour: COLOURS.grey })
  frame(canvas, 0, 0, 420, 280, COLOURS.grey)
  return asPicture(told, canvas, givenName)
}

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function permitSlip(told, givenName) {
  const words = PAPER_WORDS[told.language]
  const canvas = createCanvas(560, 460, COLOURS.paper)
  write(canvas, 40, 36, words.permitTitle, { scale: 3 })
  const rows = [
    `${words.name}: ${hidden(told)}`,
    `${words.place}: ${told.town}`,
    `${words.permitWhere}: ${told.or(...words.permitPlaces)}`,
    `${words.permitWhy}: ${told.or(...words.permitReasons)}`,
    `${words.permitWith}: ${(inventNames(told, 1)[0] ?? '').split(' ')[0]}`,
    `${words.permitBack}: 18:00`,
  ]
  for (const [i, row] of rows.entries()) {
    write(canvas, 40, 92 + i * 36, row, { colour: COLOURS.blue })
    fill(canvas, 40, 112 + i * 36, 480, 1, COLOURS.grey)
  }
  write(canvas, 60, 330, words.permitRefused, { scale: 4, colour: COLOURS.red })
  frame(canvas, 46, 316, words.permitRefused.length * 24 + 24, 56, COLOURS.red, 4)
  scribble(told, canvas, 340, 400)
  write(canvas, 40, 436, INVENTED[told.language], { scale: 1, colour: COLOURS.grey })
  return asPicture(told, canvas, givenName)
}

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function notebookPage(told, givenName) {
  const words = PAPER_WORDS[told.language]
  const canvas = createCanvas(520, 640, [250, 248, 240])
  for (let y = 70; y < 620; y += 30) fill(canvas, 0, y, 520, 1, [150, 180, 220])
  fill(canvas, 60, 0, 2, 640, [224, 130, 130])
  const chance = createChance(`hand ${told.int(0, 99_999)}`)
  const names = inventNames(told, 12).map((name) => name.split(' ')[0] ?? '')
  const rows = [words.notebookTitle, `${told.town} ${told.month} ${told.from}`, '']
  for (const name of names) {
    const [hour, minute] = [chance.int(6, 19), chance.int(0, 59)]
    rows.push(
      `${hour}:${String(minute).padStart(2, '0')} ${name} - ${chance.pick(words.notebookNotes)}`,
    )
  }
  rows.push('', INVENTED[told.language])
  for (const [i, row] of rows.entries()) {
    write(canvas, 74 + chance.int(0, 8), 50 + i * 30, row.slice(0, 36), {
      colour: COLOURS.blue,
      waver: (column) => Math.round(1.6 * Math.sin(column / 17 + i)),
    })
  }
  return asPicture(told, canvas, givenName)
}

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function sketchMap(told, givenName) {
  const words = PAPER_WORDS[told.language]
  const canvas = createCanvas(640, 480, COLOURS.white)
  const chance = createChance(`map ${told.int(0, 99_999)}`)
  /** @type {[number, number][]} */
  const river = Array.from({ length: 33 }, (_, i) => [i * 20, 330 + 40 * Math.sin(i / 4) - i * 4])
  stroke(canvas, river, [110, 160, 210], 8)
  stroke(
    canvas,
    [
      [0, 120],
      [180, 150],
      [330, 240],
      [640, 250],
    ],
    COLOURS.grey,
    5,
  )
  stroke(
    canvas,
    [
      [330, 240],
      [390, 110],
      [420, 0],
    ],
    COLOURS.grey,
    5,
  )
  for (const place of words.mapPlaces) {
    const [x, y] = [chance.int(40, 480), chance.int(60, 420)]
    frame(canvas, x, y, 22, 18, COLOURS.ink)
    write(canvas, x - 10, y + 24, place)
  }
  const [houseX, houseY] = [chance.int(240, 380), chance.int(180, 300)]
  stroke(
    canvas,
    [
      [houseX, houseY],
      [houseX + 26, houseY + 26],
    ],
    COLOURS.red,
    4,
  )
  stroke(
    canvas,
    [
      [houseX + 26, houseY],
      [houseX, houseY + 26],
    ],
    COLOURS.red,
    4,
  )
  write(canvas, houseX + 36, houseY + 6, words.mapHouse, { colour: COLOURS.red })
  write(canvas, 16, 16, told.town, { scale: 3 })
  write(canvas, 600, 20, 'N', { scale: 3 })
  write(canvas, 16, 460, INVENTED[told.language], { scale: 1, colour: COLOURS.grey })
  return asPicture(told, canvas, givenName)
}

/** A name of which the source has covered the end. @param {Told} told */
function hidden(told) {
  const [first = '', last = ''] = (inventNames(told, 1)[0] ?? '').split(' ')
  return `${first} ${last.charAt(0)}*******`
}

/** @param {Told} told @param {import('./canvas.js').Canvas} canvas @param {number} x @param {number} y */
function scribble(told, canvas, x, y) {
  /** @type {[number, number][]} */
  const points = Array.from({ length: 14 }, (_, i) => [
    x + i * 9 + told.int(-6, 6),
    y + told.int(-16, 16),
  ])
  stroke(canvas, points, COLOURS.blue, 2)
}

/** @param {Told} told @param {import('./canvas.js').Canvas} canvas @param {number} x @param {number} y @param {string} word */
function stamp(told, canvas, x, y, word) {
  /** @type {import('./canvas.js').Colour} */
  const colour = told.int(0, 1) ? [118, 70, 150] : [60, 80, 160]
  disc(canvas, x, y, 46, colour, 43)
  disc(canvas, x, y, 34, colour, 32)
  write(canvas, x - word.length * 3, y - 3, word, { scale: 1, colour })
}
