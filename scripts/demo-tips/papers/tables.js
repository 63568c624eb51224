// @ts-check
/** Tables as spreadsheets write them: CSV with a semicolon where the decimal sign is a comma. */
import { createChance } from '../chance.js'
import { inventNames } from './names.js'
import { INVENTED } from './paper.js'

/** @typedef {import('./paper.js').Paper} Paper */
/** @typedef {import('../story.js').Told} Told */

/** What was done, and what was sent on. @param {Told} told @param {string} givenName @returns {Paper} */
export function dailySheet(told, givenName) {
  const chance = createChance(`sheet ${told.int(0, 99_999)}`)
  const rows = Array.from({ length: 28 }, (_, i) => {
    const real = chance.int(8, 24)
    return [`${i + 1}/${chance.int(1, 12)}/${told.to}`, real, real + chance.int(20, 45)]
  })
  const head =
    told.language === 'pt' ? ['dia', 'atendidos', 'lançados'] : ['día', 'atendidos', 'informados']
  return asCsv(told, givenName, [head, ...rows])
}

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function brigadeList(told, givenName) {
  const chance = createChance(`list ${told.int(0, 99_999)}`)
  const posts = [
    'MGI',
    'Enfermería',
    'Oftalmología',
    'Laboratorio',
    'Pediatría',
    'Coordinación',
    'Estadística',
  ]
  const rows = inventNames(told, 18).map((name) => [
    ...[
      name,
      chance.pick(posts),
      `${told.town}`,
      told.total,
      chance.hits(0.8) ? told.kept : '',
      chance.hits(0.5) ? 'pendiente' : 'sí',
    ],
  ])
  return asCsv(told, givenName, [
    ['nombre', 'cargo', 'lugar', 'asignado', 'entregado', 'firma'],
    ...rows,
  ])
}

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function transferSheet(told, givenName) {
  const chance = createChance(`transfers ${told.int(0, 99_999)}`)
  const head =
    told.language === 'pt'
      ? ['linha', 'valor cheio', 'taxa', 'remetido', 'em conta no país', 'ao médico']
      : ['line', 'full amount', 'fee', 'remitted', 'held abroad', 'to the person']
  const rows = Array.from({ length: 12 }, (_, i) => {
    const full = chance.int(104, 118) * 100
    const fee = Math.round(full * 0.05)
    const paid = Math.round((full * told.share) / 100)
    return [i + 1, full, fee, full - fee, full - fee - paid, paid]
  })
  return asCsv(told, givenName, [head, ...rows])
}

/** @param {Told} told @param {string} givenName @param {(string | number)[][]} rows @returns {Paper} */
function asCsv(told, givenName, rows) {
  const text = [...rows, [INVENTED[told.language]]].map((row) => row.join(';')).join('\r\n')
  return { givenName, bytes: Buffer.from(`${text}\r\n`) }
}
