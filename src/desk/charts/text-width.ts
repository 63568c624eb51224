/**
 * How wide a text will be, without a page to ask. The fonts of systems differ, so this goes by the widest of them (Verdana and
 * DejaVu Sans): on every machine a text then has room.
 */

/** In hundredths of the font’s size. */
const WIDTHS: [characters: string, width: number][] = [
  [" !'()[]|.,:;·ijlIíìîïÍÌÎÏ", 40],
  ['frt/\\J-°"', 46],
  ['mw', 98],
  ['MW%@—…', 110],
  ['ABCDEFGHKLNOPQRSTUVXYZÁÀÂÃÇÉÈÊÑÓÒÔÕÚÜ&', 79],
]
const BY_CHARACTER = new Map(
  WIDTHS.flatMap(([characters, width]) => Array.from(characters, (one) => [one, width] as const)),
)
/** Small letters and digits. */
const USUAL_WIDTH = 64
/** Of scripts that are not Latin. */
const FULL_WIDTH = 110
const LAST_LATIN = '\u024f'

export function textWidth(text: string, fontSize: number): number {
  let hundredths = 0
  for (const character of text) {
    const other = character > LAST_LATIN && character !== '’' ? FULL_WIDTH : USUAL_WIDTH
    hundredths += BY_CHARACTER.get(character) ?? other
  }
  return (hundredths * fontSize) / 100
}

/**
 * Into lines that fit, between words where that goes, and about as long as each other. What is over the last line goes, and
 * an ellipsis says so.
 */
export function wrapText(
  text: string,
  width: number,
  fontSize: number,
  maxLines: number,
): string[] {
  const lines = fillLines(text, width, fontSize)
  if (lines.length > maxLines) return cutLines(lines, width, fontSize, maxLines)
  for (let narrower = 0.6; narrower < 1 && lines.length > 1; narrower += 0.05) {
    const even = fillLines(text, width * narrower, fontSize)
    const hasWholeWords = even.join(' ') === lines.join(' ')
    if (even.length === lines.length && hasWholeWords) return even
  }
  return lines
}

function fillLines(text: string, width: number, fontSize: number): string[] {
  const fits = (line: string): boolean => textWidth(line, fontSize) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((part) => breakWord(part, fits))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function cutLines(lines: string[], width: number, fontSize: number, maxLines: number): string[] {
  let last = lines[maxLines - 1] ?? ''
  while (last !== '' && textWidth(`${last}…`, fontSize) > width) last = last.slice(0, -1)
  return [...lines.slice(0, maxLines - 1), `${last.trimEnd()}…`]
}

/** A word that is longer than a line; at least one character stands in each piece. */
function breakWord(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
