import { describe, expect, it } from '@jest/globals'
import { writeTable } from '../../src/bin/desk/write-table.js'

const row = (label: string, ...cells: (number | string)[]) => ({ label, id: '', cells, picks: [] })

describe('a table for a terminal', () => {
  it('has its labels to the left and its numbers to the right, and nothing that drives a terminal', () => {
    const rows = [row('Perú\u009b31m\u202e', 3, '12 %'), row('a\nb', 120, '<1 %')]
    const columns = ['País', 'n', 'parte']
    expect(writeTable({ title: 'T', note: 'N.', columns, rows })).toBe(
      'T\nN.\n\nPaís       n  parte\nPerú31m    3   12 %\na b      120   <1 %\n',
    )
  })

  it('may have more rows than a call takes arguments', () => {
    const rows = Array.from({ length: 300_000 }, () => row('a', 1))
    const text = writeTable({ title: 'T', note: '', columns: ['País', 'n'], rows })
    expect(text.endsWith('\na     1\n')).toBe(true)
  })
})
