import { describe, expect, it } from '@jest/globals'
import type { LinkKind } from '../../../src/desk/case/case.js'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import type { Day } from '../../../src/domain/day.js'
import { groupSameTips } from '../../../src/desk/count/same-tip.js'
import { countEvidence } from '../../../src/desk/count/count-evidence.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { SEEN } from '../../../src/domain/missions-choices.js'
import type { Receipt } from '../../../src/domain/receipt.js'
import { claim, makeDeskTip, receiptOfLetter } from '../../helpers/desk-tip.js'
import { makeTip } from '../../helpers/tips.js'
import { count, found, letters } from './counting.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const linked = (letter: string, others: string, kind: LinkKind = 'tip', rest = {}): DeskTip =>
  makeDeskTip(
    letter,
    { country: 'GT' },
    {
      ...rest,
      work: { links: Array.from(others, (other) => ({ other: receiptOfLetter(other), kind })) },
    },
  )

describe('what is counted', () => {
  it('is each tip, in order of the receipts, however they come', () => {
    const tips = ['C', 'A', 'B'].map((letter) => makeDeskTip(letter, { country: 'GT' }))
    expect(letters(count(...tips).counted)).toBe('ABC')
    expect(count(...tips)).toEqual(count(...tips.toReversed()))
    expect(letters(tips.map(({ receipt }) => receipt))).toBe('CAB')
  })

  it('is nothing of nothing', () => {
    const evidence = count()
    expect(evidence).toMatchObject({
      counted: [],
      countries: [],
      languages: [],
      roles: [],
      years: [],
      months: [],
      lastReceived: null,
      pay: { medianConfirmed: null },
      countryYears: { rows: [], columns: [], cells: [] },
    })
    expect(evidence.practices).toHaveLength(SEEN.length)
    expect(evidence.pay.bands.map(({ from, to }) => [from, to])).toEqual([
      ...[[0, 5], [5, 10], [10, 25], [25, 50], [50, 75], [75, 100]], // prettier-ignore
    ])
  })

  it('takes no rows from a questionnaire that no tip answers: it may be anybody’s', () => {
    const tip = makeDeskTip('A')
    const seen = { id: 'seen', kind: 'many' as const, label: { es: 'Vio' }, isRequired: false }
    const choices = [{ id: 'nothing', label: { es: 'Nada' }, indicators: ['none_at_all'] }]
    const foreign = { ...MISSIONS_QUESTIONNAIRE, id: 'zz' }
    const sections = [{ ...foreign.sections[0]!, questions: [{ ...seen, choices } as never] }]
    const evidence = countEvidence([tip], [MISSIONS_QUESTIONNAIRE, { ...foreign, sections }])
    expect(evidence).toEqual(countEvidence([tip], [MISSIONS_QUESTIONNAIRE]))
  })

  it('leaves out canaries, what cannot be read and what is not relevant, each with its reason', () => {
    const { counted, leftOut } = count(
      makeDeskTip('A', {}, { canaryWord: 'pez' }),
      makeDeskTip('B', {}, { tip: null }),
      makeDeskTip('C', {}, { work: { state: claim('not-relevant') } }),
      makeDeskTip('D', {}, { work: { state: claim('closed') } }),
      makeDeskTip('E', {}, { tip: null, canaryWord: 'pez' }),
      makeDeskTip(
        'F',
        {},
        { work: { state: [{ value: 'not-relevant', by: '', day: '2026-11-01' as Day }] } },
      ),
    )
    expect(letters(counted)).toBe('D')
    expect(leftOut).toEqual({
      canary: [receiptOfLetter('A'), receiptOfLetter('E')],
      unreadable: [receiptOfLetter('B')],
      notRelevant: [receiptOfLetter('C')],
      notRelevantByApp: [receiptOfLetter('F')],
      repeated: [],
    })
  })

  it.each<[string, DeskTip[], string, string]>([
    ['two, linked from one side', [linked('A', ''), linked('B', 'A')], 'A', 'B'],
    ['two, linked from both', [linked('A', 'B'), linked('B', 'A')], 'A', 'B'],
    [
      'a chain',
      [linked('D', 'C'), linked('C', 'B'), linked('B', 'A'), linked('A', '')],
      'A',
      'BCD',
    ],
    ['a star', [linked('A', ''), linked('B', ''), linked('C', 'AB')], 'A', 'BC'],
    ['a circle', [linked('A', 'B'), linked('B', 'C'), linked('C', 'A')], 'A', 'BC'],
    ['itself', [linked('A', 'A')], 'A', ''],
    [
      'two pairs',
      [linked('A', 'B'), linked('B', ''), linked('C', 'D'), linked('D', '')],
      'AC',
      'BD',
    ],
    ['two by way of one that is not at hand', [linked('B', 'Z'), linked('C', 'Z')], 'B', 'C'],
    ['the same person', [linked('A', 'B', 'person'), linked('B', '')], 'AB', ''],
    ['the same mission', [linked('A', 'B', 'mission'), linked('B', '')], 'AB', ''],
    ['a canary', [linked('A', 'B', 'tip', { canaryWord: 'x' }), linked('B', '')], 'B', ''],
    ['one that cannot be read', [linked('A', 'B', 'tip', { tip: null }), linked('B', '')], 'B', ''],
  ])('counts one of those that are the same tip: %s', (_name, tips, counted, repeated) => {
    const evidence = count(...tips)
    expect(letters(evidence.counted)).toBe(counted)
    expect(letters(evidence.leftOut.repeated)).toBe(repeated)
    expect(letters(evidence.countries[0]?.receipts ?? [])).toBe(counted)
  })

  it('counts the other one when a person put one of two aside', () => {
    const aside = makeDeskTip(
      'A',
      {},
      {
        work: {
          state: claim('not-relevant'),
          links: [{ other: receiptOfLetter('B'), kind: 'tip' }],
        },
      },
    )
    expect(letters(count(aside, makeDeskTip('B')).counted)).toBe('B')
  })

  it('keeps a chain of thousands together', () => {
    const names = Array.from({ length: 5000 }, (_, i) => String(i).padStart(4, '0'))
    const tips = names.map((name, i) => ({
      ...makeDeskTip('A'),
      receipt: name as never,
      work: {
        ...makeDeskTip('A').work,
        links: [{ other: (names[i + 1] ?? name) as never, kind: 'tip' as const }],
      },
    }))
    expect(count(...tips).counted).toEqual(['0000'])
  })
})

