// @ts-check
/** Plain text: a chat as a messenger exports it, and a list as somebody typed it. */
import { createChance } from '../chance.js'
import { inventNames } from './names.js'
import { INVENTED } from './paper.js'

/** @typedef {import('./paper.js').Paper} Paper */
/** @typedef {import('../story.js').Told} Told */

const CHAT = [
  'Buenas noches, reporte por favor',
  'En casa',
  'presente',
  'Falta uno. Quién falta',
  'Está en el baño profe',
  'Que lo diga él',
  'Mañana a las 7 en el parque, pulóver rojo',
  'profe y el pago?',
  'De eso no se habla por aquí',
  'Ok',
  'La compañera que salió a la tienda sin avisar, mañana conmigo',
  'Fui a comprar medicamento para mi hijo',
  'Eso se avisa',
  '🙏',
  'Meta de mañana: 55',
  'Eliminaste este mensaje',
]

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function groupChat(told, givenName) {
  const chance = createChance(`chat ${told.int(0, 99_999)}`)
  const people = inventNames(told, 6).map((name) => name.split(' ')[0])
  let [hour, minute] = [17, 50]
  const day = `${chance.int(1, 28)}/${chance.int(1, 12)}/${String(told.to).slice(2)}`
  const rows = [`${day}, 08:00 - Los mensajes y las llamadas están cifrados de extremo a extremo.`]
  for (const text of CHAT) {
    if (chance.hits(0.15)) continue
    minute += chance.int(0, 7)
    if (minute > 59) [hour, minute] = [hour + 1, minute - 60]
    rows.push(
      `${day}, ${hour}:${String(minute).padStart(2, '0')} - ${chance.pick(people)}: ${text}`,
    )
  }
  rows.push('', INVENTED[told.language])
  return asText(givenName, rows)
}

/** @type {Record<import('../story.js').Language, { title: string, fates: string[] }>} */
const FATES = {
  es: {
    title: 'Los que éramos',
    fates: [
      'se fue en 2018',
      'regresó a Cuba, sancionada',
      'sigue allá',
      'perdió la cuenta',
      'está en Chile, puede hablar',
      'informaba al jefe',
      'no sé de ella',
      'le quitaron la casa a la mamá',
    ],
  },
  pt: {
    title: 'Quem estava',
    fates: ['ficou', 'voltou', 'pediu anonimato', 'foi transferida', 'aceita depor'],
  },
  en: {
    title: 'Steps and names',
    fates: [
      'write to the access officer',
      'wait thirty days',
      'ask for the annex',
      'appeal',
      'name withheld',
    ],
  },
  fr: { title: 'Liste', fates: ['partie', 'renvoyée'] },
}

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function nameNote(told, givenName) {
  const { title, fates } = FATES[told.language]
  const rows = inventNames(told, told.int(7, 16)).map(
    (name, i) => `${i + 1}. ${name}: ${told.or(...fates)}`,
  )
  return asText(givenName, [
    `${title} (${told.town} ${told.from}-${told.to})`,
    '',
    ...rows,
    '',
    INVENTED[told.language],
  ])
}

/** @param {string} givenName @param {string[]} rows @returns {Paper} */
function asText(givenName, rows) {
  return { givenName, bytes: Buffer.from(rows.join('\n') + '\n') }
}
