/** Envelopes that open well, and whose archive is none of a tip. */
import { deflateRawSync } from 'node:zlib'
import { seal } from '../../../src/openpgp/seal.js'
import { bytes, newPacket } from '../packets.js'
import { literal, sealRaw } from '../../desk/open/seal-raw.js'
import { makeTip } from '../tips.js'
import type { Due, HostileDeps, MadeFile } from './hostile-file.js'
import { TAR_END, makeTar, makeTarEntry, type TarEntry } from './hostile-tar.js'

const TIP: TarEntry[] = [
  { name: 'tip/' },
  { name: 'tip/tip.txt', content: 'hola\n' },
  { name: 'tip/tip.json', content: JSON.stringify(makeTip()) },
  { name: 'tip/files/' },
]
const FILE = 'tip/files/01-foto.jpg'
const NOT_A_TIP: Due = { reason: 'not_a_tip' }
const EIGHT_GIB_MINUS_1 = '77777777777'

export async function makeHostileArchives(deps: HostileDeps): Promise<MadeFile[]> {
  const archives = {
    ...notTars(),
    ...entriesThatNoTipHas(),
    ...sizesThatLie(),
    'con-210-archivos': withEntry(...files(210)),
  }
  const made: MadeFile[] = []
  for (const [name, archive] of Object.entries(archives)) {
    made.push({
      name: `archivo-${name}.tar.pgp`,
      bytes: await seal(archive, [deps.key.key], new Date()),
      due: NOT_A_TIP,
    })
  }
  const name = 'archivo-con-10000-archivos.tar.pgp'
  made.push({ name, bytes: await sealTenThousand(deps), due: NOT_A_TIP })
  return made
}

const withEntry = (...entries: TarEntry[]): Uint8Array => makeTar([...TIP, ...entries])

function notTars(): Record<string, Uint8Array> {
  return {
    texto: bytes('Nos quitaron el pasaporte. '.repeat(200)),
    ceros: new Uint8Array(8192),
    'sin-fin': makeTar(TIP, new Uint8Array(0)),
    'cortado-en-un-archivo': withEntry({ name: FILE, content: 'x'.repeat(5000) }).subarray(
      0,
      -4000,
    ),
    'cortado-en-una-cabecera': bytes(makeTar(TIP, new Uint8Array(0)), new Uint8Array(100).fill(1)),
    'con-algo-detras': bytes(makeTar(TIP), makeTarEntry({ name: FILE, content: 'x' }), TAR_END),
    'con-texto-detras': bytes(makeTar(TIP), new Uint8Array(4096), 'x'),
    'cabecera-dañada': withEntry({ name: FILE, isDamaged: true }),
    'de-gnu': makeTar(
      TIP.map((entry) => ({ ...entry, magic: 'ustar  \0' })),
      TAR_END.subarray(1),
    ),
    'sin-marca': makeTar(TIP.map((entry) => ({ ...entry, magic: '\0'.repeat(8) }))),
    'sin-tip-json': makeTar(TIP.filter(({ name }) => name !== 'tip/tip.json')),
    'sin-tip-txt': makeTar(TIP.filter(({ name }) => name !== 'tip/tip.txt')),
    'solo-carpetas': makeTar([{ name: 'tip/' }, { name: 'tip/files/' }]),
  }
}

function entriesThatNoTipHas(): Record<string, Uint8Array> {
  const types: Record<string, TarEntry> = {
    'enlace-simbolico': { name: FILE, type: '2', link: '/etc/passwd' },
    'enlace-duro': { name: FILE, type: '1', link: 'tip/tip.json' },
    'tip-json-es-enlace': { name: 'tip/tip.json', type: '2', link: '/etc/passwd' },
    dispositivo: { name: FILE, type: '3' },
    bloque: { name: FILE, type: '4' },
    tuberia: { name: FILE, type: '6' },
    contiguo: { name: FILE, type: '7' },
    'nombre-largo-de-gnu': { name: '././@LongLink', type: 'L', content: `${'x'.repeat(200)}\0` },
    disperso: { name: FILE, type: 'S' },
    pax: { name: 'tip/x', type: 'x', content: '27 path=../../../etc/passwd\n' },
    'pax-global': { name: 'tip/x', type: 'g', content: '27 path=../../../etc/passwd\n' },
    'tipo-antiguo': { name: FILE, type: '\0' },
    'punto-punto': { name: 'tip/files/../../01-x.jpg' },
    'fuera-de-la-carpeta': { name: '../01-x.jpg' },
    'desde-la-raiz': { name: '/etc/cron.d/x' },
    'de-windows': { name: 'C:\\Windows\\x.exe' },
    'barra-al-reves': { name: 'tip\\files\\01-x.jpg' },
    prefijo: { name: 'files/01-x.jpg', prefix: 'tip' },
    'en-una-carpeta': { name: 'tip/files/a/01-x.jpg' },
    'sin-numero': { name: 'tip/files/foto.jpg' },
    'extension-larga': { name: 'tip/files/01-foto.jpeg2000' },
    'con-mayusculas': { name: 'tip/files/01-FOTO.JPG' },
    'con-marca-de-direccion': { name: 'tip/files/01-\u202egpj.exe' },
    'otra-carpeta': { name: 'otra/tip.json', content: '{}' },
    'tip-json-en-otra-letra': { name: 'tip/TIP.JSON', content: '{}' },
    'carpeta-con-contenido': { name: 'tip/files/01-x.jpg/', type: '5', content: 'x' },
    'sin-nombre': { name: '' },
  }
  const archives = Object.entries(types).map(([name, entry]) => [name, withEntry(entry)])
  return {
    ...(Object.fromEntries(archives) as Record<string, Uint8Array>),
    'nombre-dos-veces': withEntry({ name: FILE, content: 'a' }, { name: FILE, content: 'b' }),
    'tip-json-dos-veces': withEntry({ name: 'tip/tip.json', content: '{"version":1}' }),
    'carpeta-dos-veces': withEntry({ name: 'tip/files/' }),
  }
}

function sizesThatLie(): Record<string, Uint8Array> {
  const sizes: Record<string, string | Uint8Array> = {
    enorme: EIGHT_GIB_MINUS_1,
    'en-base-256': bytes([0x80], new Uint8Array(10), [1]),
    negativo: bytes(new Uint8Array(12).fill(255)),
    'que-no-es-octal': '00000000009',
    'con-signo': '-0000000001',
    'sin-cifras': ' '.repeat(11),
  }
  const files = Object.entries(sizes).map(([name, size]) => [
    `tamaño-${name}`,
    withEntry({ name: FILE, size }),
  ])
  const texts = makeTar([{ name: 'tip/' }, { name: 'tip/tip.txt', size: EIGHT_GIB_MINUS_1 }])
  return { ...(Object.fromEntries(files) as Record<string, Uint8Array>), 'texto-enorme': texts }
}

const files = (count: number): TarEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `tip/files/${String(i % 100).padStart(2, '0')}-x${String(i)}.jpg`,
  }))

/** Packed, so that it is small on the way. */
function sealTenThousand({ key }: HostileDeps): Promise<Uint8Array> {
  const archive = literal(withEntry(...files(10_000)))
  return sealRaw(newPacket(8, bytes([1], deflateRawSync(archive))), [key.key])
}
