/**
 * Files that a tip may carry, each with what it really is. The name in the archive and the one that the device gave have the
 * same end, so that it does not matter which of them is asked.
 */
import { deflateSync } from 'node:zlib'
import type { FileKind, FileType } from '../../../src/desk/files/file-kind.js'
import { SMALL_JPEG, SMALL_PNG } from '../../archive/clean/small-images.js'
import { bytes } from '../packets.js'
import {
  DOCX_PARTS,
  EXE,
  LNK,
  PAGE,
  PWNED,
  makeCompound,
  makeGif,
  makePdf,
  makePngHeader,
  makeZip,
} from './hostile-bytes.js'

export interface HostileAttachment {
  name: string
  givenName: string
  bytes: Uint8Array
  kind: FileKind
}

type Row = [givenName: string, content: string | Uint8Array, type: FileType, flags?: string]

const utf16 = (text: string): Uint8Array => bytes([0xff, 0xfe], Buffer.from(text, 'utf16le'))
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"'

/** Flags: `a` for active, `m` for misnamed. */
const ROWS: Row[] = [
  ['pagina.html', PAGE, 'html', 'a'],
  ['foto-de-la-brigada.jpg', PAGE, 'html', 'am'],
  ['nota.txt', `Hola.\n\n<script>${PWNED}</script>\n`, 'html', 'am'],
  ['comentario.txt', `<!-- nada -->\n\n<p onclick="${PWNED}">Hola</p>`, 'html', 'am'],
  ['mayusculas.txt', `\ufeff\n\t <HTML><SCRIPT>${PWNED}</SCRIPT>`, 'html', 'am'],
  ['dieciseis.txt', utf16(PAGE), 'html', 'am'],
  [
    'xhtml.xml',
    `<?xml version="1.0"?><a xmlns="http://www.w3.org/1999/xhtml"><script>${PWNED}</script></a>`,
    'html',
    'am',
  ],
  [
    'correo.mht',
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n',
    'html',
    'a',
  ],
  ['logo.svg', `${SVG} onload="${PWNED}"/>`, 'svg', 'a'],
  [
    'logo.png',
    `<?xml version="1.0"?>\n<!-- logo -->\n<!DOCTYPE svg [<!ENTITY a "x">]>\n${SVG}><script>${PWNED}</script></svg>`,
    'svg',
    'am',
  ],
  [
    'ajeno.svg',
    `${SVG}><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/></foreignObject></svg>`,
    'svg',
    'a',
  ],
  [
    'contrato.pdf',
    makePdf(`<< /Type /Catalog /OpenAction << /S /JavaScript /JS (${PWNED}) >> >>`),
    'pdf',
    'a',
  ],
  [
    'escondido.pdf',
    makePdf('<< /Type /Catalog /Open#41ction 2 0 R >>', '<< /S /J#61vaScript /J#53 3 0 R >>'),
    'pdf',
    'a',
  ],
  [
    'lanza.pdf',
    makePdf('<< /Type /Catalog /AA << /O << /S /Launch /F (nada) >> >> >>'),
    'pdf',
    'a',
  ],
  ['adjunto.pdf', makePdf('<< /Type /EmbeddedFile /Length 0 >>'), 'pdf', 'a'],
  ['tarde.pdf', bytes(new Uint8Array(700).fill(7), makePdf('<< /Type /Catalog >>')), 'pdf'],
  ['doble.pdf', bytes(makePdf('<< /Type /Catalog >>'), PAGE), 'pdf', 'a'],
  ['informe.docx', makeZip({ ...DOCX_PARTS, 'word/vbaProject.bin': 'x' }), 'macros', 'am'],
  ['control.docx', makeZip({ ...DOCX_PARTS, 'word/activeX/activeX1.bin': 'x' }), 'office', 'a'],
  [
    'nomina.xls',
    makeCompound(['Root Entry', 'Workbook', '_VBA_PROJECT_CUR', 'VBA']),
    'macros',
    'am',
  ],
  [
    'lista.xls',
    makeCompound(['Root Entry', 'Workbook'], bytes([0x85, 0, 0x10, 0, 1, 2, 3, 4, 0, 1], 'Macro1')),
    'macros',
    'am',
  ],
  ['carta.doc', '{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}', 'rtf', 'a'],
  [
    'carta.odt',
    makeZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': '<x/>',
      'Basic/Standard/Module1.xml': 'x',
    }),
    'macros',
    'am',
  ],
  ['contrato-firmado.pdf', EXE, 'program', 'am'],
  ['visor.exe', EXE, 'program', 'a'],
  ['factura.pdf', bytes('\x7fELF', new Uint8Array(60)), 'program', 'am'],
  ['fotos.apk', makeZip({ 'AndroidManifest.xml': 'x', 'classes.dex': 'dex\n035' }), 'program', 'a'],
  [
    'instalar.msi',
    makeCompound(
      ['Root Entry'],
      bytes([0x84, 0x10, 0x0c, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46]),
    ),
    'program',
    'a',
  ],
  ['carpeta.lnk', LNK, 'shortcut', 'a'],
  ['sitio.url', '[InternetShortcut]\r\nURL=file:///nowhere\r\n', 'shortcut', 'a'],
  ['leame.txt', '[Desktop Entry]\nType=Application\nExec=true\n', 'shortcut', 'am'],
  ['fotos.js', PWNED, 'script', 'a'],
  ['abrir.bat', '@echo off\r\nrem nada\r\n', 'script', 'a'],
  ['lea.txt', '#!/bin/sh\ntrue\n', 'script', 'am'],
  ['poliglota.gif', `GIF89a/*${' '.repeat(40)}*/=0;${PWNED}`, 'gif', 'a'],
  ['doble.gif', bytes(makeGif(1, 1), PAGE), 'gif', 'a'],
  ['doble.jpg', bytes(SMALL_JPEG, makeZip({ 'nada.txt': 'x' })), 'jpeg', 'a'],
  ['cortada.jpg', SMALL_JPEG.subarray(0, 150), 'jpeg'],
  ['enorme.png', makePngHeader(65_000, 65_000), 'png'],
  ['enorme.gif', makeGif(1, 1, { width: 65_535, height: 65_535 }), 'gif'],
  ['bomba.zip', makeZip({ 'ceros.z': deflateSync(new Uint8Array(10_000_000)) }), 'zip'],
  ['marca.txt', 'SIGILO-HARMLESS-TEST-FILE: no scanner knows this line\n', 'text'],
  ['terminal.txt', '\x1b]0;pwned\x07\x1b[2J\x1b[31mHola\n', 'unknown'],
  ['alreves.txt', 'Pagaron \u202e005\u202c pesos\u200b\n', 'text'],
  [
    'tabla.csv',
    `lugar,nota\n=HYPERLINK("http://127.0.0.1/","ver"),+cmd|' /C true'!A0\n`,
    'text',
    'a',
  ],
  ['vacio.pdf', '', 'empty'],
  ['con.png', SMALL_PNG, 'png'],
]

export const HOSTILE_ATTACHMENTS: HostileAttachment[] = ROWS.map(
  ([givenName, content, type, flags = ''], i) => {
    const number = String((i % 99) + 1).padStart(2, '0')
    return {
      name: `${number}-${givenName}`,
      givenName,
      bytes: bytes(content),
      kind: { type, isActive: flags.includes('a'), isMisnamed: flags.includes('m') },
    }
  },
)
