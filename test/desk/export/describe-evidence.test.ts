import { describe, expect, it } from '@jest/globals'
import type { Evidence } from '../../../src/desk/count/evidence.js'
import { describeEvidence } from '../../../src/desk/export/describe-evidence.js'
import type { EvidenceTable } from '../../../src/desk/export/evidence-table.js'
import { DESK_LANGUAGES } from '../../../src/desk/texts.js'
import { makeEvidence, makeNaming, receiptNumber } from './sample-evidence.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const EMPTY: Evidence = {
  counted: [],
  leftOut: { canary: [], unreadable: [], notRelevant: [], notRelevantByApp: [], repeated: [] },
  ...{
    countries: [],
    languages: [],
    practices: [],
    indicators: [],
    roles: [],
    years: [],
    months: [],
  },
  countryYears: { rows: [], columns: [], cells: [] },
  countryIndicators: { rows: [], columns: [], cells: [] },
  pay: { bands: [], medianConfirmed: null },
  lastReceived: null,
}
const find = (tables: EvidenceTable[], id: string): EvidenceTable => {
  const table = tables.find((one) => one.id === id)
  if (!table) throw new Error(`no table ${id}`)
  return table
}

describe.each(DESK_LANGUAGES)('the evidence in %s', (language) => {
  const evidence = makeEvidence(150)
  const tables = describeEvidence(evidence, makeNaming(language))

  it('is eleven tables, each with a title and with what it counts', () => {
    expect(tables.map(({ id }) => id)).toEqual([
      ...['summary', 'countries', 'countryYears', 'practices', 'indicators', 'countryIndicators'],
      ...['roles', 'languages', 'years', 'months', 'pay'],
    ])
    for (const { title, note, columns, rows } of tables) {
      expect(title.length).toBeGreaterThan(5)
      expect(note.length).toBeGreaterThan(30)
      expect(new Set(columns).size).toBe(columns.length)
      for (const { label, cells, picks } of rows) {
        expect(label).not.toBe('')
        expect(cells).toHaveLength(columns.length - 1)
        expect(picks).toHaveLength(cells.length)
      }
    }
  })

  it('leads from every number to just as many tips, all of them in the evidence', () => {
    const known = new Set([evidence.counted, ...Object.values(evidence.leftOut)].flat())
    for (const { cells, picks } of tables.flatMap(({ rows }) => rows)) {
      cells.forEach((cell, i) => {
        const receipts = picks[i]?.receipts ?? []
        expect(Object.keys(picks[i] ?? {})).toEqual(['receipts'])
        if (typeof cell === 'number') expect(receipts).toHaveLength(cell)
        expect(receipts.filter((receipt) => !known.has(receipt))).toEqual([])
      })
    }
  })

  it('names every code: no id stands where a word should be', () => {
    const labels = tables.flatMap(({ rows, columns }) => [
      ...rows.map(({ label }) => label),
      ...columns,
    ])
    expect(labels.filter((label) => /_|\{|^[A-Z]{2}$|undefined/.test(label))).toEqual([])
  })
})

describe('the tables', () => {
  const tables = describeEvidence(makeEvidence(150), makeNaming('es'))

  it('say how many were counted, and why the others were not', () => {
    expect(find(tables, 'summary').rows.map(({ id, cells }) => [id, ...cells])).toEqual([
      ...[
        ['counted', 150],
        ['notRelevant', 0],
        ['notRelevantByApp', 0],
        ['repeated', 1],
        ['unreadable', 2],
        ['canary', 1],
      ],
    ])
    expect(find(tables, 'summary').note).toContain('2026-11-20')
  })

  it('have a word for no answer', () => {
    const { rows } = find(tables, 'countries')
    expect(rows.at(-1)).toMatchObject({ id: '', label: 'No lo dice' })
  })

  it('write shares in whole per cent of those counted', () => {
    const receipts = Array.from({ length: 300 }, (_, i) => receiptNumber(i))
    const tally = (id: string, count: number) => ({ id, receipts: receipts.slice(0, count) })
    const evidence = {
      ...EMPTY,
      counted: receipts,
      countries: [tally('VE', 300), tally('BR', 100), tally('GT', 2), tally('BO', 0)],
    }
    const { rows } = find(describeEvidence(evidence, makeNaming('es')), 'countries')
    expect(rows.map(({ cells }) => cells[1])).toEqual([
      ...['100\u00a0%', '33\u00a0%', '<1\u00a0%', '0\u00a0%'],
    ])
  })

  it('have a 0 where the matrix has no cell, and the number where it has', () => {
    const receipts = [receiptNumber(1), receiptNumber(2)]
    const countryYears = {
      rows: ['VE', ''],
      columns: ['2018', '2019'],
      cells: [
        { row: 'VE', column: '2019', receipts },
        { row: '', column: '2018', receipts: receipts.slice(1) },
      ],
    }
    const evidence = { ...EMPTY, counted: receipts, countryYears }
    const table = find(describeEvidence(evidence, makeNaming('en')), 'countryYears')
    expect(table.columns.slice(1)).toEqual(['2018', '2019'])
    expect(table.rows.map(({ label, cells }) => [label, ...cells])).toEqual([
      ...[
        ['Venezuela', 0, 2],
        ['Not said', 1, 0],
      ],
    ])
    expect(table.rows[0]?.picks).toEqual([{ receipts: [] }, { receipts }])
  })

  it('name bands of pay so that no per cent stands in two, and what is confirmed apart', () => {
    const bands = [
      { from: 0, to: 10, confirmed: [receiptNumber(1)], suggested: [] },
      { from: 10, to: 100, confirmed: [], suggested: [receiptNumber(2), receiptNumber(3)] },
    ]
    const evidence = { ...EMPTY, pay: { bands, medianConfirmed: 7.5 } }
    const table = find(describeEvidence(evidence, makeNaming('en')), 'pay')
    expect(table.rows.map(({ label, cells }) => [label, ...cells])).toEqual([
      ...[
        ['0% to under 10%', 1, 0],
        ['10% to 100%', 0, 2],
      ],
    ])
    expect(table.note).toMatch(/Half of the confirmed received 7\.5% or less\.$/)
    const median = (language: 'es' | 'pt') =>
      find(describeEvidence(evidence, makeNaming(language)), 'pay').note
    expect([median('es'), median('pt')]).toEqual([
      expect.stringContaining('7,5\u00a0%'),
      expect.stringContaining('7,5%'),
    ])
  })

  it('name months by words of their own, not by those of the machine', () => {
    const months = [{ id: '2026-01', receipts: [receiptNumber(1)] }]
    const table = find(describeEvidence({ ...EMPTY, months }, makeNaming('pt')), 'months')
    expect(table.rows[0]).toMatchObject({ id: '2026-01', label: 'jan 2026' })
  })

  it('show a code that nobody knows as it is, and ask no system for its name', () => {
    const receipts = [receiptNumber(1)]
    const odd = ['constructor', '__proto__', 'x', '<b>', 've', 'VEN']
    const tallies = odd.map((id) => ({ id, receipts }))
    const evidence = {
      ...EMPTY,
      counted: receipts,
      ...{ countries: tallies, practices: tallies, indicators: tallies, roles: tallies },
      ...{ languages: tallies, months: tallies },
    }
    const asked: string[] = []
    const naming = {
      ...makeNaming('es'),
      countryName: (code: string) => {
        asked.push(code)
        return code
      },
    }
    const drawn = describeEvidence(evidence, naming)
    for (const id of ['countries', 'practices', 'indicators', 'roles', 'languages', 'months']) {
      expect(find(drawn, id).rows.map(({ label }) => label)).toEqual(odd)
    }
    expect(asked).toEqual([])
  })

  it('have no picture where there is nothing to see', () => {
    for (const { chart } of describeEvidence(EMPTY, makeNaming('es'))) expect(chart).toBeNull()
    const zeros = { ...EMPTY, practices: [{ id: 'pay', receipts: [] }] }
    expect(find(describeEvidence(zeros, makeNaming('es')), 'practices').chart).toBeNull()
  })

  it('say so when the picture does not have all rows, and have all of them themselves', () => {
    const codes = Array.from({ length: 50 }, (_, i) =>
      String.fromCharCode(65 + (i % 26), 65 + Math.floor(i / 26)),
    )
    const many = describeEvidence(makeEvidence(3000, codes), makeNaming('en'))
    for (const id of ['countries', 'countryYears', 'countryIndicators']) {
      const { note, rows } = find(many, id)
      expect(rows.length).toBeGreaterThan(40)
      expect(note).toMatch(/The picture shows the first \d+ rows; the table has all of them\.$/)
    }
    expect(find(many, 'roles').note).not.toMatch(/picture shows/)
  })

  it('shade by the rows of the picture, not by those that it leaves out', () => {
    const receipts = Array.from({ length: 700 }, (_, i) => receiptNumber(i))
    const rows = Array.from(
      { length: 40 },
      (_, i) => `A${String.fromCharCode(65 + (i % 26))}${String(i)}`,
    )
    const cells = rows.map((row, i) => ({
      ...{ row, column: '2019', receipts: receipts.slice(0, i === 39 ? 700 : 3) },
    }))
    const countryYears = { rows, columns: ['2019'], cells }
    const evidence = { ...EMPTY, counted: receipts, countryYears }
    const { chart } = find(describeEvidence(evidence, makeNaming('es')), 'countryYears')
    expect(JSON.stringify(chart)).toContain('2–3')
    expect(JSON.stringify(chart)).not.toContain('700')
  })

  it('are there at once for 5,000 tips', () => {
    const evidence = makeEvidence(5000)
    const hasRunAway = watchForRunaway()
    describeEvidence(evidence, makeNaming('es'))
    expect(hasRunAway()).toBe(false)
  })
})
