import { describe, expect, it } from '@jest/globals'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import type { Day } from '../../../src/domain/day.js'
import type { Answers } from '../../../src/domain/questionnaire.js'
import { claim, makeDeskTip, receiptOfLetter } from '../../helpers/desk-tip.js'
import { count, letters } from './counting.js'

describe('time', () => {
  it.each<[string, Answers, string[]]>([
    ['a span', { year_from: '2013', year_to: '2015' }, ['2013', '2014', '2015']],
    ['one year', { year_from: '2013', year_to: '2013' }, ['2013']],
    ['the first year alone', { year_from: '2013' }, ['2013']],
    ['the last year alone', { year_to: '2013' }, ['2013']],
    [
      'a span the wrong way round',
      { year_from: '2015', year_to: '2013' },
      ['2013', '2014', '2015'],
    ],
    ['no year', {}, []],
    ['words', { year_from: 'antes', year_to: '13' }, []],
    ['a year before the revolution', { year_from: '1958' }, []],
    ['a year that is far off', { year_from: '2100' }, []],
    ['several years in one', { year_from: ['2013'] }, []],
  ])('counts the years of service: %s', (_name, answers, years) => {
    const evidence = count(makeDeskTip('A', { country: 'GT', ...answers }))
    expect(evidence.years).toEqual(years.map((id) => ({ id, receipts: [receiptOfLetter('A')] })))
    expect(evidence.countryYears.columns).toEqual(years)
    expect(evidence.countryYears.cells.map(({ column }) => column)).toEqual(years)
  })

  it('shows years in which nobody served', () => {
    const evidence = count(
      makeDeskTip('A', { year_from: '2010' }),
      makeDeskTip('B', { year_to: '2013' }),
    )
    expect(evidence.years.map(({ id, receipts }) => [id, receipts.length])).toEqual([
      ...[['2010', 1], ['2011', 0], ['2012', 0], ['2013', 1]], // prettier-ignore
    ])
  })

  it('takes nobody to have served for more than sixty years', () => {
    const { years } = count(makeDeskTip('A', { year_from: '1959', year_to: '2099' }))
    expect([years.length, years[0]?.id, years.at(-1)?.id]).toEqual([60, '1959', '2018'])
  })

  it('counts months of arrival, gaps included, and knows the last day', () => {
    const days = ['2025-11-30', null, '2026-02-01', '2025-11-02']
    const evidence = count(
      ...days.map((day, i) =>
        makeDeskTip('ABCD'.charAt(i), {}, { receivedDay: day as Day | null }),
      ),
    )
    expect(evidence.months.map(({ id, receipts }) => `${id} ${letters(receipts)}`)).toEqual([
      ...['2025-11 AD', '2025-12 ', '2026-01 ', '2026-02 C'],
    ])
    expect(evidence.lastReceived).toBe('2026-02-01')
  })

  it('draws no line of a hundred thousand months through a list that lies', () => {
    const evidence = count(
      makeDeskTip('A', {}, { receivedDay: '9999-12-31' as Day }),
      makeDeskTip('B', {}, { receivedDay: '0000-01-01' as Day }),
    )
    expect(evidence.months.map(({ id }) => id)).toEqual(['0000-01', '9999-12'])
  })
})

describe('pay', () => {
  const pay = (value: number | null, text = 'nada'): Partial<DeskTip> => ({
    ...makeDeskTip('A', { what_happened: text }, { work: { pay: claim(value) } }),
  })
  const bandsOf = (...tips: Partial<DeskTip>[]): string[] =>
    count(
      ...tips.map((tip, i) => ({
        ...makeDeskTip('A'),
        ...tip,
        receipt: receiptOfLetter('ABCDEFGHJK'.charAt(i)),
      })),
    )
      .pay.bands.filter(({ confirmed, suggested }) => confirmed.length + suggested.length > 0)
      .map(
        ({ from, to, confirmed, suggested }) =>
          `${String(from)}-${String(to)} ${letters(confirmed)}/${letters(suggested)}`,
      )

  it('goes into bands from their first per cent up to, and without, their last', () => {
    expect(bandsOf(...[0, 4.9, 5, 10, 24, 25, 50, 75, 99, 100].map((value) => pay(value)))).toEqual(
      [...['0-5 AB/', '5-10 C/', '10-25 DE/', '25-50 F/', '50-75 G/', '75-100 HJK/']],
    )
  })

  it('is suggested from the text only where no person has said anything', () => {
    const text = 'Me daban el 15 %.'
    expect(bandsOf(makeDeskTip('A', { what_happened: text }))).toEqual(['10-25 /A'])
    expect(bandsOf(pay(50, text))).toEqual(['50-75 A/'])
    expect(bandsOf(pay(null, text))).toEqual([])
  })

  it('is the first of two claims that dispute', () => {
    const tip = makeDeskTip(
      'A',
      {},
      { work: { pay: [...claim(60), ...claim(5)], isDisputed: true } },
    )
    expect(bandsOf(tip)).toEqual(['50-75 A/'])
  })

  it.each([
    [[20], 20],
    [[30, 10, 20], 20],
    [[10, 25], 17.5],
    [[33.33, 33.34], 33.34],
    [[0], 0],
  ])('has the median of %j', (values, median) => {
    const tips = values.map((value, i) =>
      makeDeskTip('ABC'.charAt(i), {}, { work: { pay: claim(value) } }),
    )
    expect(
      count(...tips, makeDeskTip('D', { what_happened: 'Me daban el 90 %.' })).pay.medianConfirmed,
    ).toBe(median)
  })
})
