/** Countries, practices, indicators and the like: a number to each, and its share of all that are counted. */
import { barChart } from '../charts/bar-chart.js'
import type { Tally } from '../count/evidence.js'
import type { EvidenceTable } from './evidence-table.js'
import { fillIn, type EvidenceTexts } from './evidence-texts.js'
import { drawIfAny, framePicture, MAX_ROWS, type Context } from './frame-picture.js'

/** A tip may count in several rows, so the shares need not come to the whole. */
export function describeTallies(
  context: Context,
  id: 'countries' | 'practices' | 'indicators' | 'roles' | 'languages',
  tallies: readonly Tally[],
  nameOf: (id: string) => string,
): EvidenceTable {
  const { texts, total } = context
  const { title, head, note } = texts.tables[id]
  const bars = tallies.map(({ id, receipts }) => ({
    ...{ label: nameOf(id), count: receipts.length, pick: { receipts } },
  }))
  const shown = bars.slice(0, MAX_ROWS)
  return {
    id,
    title,
    note: shown.length < bars.length ? `${note} ${fillIn(texts.more, { number: MAX_ROWS })}` : note,
    columns: [head, texts.shown.tips, texts.shown.share],
    rows: tallies.map(({ id, receipts }) => ({
      label: nameOf(id),
      id,
      cells: [receipts.length, shareOf(receipts.length, total, texts)],
      picks: [{ receipts }, { receipts }],
    })),
    chart: drawIfAny(bars, () => barChart(framePicture(context, title, 'bars'), shown)),
  }
}

function shareOf(count: number, total: number, texts: EvidenceTexts): string {
  const percent = count === 0 ? 0 : (100 * count) / total
  return percent > 0 && percent < 1
    ? texts.lessThanOnePercent
    : fillIn(texts.percent, { number: Math.round(percent) })
}
