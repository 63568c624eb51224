/**
 * What text is: to be read, or something that a browser or a system acts upon. Where it could be either, it is the second:
 * then it is not shown, and is saved under a name that nothing opens.
 */
import type { FileType } from './file-kind.js'
import { typesSaidBy } from './extensions.js'
import type { MarkupStart } from './markup-start.js'
import type { Word } from './word-patterns.js'

const HTML_ROOTS = new Set(
  'html head body script style title meta link base iframe frameset div span p a b br h1 h2 h3 table font form img center object embed'.split(
    ' ',
  ),
)
const SHORTCUT_ROOTS = new Set(
  'librarydescription persistedquery searchconnectordescription'.split(' '),
)
const SCRIPT_ROOTS = new Set(
  'job component scriptlet pcsettings jnlp mmc_consolefile stylesheet transform assembly'.split(
    ' ',
  ),
)
const OFFICE_ROOTS = new Set('worddocument workbook package'.split(' '))
const SCRIPT_START =
  /^\s{0,99}(?:#!|@?echo off\b|<\?php\b|<\?=|on error resume next\b|option explicit\b|windows registry editor\b|regedit4\b|%!ps|\[autorun\])/i

/** Of a text that begins as markup, even if it is no text any more further on. Null: that is not enough to tell. */
export function typeOfMarkup(start: MarkupStart, words: ReadonlySet<Word>): FileType | null {
  const { root, isXml, hasComment } = start
  if (root === 'svg') return 'svg'
  if (HTML_ROOTS.has(root) && (!isXml || root === 'html')) return 'html'
  if (hasComment || words.has('xhtml') || words.has('page')) return 'html'
  if (SHORTCUT_ROOTS.has(root) || words.has('link')) return 'shortcut'
  if (SCRIPT_ROOTS.has(root)) return 'script'
  if (root === 'document' || OFFICE_ROOTS.has(root)) {
    if (words.has('macros')) return 'macros'
    return root === 'document' ? 'opendocument' : 'old_office'
  }
  if (words.has('svg')) return 'svg'
  // What stands before its first element is longer than what was read.
  return root === '' ? 'html' : null
}

/** Of what is text from the first character to the last, and does not begin as markup. */
export function typeOfText(
  text: string,
  words: ReadonlySet<Word>,
  { isXml, extension }: { isXml: boolean; extension: string },
): FileType {
  if (SCRIPT_START.test(text)) return 'script'
  if (words.has('macros') || text.startsWith('ID;P')) return 'macros'
  if (words.has('shortcut')) return 'shortcut'
  // Plain XML has tags by the name of those that HTML has.
  if (words.has('page') || words.has('mail') || (words.has('tag') && !isXml)) return 'html'
  if (words.has('svg')) return 'svg'
  const [said] = typesSaidBy(extension)
  return said === 'script' || said === 'html' || said === 'svg' || said === 'shortcut'
    ? said
    : 'text'
}
