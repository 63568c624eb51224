import { describe, expect, it } from '@jest/globals'
import type { LinkKind } from '../../../src/desk/case/case.js'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import { suggestLinks } from '../../../src/desk/search/suggest-links.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import type { Answers } from '../../../src/domain/questionnaire.js'
import type { Receipt } from '../../../src/domain/receipt.js'
import { claim, makeDeskTip, receiptOfLetter } from '../../helpers/desk-tip.js'

const suggest = (...tips: DeskTip[]): string[] =>
  suggestLinks(tips, [MISSIONS_QUESTIONNAIRE]).map(
    ({ receipt, other, kind, because }) =>
      `${receipt.charAt(0)}${other.charAt(0)} ${kind}: ${because}`,
  )
const of = (...answers: Answers[]): string[] =>
  suggest(...answers.map((each, i) => makeDeskTip('ABCDEFGHJKMN'.charAt(i), each)))
const told = (...stories: string[]): string[] =>
  of(...stories.map((what_happened) => ({ what_happened })))
const at = (place: string, rest: Answers = {}): Answers => ({ country: 'GT', place, ...rest })

describe('the same place', () => {
  it.each([
    ['the same words', 'Cobán', 'Cobán'],
    ['other accents and capitals', 'Cobán', 'COBAN'],
    ['one within the other', 'Cobán', 'Hospital de Cobán'],
    ['one within the other, with signs', 'Cobán', 'Cobán, Alta Verapaz'],
    ['a generic word with a name', 'Hospital Rodríguez', 'el Hospital Rodríguez'],
  ])('is suggested for both, in their own words: %s', (_name, one, other) => {
    expect(of(at(one), at(other))).toEqual([`AB place: ${one}`, `BA place: ${other}`])
  })

  it.each<[string, Answers, Answers]>([
    ['another country', at('Cobán'), { country: 'BR', place: 'Cobán' }],
    ['no country', { place: 'Cobán' }, { place: 'Cobán' }],
    ['a generic word', at('Hospital'), at('hospital')],
    ['generic words', at('Hospital General'), at('Hospital General de la zona norte')],
    ['a mere country', at('Guatemala'), at('Guatemala')],
    ['a part of a word', at('Cob'), at('Cobán')],
    ['a number', at('zona 10'), at('zona 10')],
    ['a saint', at('San'), at('San Marcos')],
    ['two places of one province', at('Cobán, Verapaz'), at('Lanquín, Verapaz')],
    ['nothing', at(''), at('')],
    ['a list for a place', at(['Cobán'] as never), at(['Cobán'] as never)],
  ])('is not suggested for %s', (_name, one, other) => {
    expect(of(one, other)).toEqual([])
  })
})

describe('the same mission', () => {
  it.each<[string, Answers, Answers]>([
    ['years that overlap', { year_from: '2013', year_to: '2016' }, { year_from: '2016' }],
    ['the same year', { year_to: '2013' }, { year_from: '2013' }],
  ])('is suggested instead of the place for %s', (_name, one, other) => {
    expect(of(at('Cobán', one), at('Hospital de Cobán', other))).toEqual([
      'AB mission: Cobán',
      'BA mission: Hospital de Cobán',
    ])
  })

  it.each<[string, Answers, Answers]>([
    ['years that do not overlap', { year_from: '2013', year_to: '2015' }, { year_from: '2016' }],
    ['years that one of them does not give', { year_from: '2013' }, {}],
  ])('is not suggested for %s; the place is', (_name, one, other) => {
    expect(of(at('Cobán', one), at('Cobán', other))).toEqual(['AB place: Cobán', 'BA place: Cobán'])
  })

  it('is suggested for the words of a place in another order', () => {
    const year = { year_from: '2013' }
    expect(of(at('Cobán, hospital regional', year), at('Hospital de Cobán', year))).toEqual([
      'AB mission: Cobán, hospital regional',
      'BA mission: Hospital de Cobán',
    ])
  })

  it.each([
    ['a number', 'Decreto 306', 'el decreto 306 del gobierno'],
    ['two words', 'Convenio Mais Médicos', 'mais médicos'],
    ['a year with a number', 'Convenio 2013/45', 'Acuerdo 2013/45'],
  ])('is suggested for one paper named by %s, wherever it was', (_name, one, other) => {
    expect(of({ papers: one }, { papers: other, country: 'BR' })).toEqual([
      `AB mission: ${one}`,
      `BA mission: ${other}`,
    ])
  })

  it.each([
    [
      'what all papers are called',
      'el convenio entre Cuba y el gobierno',
      'un convenio del gobierno de Cuba',
    ],
    ['no paper', 'No', 'no'],
    ['not knowing', 'no creo', 'no creo que exista ninguno'],
    ['two papers', 'Decreto 306', 'Decreto 418'],
    ['one word', 'Petrocaribe', 'Petrocaribe'],
  ])('is not suggested for %s', (_name, one, other) => {
    expect(of({ papers: one }, { papers: other })).toEqual([])
  })
})

