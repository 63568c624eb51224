/** What the marks say that formats have at fixed places: at the beginning, or a little behind it. */
import { sniffFormat, type Format } from '../../archive/clean/sniff-format.js'
import type { FileType } from './file-kind.js'

const FORMATS: Record<Format, FileType | null> = {
  ...{ jpeg: 'jpeg', png: 'png', webp: 'webp', gif: 'gif', heif: 'heif' },
  ...{ mp3: 'audio', aac: 'audio', amr: 'audio', wav: 'audio' },
  ...{ mp4: 'video', ogg: 'audio', webm: 'video' },
  office: 'zip',
  // It may begin late, in the midst of anything; see below.
  pdf: null,
}

const MARKS: [at: number, mark: string | RegExp, FileType][] = [
  [0, '%PDF-', 'pdf'],
  [0, '{\\rt', 'rtf'],
  [0, 'II*\0', 'tiff'],
  [0, 'MM\0*', 'tiff'],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'old_office'],
  ...each('audio', ['ID3', 'fLaC', 'MThd', 'caff', /^FORM[^]{4}AIF[FC]/]),
  ...each('video', [/^RIFF[^]{4}AVI /, 'FLV\x01', '\0\0\x01\xba', '\0\0\x01\xb3']),
  ...each('video', ['0&\xb2u\x8ef\xcf\x11']), // ASF
  ...each('zip', ['PK\x05\x06', 'PK\x07\x08', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x1f\x8b']),
  ...each('zip', ['\xfd7zXZ\0', '(\xb5/\xfd', 'MSCF', /^BZh[1-9]1AY&SY/, '\x04"M\x18', 'LZIP']),
  ...each('zip', ['\x1f\x9d', '`\xea', 'conectix', 'vhdxfile', 'MSWIM\0', 'KDMV', 'QFI\xfb']),
  [7, '**ACE**', 'zip'],
  [2, /^-lh[0-7]-/, 'zip'],
  [257, 'ustar', 'zip'],
  [32_769, 'CD001', 'zip'],
  ...each('program', ['MZ', 'ZM', '\x7fELF', '\0asm', 'dex\n', '\xca\xfe\xba\xbe', 'Cr24']),
  ...each('program', [
    '\xfe\xed\xfa\xce',
    '\xfe\xed\xfa\xcf',
    '\xce\xfa\xed\xfe',
    '\xcf\xfa\xed\xfe',
  ]),
  ...each('program', ['!<arch>\n', 'xar!', 'ITSF', '\xed\xab\xee\xdb', /^[FCZ]WS/, '\x1bLua']),
  [0, 'L\0\0\0\x01\x14\x02\0', 'shortcut'],
  [0, /^#![ \t]{0,9}\//, 'script'],
]

const BITMAP_HEADERS = ['\x0c', '(', '4', '8', '@', 'l', '|'].map((length) => `${length}\0\0\0`)

function each(type: FileType, marks: (string | RegExp)[]): [number, string | RegExp, FileType][] {
  return marks.map((mark) => [0, mark, type])
}

/** Null when it has none of the marks. That a file has one does not make it one: plain text may begin with `MZ`. */
export function typeByMarks(head: Uint8Array): FileType | null {
  const format = sniffFormat(head)
  const known = format && FORMATS[format]
  if (known) return known
  for (const [at, mark, type] of MARKS) {
    const here = textOf(head.subarray(at, at + 32))
    if (typeof mark === 'string' ? here.startsWith(mark) : mark.test(here)) return type
  }
  return isBitmap(head) ? 'bmp' : null
}

/** `BM` alone begins many a thing; behind it stands the length of one of the headers that there are. */
function isBitmap(head: Uint8Array): boolean {
  const headerBytes = textOf(head.subarray(14, 18))
  return head[0] === 0x42 && head[1] === 0x4d && BITMAP_HEADERS.includes(headerBytes)
}

/** Octets as characters of the same numbers, which is not what TextDecoder means by Latin-1. */
function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
