/** The share of the pay that reached the worker. What a pattern found stands apart from what a person confirmed. */
import { payChart } from '../charts/pay-chart.js'
import type { Evidence, PayBand } from '../count/evidence.js'
import { countRow, type EvidenceTable } from './evidence-table.js'
import { fillIn, type EvidenceTexts } from './evidence-texts.js'
import { drawIfAny, framePicture, type Context } from './frame-picture.js'
import { writeNumber } from './write-number.js'

export function describePay(
  context: Context,
  { bands, medianConfirmed }: Evidence['pay'],
): EvidenceTable {
  const { language, texts } = context
  const { title, head, note, median } = texts.tables.pay
  const bars = bands.map((band, i) => {
    const label = nameBand(band, i === bands.length - 1, texts)
    return {
      ...{ label, id: `${String(band.from)}-${String(band.to)}` },
      confirmed: quantityOf(`${label}; ${texts.pay.confirmed}`, band.confirmed),
      suggested: quantityOf(`${label}; ${texts.pay.suggested}`, band.suggested),
    }
  })
  const percent = fillIn(texts.percent, { number: writeNumber(medianConfirmed ?? 0, language) })
  return {
    ...{ id: 'pay', title },
    note: medianConfirmed === null ? note : `${note} ${fillIn(median, { number: percent })}`,
    columns: [head, texts.pay.confirmed, texts.pay.suggested],
    rows: bands.map(({ confirmed, suggested }, i) =>
      countRow(bars[i]?.label ?? '', bars[i]?.id ?? '', [confirmed, suggested]),
    ),
    chart: drawIfAny(
      bars.flatMap(({ confirmed, suggested }) => [confirmed, suggested]),
      () =>
        payChart(framePicture(context, title, 'pay'), bars, {
          ...texts.pay,
          patternId: 'pay-suggested',
        }),
    ),
  }
}

function quantityOf(label: string, receipts: PayBand['confirmed']) {
  return { label, count: receipts.length, pick: { receipts } }
}

/** The last band holds its end too. */
function nameBand({ from, to }: PayBand, isLast: boolean, texts: EvidenceTexts): string {
  const percent = (number: number): string => fillIn(texts.percent, { number })
  const words = isLast ? texts.pay.lastBand : texts.pay.band
  return fillIn(words, { from: percent(from), to: percent(to) })
}