describe('the same person', () => {
  it('is suggested, as each wrote the name', () => {
    expect(
      told(
        'El jefe era Yoandri Pérez Gil.',
        'Nos amenazó la Dra. Marlene Soto y el tal Yoandri Perez.',
        'la doctora Marlene Soto',
      ),
    ).toEqual([
      'AB person: Yoandri Pérez Gil',
      'BA person: Yoandri Perez',
      'BC person: Dra. Marlene Soto',
      'CB person: doctora Marlene Soto',
    ])
  })

  it('is suggested where one of the two begins a sentence with the name', () => {
    expect(told('Yoandri Pérez mandaba.', 'Mandaba Yoandri Pérez.')).toEqual([
      'AB person: Yoandri Pérez',
      'BA person: Yoandri Pérez',
    ])
  })

  it.each([
    ['one name', 'llegó Yoandri', 'llegó Yoandri'],
    ['the beginning of sentences', 'Ayer. Entonces Pedro vino.', 'Entonces Pedro se fue'],
    ['an institution', 'el Ministerio de Salud Pública dijo', 'la Salud Pública dijo'],
    ['a brigade', 'la Brigada Médica Henry Reeve', 'la Brigada Médica Henry Reeve'],
    ['a country', 'volver a Estados Unidos', 'en los Estados Unidos'],
    ['a month with a word', 'desde Enero Rojo', 'en Enero Rojo'],
    ['a place by its word', 'fui a Puerto Cabello', 'a Puerto Cabello'],
    ['a place by "en"', 'vivía en Punto Fijo', 'trabajaba en Punto Fijo'],
    ['capitals', 'EL JEFE YOANDRI PEREZ', 'EL JEFE YOANDRI PEREZ'],
    ['small letters', 'el jefe yoandri pérez', 'el jefe yoandri pérez'],
    ['halves of words', 'el McDonald Pérez', 'un Donald Pérez'],
    ['two words with a comma', 'vino Yoandri, Pérez no', 'vino Yoandri, Pérez no'],
  ])('is not suggested for %s', (_name, one, other) => {
    expect(told(one, other)).toEqual([])
  })

  it('is not suggested for a name that stands in an answer about a place', () => {
    const story = 'el centro lleva el nombre de Belisario Porras'
    expect(
      of({ what_happened: story }, { what_happened: story }, at('Hospital Belisario Porras')),
    ).toEqual([])
  })

  it('is suggested for eight tips and not for nine, which all know him', () => {
    const stories = (count: number): string[] =>
      Array.from({ length: count }, () => 'con Yoandri Pérez')
    expect(told(...stories(8))).toHaveLength(8 * 7)
    expect(told(...stories(9))).toEqual([])
  })
})

describe('suggestions', () => {
  const place = at('Cobán')
  const links = (other: string, kind: LinkKind): Partial<DeskTip['work']> => ({
    links: [{ other: receiptOfLetter(other), kind }],
  })

  it.each<[LinkKind, string[]]>([
    ['place', []],
    ['tip', []],
    ['person', ['AB place: Cobán', 'BA place: Cobán']],
  ])('are not made again beside a link of the kind %s', (kind, due) => {
    expect(
      suggest(makeDeskTip('A', place, { work: links('B', kind) }), makeDeskTip('B', place)),
    ).toEqual(due)
    expect(
      suggest(makeDeskTip('A', place), makeDeskTip('B', place, { work: links('A', kind) })),
    ).toEqual(due)
  })

  it('are not made between tips that are one by way of a third', () => {
    const tips = [
      makeDeskTip('A', place, { work: links('C', 'tip') }),
      makeDeskTip('B', place, { work: links('C', 'tip') }),
    ]
    expect(suggest(...tips)).toEqual([])
  })

  it('leave out canaries and what is not relevant', () => {
    const tips = [
      makeDeskTip('A', place, { canaryWord: 'pez' }),
      makeDeskTip('B', place, { work: { state: claim('not-relevant') } }),
      makeDeskTip('C', place),
    ]
    expect(suggest(...tips)).toEqual([])
  })

  it('read the text of a tip that cannot be read', () => {
    const tips = ['A', 'B'].map((letter) =>
      makeDeskTip(letter, {}, { tip: null, text: 'era Yoandri Pérez' }),
    )
    expect(suggest(...tips)).toEqual(['AB person: Yoandri Pérez', 'BA person: Yoandri Pérez'])
  })

  it('are at most ten for a tip, what few tips speak of first', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({
      ...makeDeskTip('A', at(i < 2 ? 'Lanquín, Cobán' : 'Cobán')),
      receipt: String(i).padStart(4, '0') as Receipt,
    }))
    const found = suggestLinks(many, [MISSIONS_QUESTIONNAIRE])
    const counts = new Map<string, number>()
    for (const { receipt } of found) counts.set(receipt, (counts.get(receipt) ?? 0) + 1)
    expect(Math.max(...counts.values())).toBe(10)
    expect(found[0]).toMatchObject({ receipt: '0000', other: '0001' })
  })

  it('say why in plain text of at most 80 characters', () => {
    const long = `Cobán\u202e\u0000\n<b>${'á'.repeat(69)}🛂🛂`
    const [first] = suggestLinks(
      [makeDeskTip('A', at(long)), makeDeskTip('B', place)],
      [MISSIONS_QUESTIONNAIRE],
    )
    expect(first?.because).toBe(`Cobán <b>${'á'.repeat(69)}…`)
    expect(first?.because.length).toBeLessThanOrEqual(80)
  })

  it('are the same in whatever order the tips come', () => {
    const tips = ['A', 'B', 'C'].map((letter) => makeDeskTip(letter, place))
    expect(suggest(...tips)).toEqual(suggest(...tips.toReversed()))
  })

  it.each([
    ['one name over and over', 'con Yoandri Pérez y '],
    ['capitals', 'Aa '],
    ['one long word', 'Aaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['changing capitals', 'AaAa'],
  ])('cost little to look for in 60,000 characters: %s', (_name, piece) => {
    const story = piece.repeat(60_000 / piece.length)
    const start = process.cpuUsage()
    told(story, story)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(500)
  })
})
