// @ts-check
/** Names of nobody: put together by chance out of names that are common. */
import { createChance } from '../chance.js'

// prettier-ignore
const FIRST = [
  'Dunia', 'Yunior', 'Lisbet', 'Odalys', 'Maikel', 'Zenaida', 'Yoandra', 'Niurka', 'Damaris', 'Leonel', 'Mayelín', 'Abel', 'Noemí', 'Yosvany',
  'Arelis', 'Rainer', 'Idania', 'Wilber', 'Katiuska', 'Lázara', 'Osmel', 'Mirta', 'Yadira', 'Reinier', 'Belkis', 'Duniesky', 'Aymara', 'Eusebio',
]
// prettier-ignore
const LAST = [
  'Pupo', 'Cutiño', 'Mojena', 'Verdecia', 'Arencibia', 'Zaldívar', 'Perdomo', 'Leyva', 'Cuesta', 'Fonseca', 'Borroto', 'Machín', 'Tamayo',
  'Guerra', 'Rondón', 'Matos', 'Espinosa', 'Labrada', 'Naranjo', 'Sarduy', 'Quesada', 'Ávila', 'Pantoja', 'Ricardo', 'Bermúdez', 'Infante',
]

/** @param {import('../story.js').Told} told @param {number} count @returns {string[]} each once */
export function inventNames(told, count) {
  const chance = createChance(`names ${told.int(0, 99_999)}`)
  const last = chance.shuffle(LAST)
  return chance
    .shuffle(FIRST)
    .slice(0, count)
    .map((first, i) => `${first} ${last[i % last.length]} ${chance.pick(LAST)}`)
}
