import { describe, expect, it } from '@jest/globals'
import { indexQuestionnaires } from '../../../src/desk/count/find-questionnaire.js'
import { foldText, foldWithPlaces, searchableText } from '../../../src/desk/search/fold-text.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import type { Answers } from '../../../src/domain/questionnaire.js'
import { claim, makeDeskTip } from '../../helpers/desk-tip.js'
import { makeTip } from '../../helpers/tips.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const FOLDS: [name: string, text: string, folded: string][] = [
  ['accents', 'Misión ñandú Ü ç ã', 'mision nandu u c a'],
  ['accents that stand apart', 'Misio\u0301n', 'mision'],
  ['capitals', 'PASAPORTE', 'pasaporte'],
  ['sharp s, both of them', 'Straße STRAẞE', 'strasse strasse'],
  ['ligatures', 'oﬃcial ﬁn cœur Ægis', 'official fin coeur aegis'],
  ['the letters of Poland and Denmark', 'Łódź Ødegård', 'lodz odegard'],
  ['the dotted and the dotless I', 'İI ıi', 'ii ii'],
  ['both small sigmas', 'ΟΔΟΣ οδός', 'οδοσ οδοσ'],
  ['quotes', '“a” «b» „c‟ ‘d’ e’f', `"a" "b" "c" 'd' e'f`],
  ['dashes', 'a–b—c‑d−e', 'a-b-c-d-e'],
  ['spaces', ' a\u00a0\u202f b\n\n\tc\u3000d ', 'a b c d'],
  ['what is not seen', 'pasa\u00adporte\u200b \ufeffx', 'pasaporte x'],
  ['what is not seen between spaces', 'a \u200b b', 'a b'],
  ['an emoji, however it is drawn', '❤️ 👩🏽‍⚕️ 🛂', '❤ 👩🏽‍⚕ 🛂'],
  ['nothing', '', ''],
  ['half a character', 'a\ud83d', 'a\ud83d'],
]

describe('folding', () => {
  it.each(FOLDS)('evens out %s', (_name, text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it.each([
    ['Thai', 'ที่นี่น้ำ'],
    ['Hindi', 'हिन्दी में'],
    ['Arabic', 'مُحَمَّد'],
    ['Hebrew', 'שָׁלוֹם'],
    ['Chinese', '护照被没收'],
    ['Amharic', 'ሰላም'],
  ])('takes nothing from %s', (_name, text) => {
    expect(foldText(text)).toBe(text)
  })

  it.each([...FOLDS, ['Korean', '한국', '한국'.normalize('NFD')], ['Russian', 'Ёлка', 'елка']])(
    'gives the same when it is done twice, and place by place: %s',
    (_name, text) => {
      const folded = foldText(text)
      expect(foldText(folded)).toBe(folded)
      const places = foldWithPlaces(text)
      expect(places.folded.trim()).toBe(folded)
      expect(places.from).toHaveLength(places.folded.length)
    },
  )

  it.each([
    ['combining marks out of order', 'a' + '\u0301\u0323'.repeat(200_000)],
    ['spaces', ' '.repeat(400_000)],
    ['accents', 'é'.repeat(400_000)],
    ['ligatures', 'ﬃ'.repeat(400_000)],
  ])('takes no longer than the text is long: %s', (_name, text) => {
    const hasRunAway = watchForRunaway()
    foldText(text)
    expect(hasRunAway()).toBe(false)
  })
})

describe('what a search looks through', () => {
  const find = indexQuestionnaires([MISSIONS_QUESTIONNAIRE])
  const folded = (answers: Answers): string[] => makeDeskTip('A', answers).folded.split('\n')

  it('is the receipt, the answers in words, files, labels and notes', () => {
    const tip = makeDeskTip(
      'A',
      { role: 'before', country: 'GT', seen: ['pay', 'ban'], place: 'Cobán' },
      {
        files: [
          {
            name: '01-recibo.jpg',
            givenName: 'Recibo de Pérez.jpg',
            sizeBytes: 1,
            cleaning: 'clean',
            removed: [],
            kind: { type: 'jpeg', isActive: false, isMisnamed: false },
          },
        ],
        work: {
          labels: ['Ámbar'],
          notes: [{ note: 'n', claims: [...claim('Llamé'), ...claim('Llamó')] }],
        },
      },
    )
    expect(tip.folded.split('\n')).toEqual([
      'aaaa-aaaa-aaaa-aaaa',
      'nos quitaron el pasaporte al llegar. 🛂 n',
      'estuve en una mision',
      'gt',
      'se quedaban con la mayor parte del salario',
      'prohibicion de entrar a cuba por dejar la mision',
      'coban',
      'recibo de perez.jpg',
      'ambar',
      'llame',
      'llamo',
    ])
  })

  it('has labels in the language in which the source saw them', () => {
    const tip = { ...makeTip({ role: 'before' }), language: 'pt' as const }
    expect(makeDeskTip('A', {}, { tip }).folded).toContain('\nja estive numa missao')
  })

  it('is tip.txt where tip.json cannot be read', () => {
    const tip = makeDeskTip('A', {}, { tip: null, text: 'Todo está aquí\n' })
    expect(tip.folded).toBe('aaaa-aaaa-aaaa-aaaa\ntodo esta aqui')
  })

  it('is both where the questionnaire is not known', () => {
    const tip = { ...makeTip({ role: 'king' }), questionnaire: { id: 'other', version: 1 } }
    const { folded: all } = makeDeskTip('A', {}, { tip, text: 'Rey' })
    expect(all).toContain('\nking')
    expect(all).toContain('\nrey')
  })

  it('holds what the form does not offer as it stands', () => {
    expect(folded({ seen: ['pay', 'Tortura'], king: 'Yo', role: ['a', 'b'] as never })).toEqual(
      expect.arrayContaining(['se quedaban con la mayor parte del salario', 'tortura', 'yo', 'a']),
    )
  })

  it('does not grow with a choice that is repeated', () => {
    const tip = makeTip({ seen: Array.from({ length: 50_000 }, () => 'pay') })
    const opened = { ...makeDeskTip('A'), tip }
    expect(searchableText(opened, opened.work, find).length).toBeLessThan(200)
  })

  it('lets no phrase reach from one answer into the next', () => {
    expect(makeDeskTip('A', { what_happened: 'uno\ndos', place: 'tres' }).folded).toMatch(
      /uno dos\ntres/,
    )
  })
})
