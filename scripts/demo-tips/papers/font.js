// @ts-check
/** Letters of five by seven points, drawn for this: capitals, digits and what stands between them, with their accents. */

/** Seven rows from the top, each a digit of base 32 whose five bits are the points from the left. @type {Record<string, string>} */
const GLYPHS = {
  ...{
    A: 'ehhvhhh',
    B: 'uhhuhhu',
    C: 'ehggghe',
    D: 'uhhhhhu',
    E: 'vgguggv',
    F: 'vgguggg',
    G: 'ehgnhhf',
  },
  ...{
    H: 'hhhvhhh',
    I: 'e44444e',
    J: '72222ic',
    K: 'hikokih',
    L: 'ggggggv',
    M: 'hrllhhh',
    N: 'hppljjh',
  },
  ...{
    O: 'ehhhhhe',
    P: 'uhhuggg',
    Q: 'ehhhlid',
    R: 'uhhukih',
    S: 'fgge11u',
    T: 'v444444',
    U: 'hhhhhhe',
  },
  ...{ V: 'hhhhha4', W: 'hhhllla', X: 'hha4ahh', Y: 'hha4444', Z: 'v1248gv' },
  ...{
    0: 'ehjlphe',
    1: '4c4444e',
    2: 'eh1248v',
    3: 'v2421he',
    4: '26aiv22',
    5: 'vgu11he',
    6: '68guhhe',
  },
  ...{ 7: 'v124888', 8: 'ehhehhe', 9: 'ehhf12c' },
  ...{
    ' ': '0000000',
    '.': '00000cc',
    ',': '0000c48',
    ':': '0cc0cc0',
    ';': '0cc0c48',
    '-': '000v000',
  },
  ...{
    '/': '0124800',
    '(': '2488842',
    ')': '8422248',
    '%': 'op248j3',
    $: '4fke5u4',
    '#': 'aavavaa',
  },
  ...{
    '!': '4444404',
    '?': 'eh12404',
    '+': '044v440',
    '=': '00v0v00',
    _: '000000v',
    "'": '4480000',
  },
  ...{ '"': 'aa00000', '*': '04lel40', '&': 'cik8lid', '@': 'ehlnmgf' },
}
const UNKNOWN = 'vhhhhhv'

/** Above the letter, from two points over it: the same digits. @type {Record<string, string[]>} */
const MARKS = {
  '\u0301': ['2', '4'], // acute
  '\u0300': ['8', '4'],
  '\u0302': ['4', 'a'],
  '\u0303': ['d', 'm'],
  '\u0308': ['0', 'a'],
}

const GLYPH_WIDTH = 6
const GLYPH_HEIGHT = 7

/**
 * The points of a text, which is written in capitals.
 * @param {string} text
 * @param {(x: number, y: number) => void} point
 * @returns {number} its width
 */
export function drawText(text, point) {
  let x = 0
  for (const character of text.toUpperCase().normalize('NFD')) {
    const mark = MARKS[character]
    if (mark) {
      // Over the letter before.
      for (const [row, digit] of mark.entries()) drawRow(digit, x - GLYPH_WIDTH, row - 3, point)
    } else if (character === '\u0327') {
      point(x - GLYPH_WIDTH + 2, 7)
      point(x - GLYPH_WIDTH + 1, 8)
    } else {
      const rows = GLYPHS[character === '’' ? "'" : character] ?? UNKNOWN
      for (let row = 0; row < GLYPH_HEIGHT; row++) drawRow(rows.charAt(row), x, row, point)
      x += GLYPH_WIDTH
    }
  }
  return x
}

/** @param {string} digit @param {number} x @param {number} y @param {(x: number, y: number) => void} point */
function drawRow(digit, x, y, point) {
  const bits = parseInt(digit, 32)
  for (let column = 0; column < 5; column++) if (bits & (16 >> column)) point(x + column, y)
}
