import { describe, expect, it } from '@jest/globals'
import { layOutMatrix } from '../../../src/desk/charts/matrix-layout.js'
import { LINE_HEIGHT } from '../../../src/desk/charts/paint.js'

const cell = (row: number, column: number) => ({
  ...{ row, column, label: '', count: 1, pick: { receipts: [] } },
})
const names = (count: number, words: string): string[] =>
  Array.from({ length: count }, (_, i) => `${words} ${String(i)}`)

describe('a matrix', () => {
  it('names only rows that have a number beside them', () => {
    const parts = { rows: names(4, 'País'), columns: names(3, 'a'), legend: '' }
    const { blocks } = layOutMatrix(680, { ...parts, cells: [cell(0, 0), cell(2, 1)] }, 1)
    expect(blocks.map(({ rows }) => rows.map(({ label }) => label))).toEqual([['País 0', 'País 2']])
  })

  it('goes on below with the columns that do not fit, each of them once', () => {
    const columns = names(70, '20')
    const parts = { rows: ['Venezuela', 'Brasil'], columns, legend: '' }
    const cells = [cell(0, 0), cell(1, 69)]
    const { blocks, cellWidth, labelWidth } = layOutMatrix(680, { ...parts, cells }, 999)
    expect(blocks.length).toBeGreaterThan(1)
    expect(blocks.flatMap(({ heads }) => heads.map(({ column }) => column))).toEqual(
      columns.map((_, i) => i),
    )
    for (const { heads } of blocks) {
      expect(labelWidth + heads.length * cellWidth).toBeLessThanOrEqual(680)
    }
    expect(blocks[0]?.rows.map(({ label }) => label)).toEqual(['Venezuela'])
    expect(blocks.at(-1)?.rows.map(({ label }) => label)).toEqual(['Brasil'])
  })

  it.each([3, 11, 25])(
    'turns the heads of %d columns where they are long, side by side',
    (count) => {
      const columns = names(
        count,
        'Condiciones de trabajo y de vida abusivas, o algo todavía más largo',
      )
      const parts = { rows: ['Venezuela'], columns, cells: [cell(0, 0)], legend: '' }
      const { blocks, cellWidth, isTurned, headHeight } = layOutMatrix(680, parts, 9)
      expect(isTurned).toBe(true)
      expect(headHeight).toBeLessThan(210)
      for (const { lines } of blocks.flatMap(({ heads }) => heads)) {
        expect(lines.length * LINE_HEIGHT).toBeLessThanOrEqual(Math.max(cellWidth, LINE_HEIGHT))
      }
    },
  )

  it('leaves short heads upright', () => {
    const parts = {
      rows: ['Venezuela'],
      columns: ['2018', '2019'],
      cells: [cell(0, 0)],
      legend: '',
    }
    expect(layOutMatrix(680, parts, 9).isTurned).toBe(false)
  })
})
