// @ts-check
/**
 * What a story is, and how it is told: the same story told again has another place, other years and amounts, and other
 * sentences where it offers a choice. All of it is invented: people, hospitals, amounts, and what happened.
 */
import { createChance } from './chance.js'
import { pickHand, typeWith } from './hands.js'

/** @typedef {import('../../dist/domain/language.js').Language} Language */
/** @typedef {import('../../dist/domain/questionnaire.js').Answers} Answers */
/** @typedef {import('./chance.js').Chance} Chance */
/** @typedef {import('./scenes.js').Scene} Scene */

/**
 * @typedef {object} Told
 * @property {Language} language
 * @property {(...texts: string[]) => string} or one of them
 * @property {(text: string, probability?: number) => string} may the text, or nothing
 * @property {(from: number, to: number) => number} int
 * @property {string} country
 * @property {string} town
 * @property {string} region
 * @property {string} site
 * @property {string} chief
 * @property {number} from the first year
 * @property {number} to the last
 * @property {number} share per cent of the pay that reached the worker
 * @property {string} pct the same in words or digits, in the story's language
 * @property {string} total the pay
 * @property {string} kept what was left of it
 * @property {string} rest what was kept back
 * @property {(value: number) => string} n a number as this person writes numbers
 * @property {string} month
 */

/**
 * @typedef {object} Story
 * @property {string} id
 * @property {Language} language of the form that was used
 * @property {string} [scenes] as `scenesIn` takes them; none: it happens nowhere
 * @property {true} [once] told only once
 * @property {import('./hands.js').Hand} [hand]
 * @property {(told: Told) => string} tell
 * @property {Partial<Record<'role' | 'documents' | 'lawyers' | 'seen' | 'papers' | 'contact' | 'country' | 'place' | 'year_from' | 'year_to', string | ((told: Told) => string)>>} [answers]
 * `seen`: ids with a blank between, those with a question mark by chance; '' takes away what the scene would give
 * @property {(told: Told) => import('./papers/paper.js').Paper[]} [files]
 */

/** Lines are joined, an empty line begins a paragraph. @param {TemplateStringsArray} parts @param {unknown[]} values */
export function prose(parts, ...values) {
  return String.raw({ raw: parts }, ...values)
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

/** Lines stay lines: chats and lists. @param {TemplateStringsArray} parts @param {unknown[]} values */
export function lines(parts, ...values) {
  return String.raw({ raw: parts }, ...values)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/**
 * @param {Story} story
 * @param {Scene | null} scene
 * @param {string} seed
 * @param {number} round how often it was told before; a choice of sentences then falls on the next one
 * @returns {{ answers: Answers, told: Told }}
 */
export function tellStory(story, scene, seed, round) {
  const chance = createChance(`${seed} ${story.id} ${round}`)
  const choices = createChance(`${seed} ${story.id}`)
  const told = createTold(
    story.language,
    scene,
    chance,
    (count) => (choices.int(0, 999) + round) % count,
  )
  const text = typeWith(story.tell(told), story.hand ?? pickHand(chance), chance)
  /** @type {Answers} */
  const answers = { what_happened: text }
  const given = { ...(scene && placeAnswers(told, chance)), ...story.answers }
  for (const [question, value] of Object.entries(given)) {
    const answer = typeof value === 'function' ? value(told) : value
    if (answer === '') delete answers[question]
    else answers[question] = question === 'seen' ? pickSeen(answer, chance) : answer
  }
  if (answers['seen']?.length === 0) delete answers['seen']
  if (answers['role'] === 'on_mission') {
    // Whoever is there now has not been there for ten years, nor left.
    if (answers['year_from']) answers['year_from'] = String(chance.int(2022, 2025))
    delete answers['year_to']
  }
  return { answers, told }
}

/** @param {Language} language @param {Scene | null} scene @param {Chance} chance @param {(count: number) => number} choose @returns {Told} */
function createTold(language, scene, chance, choose) {
  const [first, last] = scene?.years ?? [2001, 2025]
  const from = chance.int(first, Math.max(first, last - 1))
  const share = chance.pick(scene?.shares ?? [10])
  const [least, most] = scene?.total ?? [1000, 2000]
  const total = Math.round(chance.int(least, most) / 100) * 100
  const kept = Math.max(50, Math.round((total * share) / 500) * 5)
  const group = chance.pick(GROUPING[language])
  /** @param {number} value */
  const n = (value) => String(value).replaceAll(/\B(?=(\d{3})+$)/g, group)
  return {
    language,
    or: (...texts) => texts[choose(texts.length)] ?? '',
    may: (text, probability = 0.5) => (chance.hits(probability) ? text : ''),
    int: chance.int,
    ...{ country: scene?.country ?? '', town: scene?.town ?? '', region: scene?.region ?? '' },
    ...{ site: scene?.site ?? '', chief: scene?.chief ?? '', from, share, n },
    to: Math.min(last, from + chance.int(1, 3)),
    pct: chance.pick([
      `${share} %`,
      `${share}%`,
      `${wordOf(share, language)} ${PER_CENT[language]}`,
    ]),
    total: n(total),
    kept: n(kept),
    rest: n(total - kept),
    month: new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2020, chance.int(0, 11), 15),
    ),
  }
}