describe('a chain of tips that are the same', () => {
  it('is followed fast, however long', () => {
    const tip = makeDeskTip('A')
    const tips = Array.from({ length: 40_000 }, (_, i) => ({
      ...tip,
      receipt: String(i) as Receipt,
      work: { ...tip.work, links: [{ other: String(i + 1) as Receipt, kind: 'tip' as const }] },
    }))
    const hasRunAway = watchForRunaway()
    const groupOf = groupSameTips(tips)
    expect(new Set(tips.map(({ receipt }) => groupOf(receipt))).size).toBe(1)
    expect(hasRunAway()).toBe(false)
  })
})

describe('the tallies', () => {
  const evidence = count(
    makeDeskTip('A', { country: 'GT', role: 'before', seen: ['pay', 'passport'] }),
    makeDeskTip('B', { country: 'BR', role: 'relative', seen: ['minders', 'punishment'] }),
    makeDeskTip('C', { country: 'BR', seen: [] }),
    makeDeskTip('D', {}, { tip: { ...makeTip({ country: 'AO' }), language: 'pt' } }),
    makeDeskTip('E', { role: 'before' }),
    makeDeskTip('F'),
    makeDeskTip('G'),
  )

  it('have countries by number, then by code, and none given last', () => {
    expect(found(evidence.countries)).toEqual(['BR:BC', 'AO:D', 'GT:A', ':EFG'])
    expect(found(evidence.languages)).toEqual(['es:ABCEFG', 'pt:D'])
  })

  it('have practices in the order of the questionnaire, those that nobody reported too', () => {
    expect(evidence.practices.map(({ id }) => id)).toEqual(SEEN.map(({ id }) => id))
    expect(found(evidence.practices)).toEqual(['pay:A', 'passport:A', 'minders:B', 'punishment:B'])
  })

  it('have the eleven indicators in the order of the ILO, a tip once in each', () => {
    expect(evidence.indicators.map(({ id }) => id)).toEqual([
      'abuse_of_vulnerability',
      'deception',
      'restriction_of_movement',
      'isolation',
      'physical_and_sexual_violence',
      'intimidation_and_threats',
      'retention_of_documents',
      'withholding_of_wages',
      'debt_bondage',
      'abusive_conditions',
      'excessive_overtime',
    ])
    expect(found(evidence.indicators)).toEqual([
      'abuse_of_vulnerability:B',
      'isolation:B',
      'intimidation_and_threats:B',
      'retention_of_documents:A',
      'withholding_of_wages:A',
    ])
  })

  it('have roles in the order of the questionnaire, none given last', () => {
    expect(found(evidence.roles)).toEqual(['before:AE', 'relative:B', ':CDFG'])
  })

  it('cross countries with indicators', () => {
    const { rows, columns, cells } = evidence.countryIndicators
    expect(rows).toEqual(['BR', 'AO', 'GT', ''])
    expect(columns).toEqual(evidence.indicators.map(({ id }) => id))
    expect(
      cells.map(({ row, column, receipts }) => `${row} ${column} ${letters(receipts)}`),
    ).toEqual([
      'BR abuse_of_vulnerability B',
      'BR isolation B',
      'BR intimidation_and_threats B',
      'GT retention_of_documents A',
      'GT withholding_of_wages A',
    ])
  })
})
