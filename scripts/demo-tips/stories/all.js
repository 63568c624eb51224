// @ts-check
/** All stories. A story that is told twice offers other sentences the second time. */
import { COLLEAGUES_IN_ENGLISH } from './en-colleagues.js'
import { OTHERS_IN_ENGLISH } from './en-others.js'
import { WITNESSES_IN_ENGLISH } from './en-witnesses.js'
import { BRAZIL_IN_SPANISH } from './es-brazil.js'
import { ELSEWHERE_IN_SPANISH } from './es-elsewhere.js'
import { FAMILY_AND_OFFICE } from './es-family.js'
import { GUATEMALA } from './es-guatemala.js'
import { LONG_IN_SPANISH } from './es-long.js'
import { ODD_IN_SPANISH } from './es-odd.js'
import { VENEZUELA_LEAVING } from './es-venezuela-leaving.js'
import { VENEZUELA_WORK } from './es-venezuela-work.js'
import { WITNESSES_ELSEWHERE } from './es-witnesses-elsewhere.js'
import { WITNESSES_OF_VENEZUELA } from './es-witnesses-venezuela.js'
import { ALL_IN_FRENCH } from './fr-all.js'
import { COLLEAGUES_IN_PORTUGUESE } from './pt-colleagues.js'
import { DOCTORS_IN_PORTUGUESE } from './pt-doctors.js'
import { MORE_IN_PORTUGUESE } from './pt-more.js'
import { WITNESSES_IN_PORTUGUESE } from './pt-witnesses.js'

/** @type {import('../story.js').Story[]} */
export const STORIES = [
  ...[...VENEZUELA_WORK, ...VENEZUELA_LEAVING, ...WITNESSES_OF_VENEZUELA],
  ...[...GUATEMALA, ...BRAZIL_IN_SPANISH, ...ELSEWHERE_IN_SPANISH, ...WITNESSES_ELSEWHERE],
  ...[...FAMILY_AND_OFFICE, ...LONG_IN_SPANISH, ...ODD_IN_SPANISH],
  ...[...COLLEAGUES_IN_PORTUGUESE, ...DOCTORS_IN_PORTUGUESE],
  ...[...MORE_IN_PORTUGUESE, ...WITNESSES_IN_PORTUGUESE],
  ...[...COLLEAGUES_IN_ENGLISH, ...OTHERS_IN_ENGLISH, ...WITNESSES_IN_ENGLISH, ...ALL_IN_FRENCH],
]

/** Of what several tips tell, for who teaches. */
export const RECURRING = [
  'Yaimara, a nurse in San Félix: herself, her mother, her sister, a nurse who was sent back, a man who was a chief',
  'Osmani Tamarit, a doctor who left over Colombia: his wife and his brother',
  'Alina and Mirelys, who shared a room in Barinas and look for each other',
  'Poptún, 2004: a doctor, Minerva the epidemiologist, and the pharmacy where they queued for the telephone',
  'the woman with the hat, in Huehuetenango: herself, and the Englishman who lent it',
  'the radio at seven, on the upper Solimões: a nurse, the operator, and Dra. M. with the envelope',
  'the receipt that had to be given back, in Jamaica: a nurse who married, and the pastor’s wife',
  'a child whose father is “unknown”: the mayor’s aide and the father',
  'chiefs who were moved about: Nivaldo Urquijo, Teudis Batallán, Idalmis Corrales, Rolando Quiñonero, Maricel Tondique, Yordanis Mustelier',
]