/** People leave out much. @param {Told} told @param {Chance} chance @returns {Answers} */
function placeAnswers({ country, town, region, site, from, to }, chance) {
  return {
    ...(chance.hits(0.96) && { country }),
    ...(chance.hits(0.7) && {
      place: chance.pick([
        town,
        town === region ? site : `${town}, ${region}`,
        `${site}, ${town}`,
        `${site}`,
        town,
      ]),
    }),
    ...(chance.hits(0.75) && { year_from: String(from) }),
    ...(chance.hits(0.6) && { year_to: String(to) }),
  }
}

/** @param {string} ids @param {Chance} chance */
function pickSeen(ids, chance) {
  return ids
    .split(' ')
    .filter((id) => !id.endsWith('?') || chance.hits(0.5))
    .map((id) => id.replace('?', ''))
}

/** @type {Record<Language, string[]>} */
const GROUPING = { es: ['', ' ', ',', '.'], pt: ['', '.'], en: ['', ','], fr: [' '] }

/** @type {Record<Language, string>} */
const PER_CENT = { es: 'por ciento', pt: 'por cento', en: 'percent', fr: 'pour cent' }

/** @param {number} share @param {Language} language */
function wordOf(share, language) {
  const word = SHARES[language][share]
  if (word === undefined) throw new Error(`no word for ${share} in ${language}`)
  return word
}

/** @type {Record<Language, Record<number, string>>} */
const SHARES = {
  es: {
    ...{
      5: 'cinco',
      6: 'seis',
      7: 'siete',
      8: 'ocho',
      9: 'nueve',
      10: 'diez',
      12: 'doce',
      15: 'quince',
    },
    ...{ 18: 'dieciocho', 20: 'veinte', 24: 'veinticuatro', 25: 'veinticinco', 26: 'veintiséis' },
    ...{ 28: 'veintiocho', 30: 'treinta', 40: 'cuarenta', 45: 'cuarenta y cinco' },
  },
  pt: {
    ...{
      5: 'cinco',
      6: 'seis',
      7: 'sete',
      8: 'oito',
      9: 'nove',
      10: 'dez',
      12: 'doze',
      15: 'quinze',
    },
    ...{
      18: 'dezoito',
      20: 'vinte',
      24: 'vinte e quatro',
      25: 'vinte e cinco',
      26: 'vinte e seis',
    },
    ...{ 28: 'vinte e oito', 30: 'trinta', 40: 'quarenta', 45: 'quarenta e cinco' },
  },
  en: {
    ...{
      5: 'five',
      6: 'six',
      7: 'seven',
      8: 'eight',
      9: 'nine',
      10: 'ten',
      12: 'twelve',
      15: 'fifteen',
    },
    ...{ 18: 'eighteen', 20: 'twenty', 24: 'twenty-four', 25: 'twenty-five', 26: 'twenty-six' },
    ...{ 28: 'twenty-eight', 30: 'thirty', 40: 'forty', 45: 'forty-five' },
  },
  fr: {
    ...{
      5: 'cinq',
      6: 'six',
      7: 'sept',
      8: 'huit',
      9: 'neuf',
      10: 'dix',
      12: 'douze',
      15: 'quinze',
    },
    ...{ 18: 'dix-huit', 20: 'vingt', 24: 'vingt-quatre', 25: 'vingt-cinq', 26: 'vingt-six' },
    ...{ 28: 'vingt-huit', 30: 'trente', 40: 'quarante', 45: 'quarante-cinq' },
  },
}
