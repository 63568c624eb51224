/** Tips whose files are not those that `tip.json` lists, or have names that would do harm to whoever shows them without care. */
import type { TipFile } from '../../../src/domain/tip-file.js'
import { bytes } from '../packets.js'
import { makeTip } from '../tips.js'
import { PWNED } from './hostile-bytes.js'
import type { MadeTip } from './seal-tips.js'

export function hostileFileLists(): Record<string, MadeTip> {
  const hola = { name: '01-foto.jpg', bytes: bytes('hola\n') }
  const other: Record<string, Pick<MadeTip, 'files'> & { inJson: TipFile[] }> = {
    'que-no-estan': { inJson: [listed()] },
    'que-no-se-nombran': { inJson: [], files: [hola] },
    'de-otro-nombre': { inJson: [listed({ name: '01-otra.jpg' })], files: [hola] },
    'de-otro-tamaño': { inJson: [listed({ sizeBytes: 4 })], files: [hola] },
    'nombrados-dos-veces': { inJson: [listed(), listed()], files: [hola] },
    'en-otro-orden': {
      inJson: [listed(), listed({ name: '02-foto.jpg' })],
      files: [{ ...hola, name: '02-foto.jpg' }, hola],
    },
  }
  const all = Object.entries(other).map(([name, { inJson, ...rest }]): [string, MadeTip] => [
    `archivos-${name}`,
    { json: { ...makeTip(), files: inJson }, ...rest, remarks: ['other_files'] },
  ])
  const names: Record<string, string> = {
    'de-150': `${'ñ'.repeat(146)}.jpg`,
    'que-son-una-etiqueta': `<img src=x onerror="${PWNED}">.jpg`,
    'que-son-una-formula': `=HYPERLINK("http:127.0.0.1","x").jpg`,
    'de-dos-extensiones': 'contrato.pdf.exe.jpg',
    'con-espacios': `foto.jpg${' '.repeat(100)}.exe.jpg`,
  }
  const good = Object.entries(names).map(([name, givenName]): [string, MadeTip] => [
    `nombres-${name}`,
    { json: { ...makeTip(), files: [listed({ givenName })] }, files: [hola], remarks: [] },
  ])
  return { ...Object.fromEntries(all), ...Object.fromEntries(good) }
}

/** As a form lists one, but for what is said. */
export const listed = (over: object = {}): TipFile => ({
  name: '01-foto.jpg',
  givenName: 'foto.jpg',
  sizeBytes: 5,
  cleaning: 'not_cleaned',
  removed: [],
  ...over,
})
