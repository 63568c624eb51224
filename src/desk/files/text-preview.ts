/** Text of a file, to be shown as text and nothing else, with what cannot be seen made visible. */
import { showUnseen } from './show-unseen.js'
import { encodingOf } from './text-check.js'

export interface TextPreview {
  text: string
  /** There is more than is shown. */
  isCut: boolean
}

/** Some sixty pages; a page that shows more becomes slow. */
const MAX_CHARACTERS = 200_000
/** Longer lines are broken: nothing lays them out in reasonable time. */
const MAX_LINE_CHARACTERS = 10_000
/** No encoding needs more bytes for a character. */
const MAX_BYTES = 4 * MAX_CHARACTERS

const PIECES_OF_LINE = new RegExp(`.{1,${String(MAX_LINE_CHARACTERS)}}`, 'gsu')

/**
 * @param bytes of the beginning of the file
 * @param isWhole whether that is all of it
 */
export function previewText(bytes: Uint8Array, isWhole: boolean): TextPreview {
  const isAll = isWhole && bytes.length <= MAX_BYTES
  const decoder = new TextDecoder(encodingOf(bytes))
  // A character that is cut off is left out, unless the file itself ends in it.
  const decoded = decoder.decode(bytes.subarray(0, MAX_BYTES), { stream: !isAll })
  const visible = breakLines(showUnseen(cut(decoded)))
  const isShort = decoded.length <= MAX_CHARACTERS && visible.length <= MAX_CHARACTERS
  return { text: cut(visible), isCut: !isAll || !isShort }
}

/** Not between the two halves of a character. */
function cut(text: string): string {
  return text.length <= MAX_CHARACTERS
    ? text
    : text.slice(0, MAX_CHARACTERS).replace(/[\ud800-\udbff]$/, '')
}

function breakLines(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => line.match(PIECES_OF_LINE) ?? [''])
    .join('\n')
}
