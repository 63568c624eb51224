/**
 * What a text chunk of a PNG file (tEXt, zTXt, iTXt) says about a person, told by its key word.
 * Key words: PNG (third edition), 11.3.3.1; "XML:com.adobe.xmp": XMP specification part 3, 1.1.5; the others are those
 * of ImageMagick.
 */
import { readText } from '../byte-text.js'
import type { Trace } from '../cleaned.js'
import { findXmpTraces } from './find-xmp-traces.js'

const KEY_WORDS: readonly (readonly [Trace, RegExp])[] = [
  ['title', /^(title|description|label|caption)$/i],
  ['author', /^(author|artist|copyright)$/i],
  ['time', /^(creation time|date:\w+|create-date|modify-date)$/i],
  ['device', /^(software|source|hostcomputer|make|model)$/i],
  ['comment', /^comment$/i],
  ['thumbnail', /^thumb::/i],
]
const XMP = 'XML:com.adobe.xmp'
const MAX_KEY_WORD_BYTES = 79

export function findPngTextTraces(body: Uint8Array): Trace[] {
  const keyWord = readText(body, 0, MAX_KEY_WORD_BYTES).split('\0', 1)[0]!
  if (keyWord === XMP) return findXmpTraces(body.subarray(XMP.length))
  const found = KEY_WORDS.find(([, names]) => names.test(keyWord))
  return [found ? found[0] : 'hidden']
}
