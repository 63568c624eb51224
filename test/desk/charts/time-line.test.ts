import { describe, expect, it } from '@jest/globals'
import type { SvgNode } from '../../../src/desk/charts/svg.js'
import { textWidth } from '../../../src/desk/charts/text-width.js'
import { timeLine, type Column } from '../../../src/desk/charts/time-line.js'

const FRAME = { title: 'Meses', description: 'Columnas', width: 680 }
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60]

/** @param first months since the year 0 */
const months = (first: number, count: number): Column[] =>
  Array.from({ length: count }, (_, i) => {
    const place = first + i
    return {
      ...{ label: String(place), count: i % 4, pick: { receipts: [] } },
      ...{ tick: `m${String((place % 12) + 1)}`, place, group: String(Math.floor(place / 12)) },
    }
  })
const nodesOf = (node: SvgNode): SvgNode[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child))),
]
/** Where texts stand along the line, by what they say. */
const textsOf = (picture: SvgNode, like: RegExp) =>
  nodesOf(picture).flatMap(({ tag, attributes, children: [words] }) =>
    tag === 'text' && typeof words === 'string' && like.test(words)
      ? [{ words, x: Number(attributes.x) }]
      : [],
  )

describe('a line of time', () => {
  it.each([1, 2, 14, 23, 60, 120, 360])(
    'of %d months names no two of them in one place',
    (count) => {
      for (let first = 24_000; first < 24_012; first++) {
        const picture = timeLine(FRAME, months(first, count), MONTH_STEPS)
        for (const like of [/^m\d+$/, /^\d{4}$/]) {
          const texts = textsOf(picture, like).sort((one, other) => one.x - other.x)
          texts.forEach(({ words, x }, i) => {
            const half = textWidth(words, 13) / 2
            expect(x + half).toBeLessThanOrEqual(Number(picture.attributes.width))
            const before = texts[i - 1]
            if (before) expect(x - half).toBeGreaterThan(before.x + textWidth(before.words, 13) / 2)
          })
        }
      }
    },
  )

  it('names the year that has more months, where there is room for one name', () => {
    // December, and then two years.
    const picture = timeLine(FRAME, months(24_011, 25), MONTH_STEPS)
    expect(
      textsOf(picture, /^\d{4}$/)
        .map(({ words }) => words)
        .sort(),
    ).toEqual(['2001', '2002'])
  })

  it('has room for columns without any, and draws nothing there', () => {
    const columns = months(24_000, 12)
    const marks = nodesOf(timeLine(FRAME, columns, MONTH_STEPS)).filter(
      ({ attributes }) => attributes.class === 'chart-mark',
    )
    expect(marks).toHaveLength(9)
    const bars = marks
      .flatMap(nodesOf)
      .flatMap(({ tag, attributes }) => (tag === 'rect' ? [Number(attributes.x)] : []))
    const gaps = bars.slice(1).map((x, i) => x - (bars[i] ?? 0))
    expect(Math.round(Math.max(...gaps) / Math.min(...gaps))).toBe(2)
  })

  it('is no wider than its few columns need', () => {
    const picture = timeLine(FRAME, months(24_000, 3), MONTH_STEPS)
    expect(Number(picture.attributes.width)).toBeLessThan(300)
  })
})
