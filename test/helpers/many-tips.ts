/**
 * Many tips as the desk holds them, for measuring and for pages: the same ones for the same count, in any run. Invented, in
 * four languages, of 1 to 4 KB, with words as unevenly frequent as those of a language, so that neither searching nor
 * comparing has it easier than it would.
 */
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import { DOCUMENTS, LAWYERS, ROLES, SEEN } from '../../src/domain/missions-choices.js'
import { dayOf, DAY_MS } from '../../src/domain/day.js'
import { HANDLING_STATES } from '../../src/domain/handling.js'
import type { Fingerprint } from '../../src/domain/keyring.js'
import { LANGUAGES, type Language } from '../../src/domain/language.js'
import type { Answers } from '../../src/domain/questionnaire.js'
import { receiptOf } from '../../src/domain/receipt.js'
import type { Tip } from '../../src/domain/tip.js'
import { LINK_KINDS, NO_WORK, type Claim, type TipWork } from '../../src/desk/case/case.js'
import { indexQuestionnaires } from '../../src/desk/count/find-questionnaire.js'
import type { DeskTip } from '../../src/desk/desk-tip.js'
import { KEY_SETS, REMARKS } from '../../src/desk/opened-tip.js'
import { searchableText } from '../../src/desk/search/fold-text.js'
import { createChance, type Dice } from './dice.js'
import {
  COMMON_WORDS,
  COUNTRIES,
  FIRST_NAMES,
  LAST_NAMES,
  PAY_SENTENCES,
  TOWNS,
} from './many-tips-words.js'

const FIRST_DAY_MS = Date.UTC(2025, 0, 7)
const STAFF = ['Marisol', 'Ben', 'Lúcia', null]
const LABELS = ['Brasil', 'pasaportes', 'urgente', 'menores', 'amparo']
const findQuestionnaire = indexQuestionnaires([MISSIONS_QUESTIONNAIRE])

/** Of a hundred: 2 that are another one with small edits, 1 that cannot be read, 1 of an unknown questionnaire; of 500, 1 canary. */
export function makeManyTips(count: number): DeskTip[] {
  const chance = createDraw(20_260_107)
  const vocabulary = makeVocabulary(chance)
  const tips: DeskTip[] = []
  for (let i = 0; i < count; i++) {
    const earlier = chance.below(50) === 0 ? tips[chance.below(tips.length)]?.tip : null
    const tip = earlier ? editTip(earlier, chance) : makeTip(chance, vocabulary)
    tips.push(makeDeskTip(i, tip, tips, chance))
  }
  return tips
}

interface Chance extends Dice {
  of: <Item>(items: readonly Item[]) => Item
  /** The first far more often than the last, as words are. */
  ofMostly: <Item>(items: readonly Item[]) => Item
}

function createDraw(seed: number): Chance {
  const chance = createChance(seed)
  return {
    ...chance,
    of: (items) => items[chance.below(items.length)]!,
    ofMostly: (items) => {
      const part = chance.below(2 ** 32) / 2 ** 32
      return items[Math.floor(items.length * part * part * part * part)]!
    },
  }
}

/** Real words first, since they are the frequent ones, then 8,000 that sound like some. */
function makeVocabulary(chance: Chance): Record<Language, string[]> {
  const syllables =
    'ca de mi ra to sa lo que ción pre in me ta vi ño ja lla gui bre dor én tu ría pos cu fe'.split(
      ' ',
    )
  const rare = Array.from({ length: 8000 }, () =>
    Array.from({ length: 2 + chance.below(3) }, () => chance.of(syllables)).join(''),
  )
  const of = (language: Language): string[] => [...COMMON_WORDS[language].split(' '), ...rare]
  return { es: of('es'), en: of('en'), pt: of('pt'), fr: of('fr') }
}

function makeTip(chance: Chance, vocabulary: Record<Language, string[]>): Tip {
  const language = chance.ofMostly(LANGUAGES)
  const from = 2000 + chance.below(24)
  const country = chance.ofMostly(COUNTRIES)
  const answers: Answers = {
    what_happened: makeStory(language, vocabulary[language], 1000 + chance.below(3000), chance),
    ...(chance.below(10) > 0 && { role: chance.ofMostly(ROLES).id, country }),
    ...(chance.below(10) > 2 && { place: makePlace(country, chance) }),
    ...(chance.below(10) > 1 && { year_from: String(from) }),
    ...(chance.below(10) > 3 && { year_to: String(from + chance.below(4)) }),
    seen: SEEN.filter(() => chance.below(3) === 0).map(({ id }) => id),
    ...(chance.below(2) === 0 && { documents: chance.of(DOCUMENTS).id }),
    ...(chance.below(12) === 0 && {
      papers: `Convenio ${country} ${String(from)}/${String(chance.below(40))}`,
    }),
    ...(chance.below(4) === 0 && { contact: `mi prima ${makeName(chance)}, fuera de Cuba` }),
    ...(chance.below(4) > 0 && { lawyers: chance.of(LAWYERS).id }),
  }
  const version = chance.below(100) === 0 ? 9 : 1
  return { version: 1, questionnaire: { id: 'missions', version }, language, answers }
}

