/** Two things of the same tips, one against the other. A cell that the evidence does not have is a 0 in the table. */
import { matrixChart } from '../charts/matrix-chart.js'
import type { SvgNode } from '../charts/svg.js'
import type { Matrix } from '../count/evidence.js'
import { countRow, type EvidenceTable } from './evidence-table.js'
import { fillIn } from './evidence-texts.js'
import { drawIfAny, framePicture, MAX_ROWS, type Context } from './frame-picture.js'

/** A sheet of Letter between margins, less a heading; in pixels of CSS. */
const MAX_HEIGHT = 900
/** Rather higher than a sheet than with fewer rows. */
const LEAST_ROWS = 8

/** What its rows and columns are called, beside the words in `texts.tables`. */
interface MatrixNames {
  row: (id: string) => string
  column: (id: string) => string
}

export function describeMatrix(
  context: Context,
  id: 'countryYears' | 'countryIndicators',
  matrix: Matrix,
  names: MatrixNames,
): EvidenceTable {
  const { title, head, note } = context.texts.tables[id]
  const { rows, columns, cells } = matrix
  // The code of a country, or none, has no blank in it.
  const byPlace = new Map(cells.map(({ row, column, receipts }) => [`${row} ${column}`, receipts]))
  const drawn = drawRows(context, title, matrix, names)
  const shown = Math.min(rows.length, drawn.rows)
  const more = fillIn(context.texts.more, { number: shown })
  return {
    ...{ id, title },
    note: shown < rows.length ? `${note} ${more}` : note,
    columns: [head, ...columns.map(names.column)],
    rows: rows.map((row) =>
      countRow(
        names.row(row),
        row,
        columns.map((column) => byPlace.get(`${row} ${column}`) ?? []),
      ),
    ),
    chart: drawn.chart,
  }
}

/** As many rows as stand on one sheet. */
function drawRows(
  context: Context,
  title: string,
  { rows, columns, cells }: Matrix,
  names: MatrixNames,
): { chart: SvgNode | null; rows: number } {
  const rowPlaces = new Map(rows.map((row, i) => [row, i]))
  const columnPlaces = new Map(columns.map((column, i) => [column, i]))
  const placed = cells.map(({ row, column, receipts }) => ({
    ...{ label: `${names.row(row)}, ${names.column(column)}`, count: receipts.length },
    pick: { receipts },
    row: rowPlaces.get(row) ?? rows.length,
    column: columnPlaces.get(column) ?? columns.length,
  }))
  const draw = (count: number): SvgNode | null => {
    const parts = {
      rows: rows.slice(0, count).map(names.row),
      columns: columns.map(names.column),
      cells: placed.filter(({ row }) => row < count),
      legend: context.texts.pictures.shades,
    }
    const frame = framePicture(context, title, 'matrix')
    return drawIfAny(parts.cells, () => matrixChart(frame, parts))
  }
  let count = MAX_ROWS
  let chart = draw(count)
  while (Number(chart?.attributes.height) > MAX_HEIGHT && count > LEAST_ROWS) {
    count -= 2
    chart = draw(count)
  }
  return { chart, rows: count }
}
