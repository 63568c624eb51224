import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import type { FileType } from '../../../src/desk/files/file-kind.js'
import { CMYK_JPEG, SMALL_JPEG, SMALL_PNG } from '../../archive/clean/small-images.js'
import {
  DOCX_PARTS,
  EXE,
  makeCompound,
  makeGif,
  makePdf,
  makeZip,
} from '../../helpers/hostile/hostile-bytes.js'
import { bytes } from '../../helpers/packets.js'
import { kindOf } from './kind-of.js'

const zeros = (length: number): Uint8Array => new Uint8Array(length)
const tar = bytes(zeros(257), 'ustar\0' + '00', zeros(247))
const iso = bytes(zeros(32_769), 'CD001', zeros(3000))

describe('what an ordinary file is', () => {
  it.each<[name: string, content: Uint8Array | string, type: FileType]>([
    ['foto.jpg', SMALL_JPEG, 'jpeg'],
    ['foto.JPEG', CMYK_JPEG, 'jpeg'],
    ['captura.png', SMALL_PNG, 'png'],
    ['animo.gif', makeGif(4, 4), 'gif'],
    ['dibujo.bmp', bytes('BM', zeros(12), [40, 0, 0, 0], zeros(60)), 'bmp'],
    ['pegatina.webp', bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(20)), 'webp'],
    ['IMG_1.HEIC', bytes(zeros(3), [24], 'ftypheic', zeros(12)), 'heif'],
    ['escaneo.tif', bytes('II*\0', zeros(20)), 'tiff'],
    ['contrato.pdf', makePdf('<< /Type /Catalog /OpenAction [3 0 R /Fit] >>'), 'pdf'],
    ['contrato.docx', makeZip(DOCX_PARTS), 'office'],
    [
      'carta.odt',
      makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
      'opendocument',
    ],
    ['ruido.pdf', makePdf('<< /Length 9 >> stream\n/JS(x)\nendstream'), 'pdf'],
    ['carta.rtf', '{\\rtf1 hola}', 'rtf'],
    ['cortado.docx', makeZip(DOCX_PARTS).subarray(0, -40), 'office'],
    ['ruido.jpg', bytes(SMALL_JPEG, 'PK\x05\x06', zeros(16), [255, 255]), 'jpeg'],
    ['carta.doc', '{\\rtf1 hola}', 'rtf'],
    ['carta.doc', makeCompound(['Root Entry', 'WordDocument']), 'old_office'],
    ['cerrado.docx', makeCompound(['Root Entry', 'EncryptedPackage']), 'office'],
    ['voz.opus', bytes('OggS', zeros(24), 'OpusHead'), 'audio'],
    ['voz.amr', bytes('#!AMR\n', [0x3c, 0x91]), 'audio'],
    ['voz.mp3', bytes('ID3\x04\0', zeros(20)), 'audio'],
    ['voz.m4a', bytes(zeros(3), [24], 'ftypM4A ', zeros(12)), 'audio'],
    ['voz.3gp', bytes(zeros(3), [24], 'ftyp3gp4', zeros(12), 'hdlr', zeros(8), 'soun'), 'audio'],
    ['video.mp4', bytes(zeros(3), [24], 'ftypisom', zeros(12), 'soun', zeros(9), 'vide'), 'video'],
    ['video.avi', bytes('RIFF', zeros(4), 'AVI LIST'), 'video'],
    ['todo.zip', makeZip({ 'carta.txt': 'hola' }), 'zip'],
    ['documento-dentro.zip', makeZip({ 'carta.docx': makeZip(DOCX_PARTS) }), 'zip'],
    ['todo.rar', 'Rar!\x1a\x07\x01\0', 'zip'],
    ['todo.7z', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c]), 'zip'],
    ['todo.gz', gzipSync('hola'), 'zip'],
    ['todo.tar', tar, 'zip'],
    ['todo.iso', iso, 'zip'],
    ['todo.dmg', bytes(zeros(900), 'koly', zeros(508)), 'zip'],
    ['nota.txt', 'Señor: nos quitaron el pasaporte. 🛂\r\n\tGracias.\n', 'text'],
    ['nota.txt', '\ufeffcon marca', 'text'],
    ['nota.txt', 'En el foro dice %PDF-1.4 y nada más.', 'text'],
    ['nota.txt', bytes([0xfe, 0xff], Buffer.from('hola ñ', 'utf16le').swap16()), 'text'],
    [
      'nota.txt',
      'MZungu llegó; BM, GIF, ID3 y OggS son letras. 1 < 2 y <b>fuerte</b>; ver %PDF-1.4',
      'text',
    ],
    [
      'lista.csv',
      'lugar;telefono;nota\nGuatemala;+53 (7) 830-1234;-5\n- Nos quitaron (dos veces);"x"\n',
      'text',
    ],
    [
      'ruta.gpx',
      '<?xml version="1.0"?><gpx><metadata><link href="https://example.org/"/></metadata></gpx>',
      'text',
    ],
    ['mapa.kml', '<?xml version="1.0"?><kml><Style id="a"/></kml>', 'text'],
    ['vacio.txt', '', 'empty'],
    ['nada.bin', bytes([1, 2, 3, 4]), 'unknown'],
    ['cosa.bin', bytes('BM', zeros(40)), 'unknown'],
    ['programa.bin', EXE, 'program'],
  ])('%s (%#) is known, and is neither active nor misnamed', (name, content, type) => {
    const isActive = type === 'program'
    expect(kindOf(name, content)).toEqual({ type, isActive, isMisnamed: false })
  })

  it.each([
    ['a character that is cut off at the end', bytes('hola ', [0xc3])],
    ['a control character behind a megabyte', bytes('a'.repeat(1 << 20), [7])],
    ['Latin-1', bytes('se', [0xf1], 'or')],
    ['half of a pair in UTF-16', bytes([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])],
    ['an odd byte behind UTF-16', bytes([0xff, 0xfe, 0x41, 0x00, 0x41])],
  ])('takes nothing for text that has %s', (_what, content) => {
    expect(kindOf('nota.txt', content)).toEqual({
      type: 'unknown',
      isActive: false,
      isMisnamed: false,
    })
  })

  it.each([
    ['foto.png', SMALL_JPEG, true],
    ['foto', SMALL_JPEG, false],
    ['foto.loquesea', SMALL_JPEG, false],
    ['foto.jpg. . ', SMALL_JPEG, false],
    ['foto.\u202egpj', SMALL_JPEG, false],
    ['foto.JPG', SMALL_PNG, true],
    ['foto.jpg. . ', SMALL_PNG, true],
    ['foto.jp\u200bg', SMALL_PNG, true],
    ['foto.jpg.exe', SMALL_JPEG, true],
    ['datos.csv', bytes('a,b'), false],
    ['datos.jpg', bytes('a,b'), true],
    ['foto.jpg', bytes([1, 2, 3]), true],
    ['hoja.doc', makeZip(DOCX_PARTS), true],
    ['hoja.docm', makeZip({ ...DOCX_PARTS, 'word/vbaProject.bin': 'x' }), false],
    [`${'x.'.repeat(100_000)}jpg`, SMALL_JPEG, false],
  ])('compares the content with the end of the name: %s', (name, content, isMisnamed) => {
    expect(kindOf(name, content).isMisnamed).toBe(isMisnamed)
  })

  it('gives no warning for the frozen vectors', () => {
    const folder = join(import.meta.dirname, '..', '..', 'vectors', 'v1')
    const texts = readdirSync(folder).filter((name) => /\.(json|txt)$/.test(name))
    for (const name of texts) {
      expect(kindOf(name, readFileSync(join(folder, name)))).toMatchObject({ isActive: false })
    }
  })

  it('takes compressed noise for nothing else', () => {
    const noise = deflateRawSync(
      Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * i) >>> 3)),
    )
    expect(kindOf('foto.jpg', bytes(SMALL_JPEG, noise)).isActive).toBe(false)
    expect(kindOf('c.pdf', bytes(makePdf('<< >>'), noise)).isActive).toBe(false)
  })
})