function makeStory(
  language: Language,
  vocabulary: readonly string[],
  characters: number,
  chance: Chance,
): string {
  const sentences: string[] = []
  for (let length = 0; length < characters; length += sentences.at(-1)!.length + 1) {
    const words = Array.from({ length: 6 + chance.below(14) }, () => chance.ofMostly(vocabulary))
    if (chance.below(20) === 0) words.splice(3, 0, makeName(chance))
    const sentence = words.join(chance.below(5) === 0 ? ', ' : ' ')
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
  }
  if (chance.below(3) === 0) {
    const pay = chance.of(PAY_SENTENCES[language]).replace('#', String(5 * (1 + chance.below(5))))
    sentences.splice(chance.below(sentences.length), 0, pay)
  }
  return sentences.join(chance.below(4) === 0 ? '\n\n' : ' ')
}

function makeName(chance: Chance): string {
  return `${chance.of(FIRST_NAMES)} ${chance.of(LAST_NAMES)}`
}

function makePlace(country: string, chance: Chance): string {
  const town = `${chance.ofMostly(TOWNS)}${chance.below(3) === 0 ? '' : ` ${country.toLowerCase()}${String(chance.below(30))}`}`
  return chance.of([town, `Hospital de ${town}`, `${town}, zona ${String(1 + chance.below(20))}`])
}

/** As somebody sends a text once more: a few other words, a greeting before it. */
function editTip(tip: Tip, chance: Chance): Tip {
  const story = String(tip.answers['what_happened'])
  const words = story.split(' ').map((word) => (chance.below(40) === 0 ? 'otra' : word))
  return { ...tip, answers: { ...tip.answers, what_happened: `Buenas tardes: ${words.join(' ')}` } }
}

function makeDeskTip(
  index: number,
  tip: Tip,
  earlier: readonly DeskTip[],
  chance: Chance,
): DeskTip {
  const isUnreadable = chance.below(100) === 0
  const hasFiles = chance.below(5) === 0
  const bytes = Uint8Array.from({ length: 32 }, () => chance.below(256))
  const opened = {
    receipt: receiptOf(bytes),
    tip: isUnreadable ? null : tip,
    text: `missions 1 · ${tip.language}\n\n${String(tip.answers['what_happened'])}\n`,
    files: hasFiles ? [makeFile(chance)] : [],
    remarks: isUnreadable ? [REMARKS[0]] : chance.below(30) === 0 ? [chance.of(REMARKS)] : [],
    keySet: chance.below(20) === 0 ? chance.of(KEY_SETS) : KEY_SETS[0],
    openedBy: '0123456789ABCDEF0123456789ABCDEF01234567' as Fingerprint,
    canaryWord: chance.below(500) === 0 ? 'canario' : null,
    receivedDay: chance.below(10) === 0 ? null : dayOf(FIRST_DAY_MS + chance.below(500) * DAY_MS),
    envelope: {
      name: `${String(index)}.pgp`,
      sizeBytes: 8192,
      read: () => new Blob([new Uint8Array(8192)]).stream() as ReadableStream<Uint8Array>,
    },
  }
  const work = makeWork(earlier, chance)
  return { ...opened, work, folded: searchableText(opened, work, findQuestionnaire) }
}

function makeFile(chance: Chance): DeskTip['files'][number] {
  const type = chance.of(['jpeg', 'pdf', 'office', 'audio', 'html'] as const)
  return {
    name: `01-file.${type === 'html' ? 'bin' : 'jpg'}`,
    givenName: `Recibo ${String(chance.below(900))}.${type}`,
    sizeBytes: 1 + chance.below(900_000),
    cleaning: 'clean',
    removed: ['place', 'device'],
    kind: { type, isActive: type === 'html', isMisnamed: type === 'html' },
  }
}

function makeWork(earlier: readonly DeskTip[], chance: Chance): TipWork {
  if (chance.below(3) > 0) return NO_WORK
  const claim = <Value>(value: Value): Claim<Value>[] => [
    { value, by: 'Ben', day: dayOf(FIRST_DAY_MS) },
  ]
  const other = chance.below(40) === 0 ? earlier[chance.below(earlier.length)] : undefined
  return {
    state: claim(chance.ofMostly(HANDLING_STATES.slice(1))),
    assignee: claim(chance.of(STAFF)),
    labels: LABELS.filter(() => chance.below(6) === 0),
    notes:
      chance.below(3) === 0 ? [{ note: 'a1', claims: claim(`Llamar a ${makeName(chance)}`) }] : [],
    pay: chance.below(4) === 0 ? claim(chance.of([null, 5, 10, 12.5, 15, 20, 25, 60])) : [],
    links: other ? [{ other: other.receipt, kind: chance.of(LINK_KINDS) }] : [],
    isDisputed: chance.below(50) === 0,
  }
}
