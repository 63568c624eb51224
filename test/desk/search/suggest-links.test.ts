import { describe, expect, it } from '@jest/globals'
import type { LinkKind } from '../../../src/desk/case/case.js'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import { suggestLinks } from '../../../src/desk/search/suggest-links.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import type { Answers } from '../../../src/domain/questionnaire.js'
import type { Receipt } from '../../../src/domain/receipt.js'
import { claim, makeDeskTip, receiptOfLetter } from '../../helpers/desk-tip.js'
import { of, suggest, told } from './suggesting.js'
import { watchForRunaway } from '../../helpers/run-away.js'

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
    ['a year for a place', at('2013'), at('2013')],
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

  it('is not suggested for places that only begin alike', () => {
    const year = { year_from: '2013' }
    expect(of(at('Cobán, Chamelco', year), at('Cobán, Tactic', year))).toEqual([])
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
    ['a number among other words', 'Decreto 306, que salió en 2012', 'decreto 306 de migración'],
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
    ['a mere year', 'el de 2012', '2012'],
    ['one word', 'Petrocaribe', 'Petrocaribe'],
    ['a year', 'el de Qatar, 2012', 'el de Angola, 2012'],
    ['two words, where each says more', 'Oxígeno Vida Norte', 'Oxígeno Vida Sureste'],
    ['a number of another kind', 'Decreto 306, migración', 'Resolución 306, salarios'],
  ])('is not suggested for %s', (_name, one, other) => {
    expect(of({ papers: one }, { papers: other })).toEqual([])
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

  it('have first what few tips speak of, of whatever kind', () => {
    const papers = { papers: 'Decreto 306' }
    expect(of(at('Cobán', papers), at('Cobán'), at('Cobán'), papers)[0]).toBe(
      'AD mission: Decreto 306',
    )
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
    const hasRunAway = watchForRunaway()
    told(story, story)
    expect(hasRunAway()).toBe(false)
  })
})
