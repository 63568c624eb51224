/** Years of service and months of arrival, each as a line of time. */
import { timeLine, type Column } from '../charts/time-line.js'
import type { Tally } from '../count/evidence.js'
import { countRow, type EvidenceTable } from './evidence-table.js'
import { drawIfAny, framePicture, type Context } from './frame-picture.js'

const YEAR_STEPS = [1, 2, 5, 10, 20]
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60]

export function describeYears(context: Context, years: readonly Tally[]): EvidenceTable {
  const columns = years.map(({ id, receipts }) => ({
    ...{ label: id, count: receipts.length, pick: { receipts } },
    ...{ tick: id, place: Number(id), group: '' },
  }))
  return describeTimes(context, 'years', years, columns, YEAR_STEPS)
}

export function describeMonths(
  context: Context,
  months: readonly Tally[],
  nameOf: (id: string) => string,
): EvidenceTable {
  const columns = months.map(({ id, receipts }) => {
    const [year = '', month = ''] = id.split('-')
    return {
      ...{ label: nameOf(id), count: receipts.length, pick: { receipts } },
      tick: context.texts.months[month] ?? month,
      place: 12 * Number(year) + Number(month) - 1,
      group: year,
    }
  })
  return describeTimes(context, 'months', months, columns, MONTH_STEPS)
}

function describeTimes(
  context: Context,
  id: 'years' | 'months',
  tallies: readonly Tally[],
  columns: readonly Column[],
  steps: readonly number[],
): EvidenceTable {
  const { texts } = context
  const { title, head, note } = texts.tables[id]
  return {
    ...{ id, title, note, columns: [head, texts.shown.tips] },
    rows: tallies.map(({ id, receipts }, i) => countRow(columns[i]?.label ?? id, id, [receipts])),
    chart: drawIfAny(columns, () =>
      timeLine(framePicture(context, title, 'timeLine'), columns, steps),
    ),
  }
}
