/** What hostile files are made of. Whatever runs of them sets a mark that a test of a page can see, and does nothing else. */
import { zipSync } from 'fflate'
import { bytes } from '../packets.js'

export const PWNED = "globalThis.__pwned=true;document.title='pwned'"

/** Ways in which a page could be made to run it. */
export const XSS_PAYLOADS = [
  `<script>${PWNED}</script>`,
  `"><img src=x onerror="${PWNED}">`,
  `'-(()=>{${PWNED}})()-'`,
  `</textarea></title></style></script><svg onload="${PWNED}">`,
  `javascript:${PWNED}`,
  `{{constructor.constructor("${PWNED}")()}}\${${PWNED}}`,
  `<iframe srcdoc="<script>parent.__pwned=true</script>"></iframe>`,
  `<a href="data:text/html,<script>${PWNED}</script>">x</a><math><mi//xlink:href="data:x,<script>${PWNED}</script>">`,
]

export const PAGE = `<!DOCTYPE html>\n<html><body onload="${PWNED}"><script>${PWNED}</script></body></html>\n`

/** Stored, so that the names and what is in them stand openly. */
export function makeZip(files: Record<string, string | Uint8Array>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]): [string, Uint8Array] => [
    name,
    bytes(content),
  ])
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: '1980-01-01' })
}

/** The parts of a Word document that make it one. */
export const DOCX_PARTS = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': '<Relationships/>',
  'word/document.xml': '<w:document/>',
}

/** The beginning of a compound file and directory entries of these names; nothing opens it, every sniffer knows it. */
export function makeCompound(names: string[], rest: Uint8Array = new Uint8Array(512)): Uint8Array {
  const header = Buffer.alloc(512)
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const entries = names.map((name) => {
    const entry = Buffer.alloc(128)
    entry.write(name, 0, 'utf16le')
    entry.writeUInt16LE(2 * name.length + 2, 64)
    return entry
  })
  return bytes(header, ...entries, rest)
}

export function makePdf(...objects: string[]): Uint8Array {
  return bytes(
    '%PDF-1.7\n%âãÏÓ\n',
    ...objects.map((body, i) => `${String(i + 1)} 0 obj\n${body}\nendobj\n`),
    'trailer\n<< /Root 1 0 R >>\n%%EOF\n',
  )
}

/** A signature and a header that promises so many pixels; no more. */
export function makePngHeader(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(33)
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  header.write('IHDR', 12)
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  header.set([8, 6], 24)
  return header
}

/** Of one picture, whose size may be another than that of the screen. */
export function makeGif(width: number, height: number, picture = { width, height }): Uint8Array {
  const gif = Buffer.alloc(13 + 10 + 3)
  gif.write('GIF89a')
  gif.writeUInt16LE(width, 6)
  gif.writeUInt16LE(height, 8)
  gif[13] = 0x2c
  gif.writeUInt16LE(picture.width, 18)
  gif.writeUInt16LE(picture.height, 20)
  gif.set([2, 0, 0x3b], 23)
  return gif
}

export const LNK = bytes(
  [0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46],
  new Uint8Array(60),
)
export const EXE = bytes(
  'MZ\x90\0\x03\0\0\0',
  new Uint8Array(56),
  'This program cannot be run in DOS mode.\r\n',
  new Uint8Array(64),
)
