/**
 * Words that make a file active, or tell what it is, wherever they stand. They are found only where they stand openly: what
 * is compressed or encrypted inside a document is not seen, and such a file counts as what it is without them.
 */
import type { FileType } from './file-kind.js'
import type { Sought } from './mark-scan.js'

export type Word =
  | 'page' // what only a page has
  | 'tag' // what text may have, but a browser acts upon
  | 'svg'
  | 'xhtml'
  | 'shortcut'
  | 'mail'
  | 'macros'
  | 'link' // of a property list that leads somewhere
  | 'formula'
  | 'object'
  | 'installer'
  | 'locked' // a document behind a passphrase
  | 'pdf_object'
  | 'pdf_action'
  | 'pdf_opens'
  | 'pdf_script'

type Patterns = Sought<Word>['patterns']

/** Long enough that no picture or film has it by chance. */
const PAGE: Patterns = [
  ['page', /<(?:!doctype\s{1,50}html|html|script|iframe|hta:application)[\s>/]/i],
]

const MARKUP: Patterns = [
  ...PAGE,
  [
    'tag',
    /<(?:head|body|frameset|object|embed|applet|meta|base|form|style|img|video|audio)[\s>/]|<[a-z][^<>]{0,200}[\s/"']on[a-z]{3,30}\s{0,20}=|(?:href|src|action)\s{0,20}=\s{0,20}["']?javascript:/i,
  ],
  ['svg', /<(?:\w{1,30}:)?svg[\s>/]|www\.w3\.org\/2000\/svg/i],
  ['xhtml', /www\.w3\.org\/1999\/xhtml|<\?xml-stylesheet/i],
  ['shortcut', /^\s{0,9}\[(?:InternetShortcut|Desktop Entry|Shell|\{000214A0)/im],
  ['mail', /^content-type:\s{0,9}(?:multipart\/related|application\/x-mimearchive|text\/html)/im],
  // "ActiveMime" in base64 is how Word packs macros into a page.
  ['macros', /QWN0aXZlTWlt|macrosPresent="yes"|vbaProject|<office:script |<script:module/i],
  ['link', /<key>URL<\/key>/i],
  // A cell that a spreadsheet works out when it opens the table: =HYPERLINK(…), +cmd|…, @SUM(…).
  ['formula', /(?:^|[\n\r,;\t])[\s"']{0,9}[=+@-][^\n\r,;\t]{0,200}(?:[a-z]\(|[|!])/i],
]

/** Names of a PDF may have any of their letters as `#` and two digits (ISO 32000-1, 7.3.5). */
const name = (text: string): string =>
  Array.from(text, (letter) => {
    const code = letter.charCodeAt(0).toString(16)
    return `(?:${letter}|#${code.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`
  }).join('')
const named = (...names: string[]): RegExp => new RegExp(`/(?:${names.map(name).join('|')})(?!\\w)`)

const PDF: Patterns = [
  ...PAGE,
  [
    'pdf_action',
    named('JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA'),
  ],
  ['pdf_opens', named('OpenAction')],
  ['pdf_script', named('JS')],
  // One that fetches something as soon as it is opened.
  ['pdf_action', /\/OpenAction\s{0,20}<<[^>]{0,200}\/S\s{0,20}\/(?:URI|GoToR|SubmitForm)/],
]

const PDF_OBJECT: Patterns = [['pdf_object', /\d obj\b/]]

const RTF: Patterns = [
  ['object', /\\obj(?:data|ocx|html|emb|link|autlink|update)|\\\*\\template|DDEAUTO/i],
]

/** Names in a compound file are UTF-16, and zeros follow ([MS-CFB], 2.6.1). */
const wide = (text: string): string => Array.from(text, (letter) => `${letter}\0`).join('') + '\0\0'

/** Octets that no literal of a pattern may hold. */
const [NUL, ONE, TWO] = ['\0', '\x01', '\x02']
const CLASS = ['\x10\x0c', NUL.repeat(5), '\xc0', NUL.repeat(6), 'F'].join('')

const COMPOUND: Patterns = [
  ['macros', new RegExp([wide('_VBA_PROJECT'), wide('VBA'), wide('Macros')].join('|'), 'i')],
  // The record of a sheet of macros of Excel 4 ([MS-XLS], 2.4.28). Its first octet, 0x85, is U+2026 in windows-1252.
  ['macros', new RegExp(`\u2026${NUL}[^]${NUL}[^]{4}[${NUL}-${TWO}]${ONE}`)],
  ['object', new RegExp(wide('Ole10Native'), 'i')],
  ['locked', new RegExp(wide('EncryptedPackage'))],
  // Packages, patches and transforms of Windows Installer are of the class {000C108x-0000-0000-C000-000000000046}.
  ['installer', new RegExp(CLASS)],
]

const ZIP: Patterns = [['macros', /vbaProject[^/]{0,99}\.bin/i]]

const inAnyCase = (lead: string): string[] =>
  Array.from(lead).reduce<string[]>(
    (starts, letter) => starts.flatMap((start) => [start + letter, start + letter.toUpperCase()]),
    [''],
  )

const PAGE_LEADS = ['<!d', '<ht', '<sc', '<if'].flatMap(inAnyCase)
/** Where the first letter of a name is no `#`, the second may be. */
const PDF_LEADS = [
  '/#4',
  '/#5',
  ...'Ja JS La Em Ri XF Op J# L# E# R# X# O#'.split(' ').map((start) => `/${start}`),
]

/**
 * @param type what the marks at its beginning say; null where it has none, or is text all the same
 * @param isBinary it is not text, and does not begin as markup
 */
export function soughtIn(type: FileType | null, isBinary: boolean): Sought<Word> {
  switch (type) {
    case null:
      return isBinary
        ? { patterns: [...PDF, ...PDF_OBJECT], leads: [...PAGE_LEADS, ...PDF_LEADS, 'obj'] }
        : { patterns: [...MARKUP, ...PDF, ...PDF_OBJECT], leads: null }
    case 'pdf':
      return { patterns: PDF, leads: [...PAGE_LEADS, ...PDF_LEADS] }
    case 'rtf':
      return { patterns: RTF, leads: null }
    case 'old_office':
      return { patterns: COMPOUND, leads: null }
    case 'zip':
      return { patterns: ZIP, leads: inAnyCase('vba') }
    case 'program':
    case 'shortcut':
    case 'script':
      return { patterns: [], leads: [] }
    default:
      return { patterns: PAGE, leads: PAGE_LEADS }
  }
}
